package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostKeyTest {

    @TempDir
    private Path folder;

    @Test
    void the_fingerprint_survives_a_restart() throws Exception {
        String first;
        try (Drop drop = Drop.start(folder)) {
            first = drop.server().fingerprint();
        }
        try (Drop drop = Drop.start(folder)) {
            assertThat(drop.server().fingerprint()).isEqualTo(first).matches("SHA256:[A-Za-z0-9+/]{43}");
        }
    }

    @Test
    void a_new_key_is_owner_only_and_leaves_nothing_beside_it() throws Exception {
        Path file = folder.resolve("keys/host_key");
        HostKey.in(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(file.getParent()).isDirectoryContaining(entry -> entry.equals(file));
        try (Stream<Path> entries = Files.list(file.getParent())) {
            assertThat(entries).hasSize(1);
        }
    }

    @Test
    void ssh_keygen_prints_the_same_fingerprint_and_public_key() throws Exception {
        Path file = folder.resolve("host_key");
        HostKey key = HostKey.in(file);

        assertThat(keygen("-l", "-f", file.toString()))
                .startsWith("256 " + key.fingerprint() + " ")
                .endsWith("(ECDSA)\n");
        assertThat(keygen("-y", "-f", file.toString())).startsWith(key.entry());
    }

    @ParameterizedTest
    @CsvSource({"rsa, 3072", "ecdsa, 384"})
    void a_key_of_ssh_keygen_is_used(String type, String bits) throws Exception {
        Path file = folder.resolve("host_key");
        keygen("-q", "-t", type, "-b", bits, "-N", "", "-f", file.toString());

        assertThat(keygen("-l", "-f", file.toString()))
                .contains(HostKey.in(file).fingerprint());
    }

    static Stream<Arguments> damage() {
        return Stream.of(
                Arguments.of("empty", (Damage) key -> ""),
                Arguments.of("cut", (Damage) key -> key.substring(0, key.length() / 2)),
                Arguments.of("other", (Damage) key -> "not a key\n"),
                Arguments.of("flipped", (Damage) HostKeyTest::withAnotherPrivateKey));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damage")
    void a_damaged_key_stops_the_start_and_is_not_replaced(String name, Damage damage) throws Exception {
        Path file = folder.resolve("host_key");
        HostKey.in(file);
        String damaged = damage.of(Files.readString(file));
        Files.writeString(file, damaged);

        assertThatThrownBy(() -> Drop.start(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The SFTP host key " + file + " is damaged, or not a private key without passphrase;"
                        + " restore it from a backup, or move it away to have a new one made,"
                        + " which every client must then accept.");
        assertThat(file).hasContent(damaged);
    }

    @Test
    void a_key_with_a_passphrase_stops_the_start() throws Exception {
        Path file = folder.resolve("host_key");
        keygen("-q", "-t", "ecdsa", "-N", "secret phrase", "-f", file.toString());

        assertThatThrownBy(() -> HostKey.in(file)).hasMessageContaining("not a private key without passphrase");
    }

    @Test
    void a_key_that_others_can_read_stops_the_start() throws Exception {
        Path file = folder.resolve("host_key");
        HostKey.in(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> HostKey.in(file))
                .isInstanceOf(IOException.class)
                .hasMessage("The SFTP host key " + file + " is open to other users of this machine; chmod it to 600.");
    }

    @Test
    void a_key_that_a_link_puts_below_the_root_stops_the_start() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path link = Files.createSymbolicLink(folder.resolve("keys"), root);
        SftpServerSettings settings = SftpServerSettings.defaults(root, link.resolve("host_key"), Drop.ACCOUNTS)
                .listeningOn("127.0.0.1", 0);

        assertThatThrownBy(() -> SftpServer.start(settings))
                .isInstanceOf(IOException.class)
                .hasMessage("The SFTP server's host key " + link.resolve("host_key") + " lies inside its root " + root
                        + " by way of a link; put it elsewhere.");
    }

    private interface Damage {
        String of(String key);
    }

    /** One bit of the private number, which the format keeps after both copies of the public key. */
    private static String withAnotherPrivateKey(String key) {
        byte[] bytes = Base64.getMimeDecoder().decode(key.replaceAll("-----.*-----", ""));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int publicKey = text.lastIndexOf("nistp256") + "nistp256".length();
        int privateNumber = publicKey + 4 + 65 + 4;
        bytes[privateNumber + 10] ^= 1;
        return "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(70, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(bytes)
                + "\n-----END OPENSSH PRIVATE KEY-----\n";
    }

    private static String keygen(String... arguments) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh-keygen")), "The OpenSSH client tools are not installed.");
        return Tool.run(
                        Stream.concat(Stream.of("/usr/bin/ssh-keygen"), Stream.of(arguments))
                                .toList(),
                        "")
                .output();
    }
}

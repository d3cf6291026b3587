package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.AcceptAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.RawSftpClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no well-behaved client makes. */
class RawRequestsTest {

    @TempDir
    private Path folder;

    private Drop drop;
    private SshClient ssh;
    private SftpClient sftp;

    @BeforeEach
    void login() throws Exception {
        drop = Drop.start(folder, settings -> settings.withBytes(100_000, 150_000));
        ssh = SshClient.setUpDefaultClient();
        ssh.setServerKeyVerifier(AcceptAllServerKeyVerifier.INSTANCE);
        ssh.start();
        ClientSession session = ssh.connect("demo", "127.0.0.1", drop.server().port())
                .verify(5_000)
                .getSession();
        session.addPasswordIdentity("upload-1");
        session.auth().verify(5_000);
        sftp = SftpClientFactory.instance().createSftpClient(session);
    }

    @AfterEach
    void logout() {
        ssh.close(true);
        drop.close();
    }

    @Test
    void version_3_and_harmless_extensions_are_offered() {
        assertThat(sftp.getVersion()).isEqualTo(3);
        assertThat(sftp.getServerExtensions())
                .containsKeys(
                        "posix-rename@openssh.com", "fsync@openssh.com", "lsetstat@openssh.com", "limits@openssh.com")
                .doesNotContainKeys("hardlink@openssh.com", "copy-file", "copy-data", "md5-hash", "check-file-name");
    }

    static Stream<Arguments> extensions() {
        return Stream.of(
                extension("hardlink@openssh.com", "users.csv", "/copy.csv"),
                extension("copy-file", "users.csv", "/copy.csv"),
                extension("md5-hash", "users.csv"),
                extension("check-file-name", "users.csv", "sha256"),
                extension("space-available", "/"),
                extension("anything@example.org"));
    }

    private static Arguments extension(String name, String... strings) {
        Buffer buffer = new ByteArrayBuffer();
        buffer.putString(name);
        for (String string : strings) {
            buffer.putString(string);
        }
        buffer.putLong(0);
        buffer.putLong(0);
        buffer.putLong(0);
        return Arguments.of(name, buffer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("extensions")
    void other_extensions_are_unsupported(String name, Buffer request) throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "x");

        RawSftpClient raw = (RawSftpClient) sftp;
        Buffer answer = raw.receive(raw.send(SftpConstants.SSH_FXP_EXTENDED, request));

        answer.getInt();
        assertThat(answer.getUByte()).isEqualTo(SftpConstants.SSH_FXP_STATUS);
        answer.getInt();
        assertThat(answer.getInt()).isEqualTo(SftpConstants.SSH_FX_OP_UNSUPPORTED);
        assertThat(sftp.stat("users.csv").getSize()).isEqualTo(1);
        assertThat(drop.demo().resolve("copy.csv")).doesNotExist();
    }

    @Test
    void a_file_opened_to_read_and_write_can_only_be_written() throws Exception {
        try (CloseableHandle file = sftp.open("users.csv", OpenMode.Read, OpenMode.Write, OpenMode.Create)) {
            sftp.write(file, 0, new byte[] {1, 2, 3});

            assertThatThrownBy(() -> sftp.read(file, 0, new byte[3]))
                    .isInstanceOf(SftpException.class)
                    .hasMessage("This account sends files and may not read them back.");
        }
        assertThat(drop.demo().resolve("users.csv")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void a_write_far_beyond_the_end_counts_the_hole() throws Exception {
        CloseableHandle file = sftp.open("users.csv", OpenMode.Write, OpenMode.Create);

        for (long offset : new long[] {99_999, 1L << 40}) {
            assertThatThrownBy(() -> sftp.write(file, offset, new byte[] {1, 2}))
                    .isInstanceOf(SftpException.class)
                    .hasMessageStartingWith("users.csv is larger than the 100000 bytes");
        }
        assertThat(drop.demo()).isEmptyDirectory();
    }

    @Test
    void a_refused_upload_stays_refused_and_spares_its_successor() throws Exception {
        CloseableHandle refused = sftp.open("users.csv", OpenMode.Write, OpenMode.Create);
        assertThatThrownBy(() -> sftp.write(refused, 100_000, new byte[1])).isInstanceOf(IOException.class);
        try (CloseableHandle next = sftp.open("users.csv", OpenMode.Write, OpenMode.Create)) {
            sftp.write(next, 0, new byte[] {1});
        }

        assertThatThrownBy(() -> sftp.write(refused, 0, new byte[1])).isInstanceOf(IOException.class);
        sftp.close(refused);

        assertThat(drop.demo().resolve("users.csv")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void appending_counts_what_is_there() throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "x".repeat(99_999));

        try (CloseableHandle file = sftp.open("users.csv", OpenMode.Write, OpenMode.Append)) {
            sftp.write(file, 0, new byte[] {1});
            assertThatThrownBy(() -> sftp.write(file, 0, new byte[] {1}))
                    .hasMessageStartingWith("users.csv is larger than the 100000 bytes");
        }
        assertThat(drop.demo()).isEmptyDirectory();
    }

    @Test
    void truncating_by_attribute_shortens_the_file() throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "a long first version");

        sftp.setStat("users.csv", new SftpClient.Attributes().size(6));

        assertThat(drop.demo().resolve("users.csv")).hasContent("a long");
    }

    @Test
    void a_file_with_a_writer_is_not_renamed_away_by_its_sender() throws Exception {
        Drop.place(drop.demo().resolve("old.csv"), "old");
        try (CloseableHandle file = sftp.open("users.csv", OpenMode.Write, OpenMode.Create)) {
            assertThatThrownBy(() -> sftp.rename("users.csv", "mine.csv"))
                    .hasMessage("users.csv is still being uploaded; try again when that is complete.");
            assertThatThrownBy(() -> sftp.rename("old.csv", "users.csv"))
                    .hasMessage("users.csv is still being uploaded; try again when that is complete.");
            sftp.write(file, 0, new byte[] {1});
        }
        assertThat(Files.exists(drop.demo().resolve("mine.csv"))).isFalse();
    }
}

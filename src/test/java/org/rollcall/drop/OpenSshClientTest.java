package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSshClientTest {

    @TempDir
    private Path folder;

    private SftpServer server;
    private Path uploads;

    @BeforeEach
    void start() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/sftp")), "The OpenSSH client is not installed on this machine.");
        KeyPair key = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
        ByteArrayOutputStream publicKey = new ByteArrayOutputStream();
        key.writePublicKey(publicKey, "test");
        ByteArrayOutputStream privateKey = new ByteArrayOutputStream();
        key.writePrivateKey(privateKey);
        Path identity = Files.createFile(
                folder.resolve("id"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(identity, privateKey.toByteArray());
        server = SftpServer.start(SftpServerSettings.defaults(
                        folder.resolve("root"),
                        folder.resolve("host_key"),
                        List.of(
                                SftpAccount.upload("demo", "demo-unified", null, publicKey.toString()),
                                SftpAccount.collect("rollcall", null, publicKey.toString())))
                .listeningOn("127.0.0.1", 0)
                .withBytes(2_000_000, 3_000_000));
        uploads = folder.resolve("root/demo-unified");
        Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine("127.0.0.1") + "\n");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void uploads_with_times_and_modes_kept_lists_and_renames() throws Exception {
        Path local = Drop.place(folder.resolve("users.csv"), "x".repeat(1_000_000));

        Tool.Result result =
                sftp("demo", "put -p " + local + " users.part\nrename users.part users.csv\nls -la\nbye\n");

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(result.output()).contains("users.csv").doesNotContain("..");
        assertThat(uploads.resolve("users.csv")).hasSameBinaryContentAs(local);
    }

    @Test
    void reading_deleting_and_linking_are_refused() throws Exception {
        Drop.place(uploads.resolve("users.csv"), "x");

        for (String command : List.of(
                "get users.csv " + folder.resolve("copy"),
                "rm users.csv",
                "mkdir new",
                "ln users.csv hard",
                "ln -s users.csv soft",
                "cp users.csv copy.csv")) {
            Tool.Result result = sftp("demo", command + "\n");
            assertThat(result.exit()).as(command + ": " + result.output()).isEqualTo(1);
        }
        assertThat(uploads).isDirectoryContaining(file -> file.endsWith("users.csv"));
        try (var files = Files.list(uploads)) {
            assertThat(files).hasSize(1);
        }
        assertThat(folder.resolve("copy"))
                .satisfiesAnyOf(copy -> assertThat(copy).doesNotExist(), copy -> assertThat(copy)
                        .isEmptyFile());
    }

    @Test
    void a_file_over_the_limit_is_refused_and_gone() throws Exception {
        Path local = Drop.place(folder.resolve("large.csv"), "x".repeat(2_000_001));

        Tool.Result result = sftp("demo", "put " + local + "\n");

        assertThat(result.exit()).as(result.output()).isEqualTo(1);
        assertThat(uploads).isEmptyDirectory();
    }

    @Test
    void the_collecting_account_reads_archives_and_deletes() throws Exception {
        Drop.place(uploads.resolve("users.csv"), "ours");
        Path copy = folder.resolve("copy.csv");

        Tool.Result result = sftp(
                "rollcall",
                "cd demo-unified\nget users.csv " + copy
                        + "\nmkdir .done\nrename users.csv .done/users.csv\nrm .done/users.csv\nrmdir .done\n");

        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(copy).hasContent("ours");
        assertThat(uploads).isEmptyDirectory();
    }

    @Test
    void commands_and_the_old_scp_protocol_are_refused() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/ssh")), "The OpenSSH client is not installed on this machine.");
        List<String> command = new ArrayList<>(List.of("/usr/bin/ssh", "-p", String.valueOf(server.port())));
        command.addAll(options());
        Collections.addAll(command, "demo@127.0.0.1", "scp -t /");

        assertThat(Tool.run(command, "").exit()).isNotZero();
    }

    private Tool.Result sftp(String account, String batch) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/sftp", "-b", "-", "-P", String.valueOf(server.port())));
        command.addAll(options());
        command.add(account + "@127.0.0.1");
        return Tool.run(command, batch);
    }

    private List<String> options() {
        return List.of(
                "-F", "none",
                "-o", "BatchMode=yes",
                "-o", "StrictHostKeyChecking=yes",
                "-o", "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "-o", "GlobalKnownHostsFile=/dev/null",
                "-o", "IdentitiesOnly=yes",
                "-o", "IdentityAgent=none",
                "-i", folder.resolve("id").toString());
    }
}

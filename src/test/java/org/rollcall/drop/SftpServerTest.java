package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.ChannelShell;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.UserInfo;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SftpServerTest {

    @TempDir
    private Path folder;

    @Test
    void makes_its_folders_for_the_owner_only() throws Exception {
        try (Drop drop = Drop.start(folder)) {
            for (Path made : List.of(drop.demo().getParent(), drop.demo(), drop.other())) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void an_account_folder_that_is_a_link_stops_the_start() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createDirectory(folder.resolve("root")).resolve("demo-unified");
        Files.createSymbolicLink(link, elsewhere);

        assertThatThrownBy(() -> Drop.start(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The folder " + link.toRealPath(LinkOption.NOFOLLOW_LINKS)
                        + " of SFTP account 'demo' is a link; put a plain folder there.");
    }

    @Test
    void a_file_where_the_root_should_be_stops_the_start() throws Exception {
        Path root = Files.createFile(folder.resolve("root"));

        assertThatThrownBy(() -> Drop.start(folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The SFTP server's root " + root + " is not a folder and cannot be made one; set another.");
    }

    @Test
    void a_port_that_is_taken_stops_the_start() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Drop.start(folder, settings -> settings.listeningOn("127.0.0.1", port)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("The SFTP server cannot listen on 127.0.0.1 port " + port
                            + "; choose an address of this machine and a port that no other program has.");
        }
    }

    @Test
    void closing_cuts_off_sessions_and_releases_the_port() throws Exception {
        Drop drop = Drop.start(folder);
        int port = drop.server().port();
        JschClient client = drop.asDemo();

        drop.close();
        drop.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> !client.isConnected());
        try (Drop again = Drop.start(folder, settings -> settings.listeningOn("127.0.0.1", port));
                JschClient anew = again.asDemo()) {
            assertThat(anew.names("/")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"demo, upload-2", "demo, ''", "nobody, upload-1", "nobody, ''", "rollcall, upload-1"})
    void a_wrong_name_or_password_is_refused(String account, String password) throws Exception {
        try (Drop drop = Drop.start(folder)) {
            assertThatThrownBy(() -> JschClient.login(drop.server(), account, password))
                    .isInstanceOf(JSchException.class)
                    .hasMessageContaining("Auth fail");
        }
    }

    @Test
    void a_session_may_try_a_few_passwords_only() throws Exception {
        try (Drop drop = Drop.start(folder)) {
            AtomicInteger prompts = new AtomicInteger();
            Session session = JschClient.prepare(new JSch(), drop.server(), "demo");
            session.setConfig("MaxAuthTries", "50");
            session.setConfig("PreferredAuthentications", "password");
            session.setUserInfo(new Guesser(prompts));

            assertThatThrownBy(() -> session.connect(5_000)).isInstanceOf(JSchSessionDisconnectException.class);
            assertThat(prompts).hasValue(7);
        }
    }

    @ParameterizedTest
    @CsvSource({KeyPair.ECDSA + ", 256", KeyPair.RSA + ", 3072"})
    void a_key_logs_in_and_another_key_does_not(int type, int bits) throws Exception {
        KeyPair key = KeyPair.genKeyPair(new JSch(), type, bits);
        KeyPair stranger = KeyPair.genKeyPair(new JSch(), type, bits);
        SftpAccount account = SftpAccount.upload("demo", "demo-unified", null, "# the SIS\n" + line(key) + "\n");
        SftpServerSettings settings = SftpServerSettings.defaults(
                        folder.resolve("root"), folder.resolve("host_key"), List.of(account))
                .listeningOn("127.0.0.1", 0);

        try (SftpServer server = SftpServer.start(settings)) {
            try (JschClient client = JschClient.loginWithKey(server, "demo", bytes(key))) {
                client.put("x", "users.csv");
                assertThat(client.names("/")).containsExactly("users.csv");
            }
            assertThatThrownBy(() -> JschClient.loginWithKey(server, "demo", bytes(stranger)))
                    .hasMessageContaining("Auth fail");
            assertThatThrownBy(() -> JschClient.login(server, "demo", "")).hasMessageContaining("Auth fail");
        }
    }

    @Test
    void more_sessions_than_the_limit_are_closed_and_a_free_place_is_given_again() throws Exception {
        try (Drop drop = Drop.start(folder, settings -> settings.withSessions(2, Duration.ofMinutes(1)));
                JschClient first = drop.asDemo()) {
            JschClient second = drop.asCollector();
            assertThatThrownBy(drop::asDemo).isInstanceOf(JSchException.class);
            assertThat(first.names("/")).isEmpty();

            second.close();

            await().atMost(Duration.ofSeconds(5)).ignoreExceptions().until(() -> {
                try (JschClient third = drop.asDemo()) {
                    return third.names("/").isEmpty();
                }
            });
        }
    }

    @Test
    void an_idle_session_is_closed() throws Exception {
        try (Drop drop = Drop.start(folder, settings -> settings.withSessions(2, Duration.ofSeconds(1)));
                JschClient client = drop.asDemo()) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !client.isConnected());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "scp -t /", "internal-sftp"})
    void commands_are_refused(String command) throws Exception {
        try (Drop drop = Drop.start(folder)) {
            Session session = JschClient.session(drop.server(), "demo", "upload-1");
            ChannelExec exec = (ChannelExec) session.openChannel("exec");
            exec.setCommand(command);

            assertThatThrownBy(() -> exec.connect(5_000)).isInstanceOf(JSchException.class);
            session.disconnect();
        }
    }

    @Test
    void a_shell_is_refused() throws Exception {
        try (Drop drop = Drop.start(folder)) {
            Session session = JschClient.session(drop.server(), "demo", "upload-1");
            ChannelShell shell = (ChannelShell) session.openChannel("shell");
            shell.setPty(false);

            assertThatThrownBy(() -> shell.connect(5_000)).isInstanceOf(JSchException.class);
            session.disconnect();
        }
    }

    @Test
    void ports_are_not_forwarded() throws Exception {
        try (Drop drop = Drop.start(folder);
                ServerSocket inner = new ServerSocket(0)) {
            Session session = JschClient.session(drop.server(), "demo", "upload-1");

            assertThatThrownBy(() -> session.setPortForwardingR(0, "127.0.0.1", inner.getLocalPort()))
                    .isInstanceOf(JSchException.class);
            assertThatThrownBy(() -> session.getStreamForwarder("127.0.0.1", inner.getLocalPort())
                            .connect(5_000))
                    .isInstanceOf(JSchException.class);
            session.disconnect();
        }
    }

    @Test
    void known_hosts_lines_name_the_port_and_the_key() throws Exception {
        try (Drop drop = Drop.start(folder)) {
            assertThat(drop.server().knownHostsLine("sftp.example.org"))
                    .matches("\\[sftp\\.example\\.org]:" + drop.server().port()
                            + " ecdsa-sha2-nistp256 [A-Za-z0-9+/]+={0,2}");
        }
    }

    private static String line(KeyPair key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        key.writePublicKey(out, "test");
        return out.toString().strip();
    }

    private static byte[] bytes(KeyPair key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        key.writePrivateKey(out);
        return out.toByteArray();
    }

    private record Guesser(AtomicInteger prompts) implements UserInfo {
        @Override
        public String getPassphrase() {
            return null;
        }

        @Override
        public String getPassword() {
            return "guess-" + prompts.get();
        }

        @Override
        public boolean promptPassword(String message) {
            prompts.incrementAndGet();
            return true;
        }

        @Override
        public boolean promptPassphrase(String message) {
            return false;
        }

        @Override
        public boolean promptYesNo(String message) {
            return false;
        }

        @Override
        public void showMessage(String message) {}
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A stock OpenSSH server on a free port, for the current user by key, and the stock client to go with it. */
final class OpenSsh implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private Process server;

    private OpenSsh(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Skips the test with a sentence where there is no OpenSSH. */
    static OpenSsh start(Path folder) throws IOException {
        assumeTrue(
                Files.isExecutable(SSHD),
                "OpenSSH is not installed: /usr/sbin/sshd is not there, so the stock server is not tried");
        OpenSsh ssh = new OpenSsh(folder, freePort());
        ssh.makeKey("id");
        ssh.makeHostKey();
        ssh.startServer();
        return ssh;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where a session begins. */
    Path home() throws IOException {
        return Files.createDirectories(folder.resolve("home"));
    }

    void makeHostKey() throws IOException {
        Files.deleteIfExists(folder.resolve("host"));
        Files.deleteIfExists(folder.resolve("host.pub"));
        makeKey("host");
    }

    private void makeKey(String name) throws IOException {
        run(
                "ssh-keygen",
                "-q",
                "-t",
                "ecdsa",
                "-m",
                "PEM",
                "-N",
                "",
                "-f",
                folder.resolve(name).toString());
    }

    void startServer() throws IOException {
        Files.createDirectories(Path.of("/run/sshd"));
        Path keys = folder.resolve("authorized_keys");
        Files.write(keys, Files.readAllBytes(folder.resolve("id.pub")));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Path config = folder.resolve("sshd_config");
        Files.write(
                config,
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("host"),
                        "PidFile none",
                        "AuthorizedKeysFile " + keys,
                        "PasswordAuthentication no",
                        "PermitRootLogin yes",
                        "StrictModes no",
                        "UsePAM no",
                        "Subsystem sftp internal-sftp -d " + home()));
        server = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-f",
                        config.toString(),
                        "-E",
                        folder.resolve("log").toString())
                .inheritIO()
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::answers);
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'S';
        } catch (IOException e) {
            return false;
        }
    }

    void stopServer() throws IOException {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroy();
        server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    int port() {
        return port;
    }

    Path privateKey() {
        return folder.resolve("id");
    }

    /** The line a person would put into known_hosts. */
    String knownHostsLine() throws IOException {
        String[] key = Files.readString(folder.resolve("host.pub")).split(" ");
        return "[127.0.0.1]:" + port + " " + key[0] + " " + key[1].trim();
    }

    /** Uploads with the stock client. */
    void put(Path file, String to, Path knownHosts) throws IOException {
        Path batch = Files.writeString(folder.resolve("batch"), "put " + file + " " + to + "\n");
        run(
                "sftp",
                "-q",
                "-oUserKnownHostsFile=" + knownHosts,
                "-oStrictHostKeyChecking=yes",
                "-oIdentityFile=" + privateKey(),
                "-b",
                batch.toString(),
                "-P",
                Integer.toString(port),
                System.getProperty("user.name") + "@127.0.0.1");
    }

    private static void run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
    }

    @Override
    public void close() throws IOException {
        stopServer();
    }
}

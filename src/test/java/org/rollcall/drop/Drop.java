package org.rollcall.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** A server on a free port with two districts and the collecting account. */
final class Drop implements AutoCloseable {

    static final List<SftpAccount> ACCOUNTS = List.of(
            SftpAccount.upload("demo", "demo-unified", "upload-1", null),
            SftpAccount.upload("other", "other-charter", "upload-2", null),
            SftpAccount.collect("rollcall", "collect-1", null));

    private final SftpServer server;
    private final Path root;

    private Drop(SftpServer server, Path root) {
        this.server = server;
        this.root = root;
    }

    static Drop start(Path folder) throws IOException {
        return start(folder, settings -> settings);
    }

    static Drop start(Path folder, UnaryOperator<SftpServerSettings> change) throws IOException {
        return new Drop(SftpServer.start(change.apply(settings(folder))), folder.resolve("root"));
    }

    static SftpServerSettings settings(Path folder) {
        return SftpServerSettings.defaults(folder.resolve("root"), folder.resolve("host_key"), ACCOUNTS)
                .listeningOn("127.0.0.1", 0)
                .withSessions(8, Duration.ofMinutes(1));
    }

    SftpServer server() {
        return server;
    }

    Path demo() {
        return root.resolve("demo-unified");
    }

    Path other() {
        return root.resolve("other-charter");
    }

    JschClient asDemo() throws Exception {
        return JschClient.login(server, "demo", "upload-1");
    }

    JschClient asCollector() throws Exception {
        return JschClient.login(server, "rollcall", "collect-1");
    }

    /** A file put there by other means than SFTP. */
    static Path place(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Override
    public void close() {
        server.close();
    }
}

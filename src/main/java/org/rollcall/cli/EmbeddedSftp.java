package org.rollcall.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.drop.SftpAccount;
import org.rollcall.drop.SftpServer;
import org.rollcall.drop.SftpServerSettings;
import org.rollcall.landing.DurableFiles;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentException;

/** Starts the embedded SFTP server as the settings {@code sftp.server.*} say. */
final class EmbeddedSftp {

    private EmbeddedSftp() {}

    /** The server, or null when it is off. */
    static SftpServer start(Deployment deployment) throws IOException {
        if (!deployment.property("sftp.server.enabled").equals("true")) {
            return null;
        }
        Path work = deployment.settings().work();
        SftpServer server = SftpServer.start(settings(deployment, work));
        String lines = server.knownHostsLine("127.0.0.1") + "\n" + server.knownHostsLine("localhost") + "\n";
        DurableFiles.write(deployment.embeddedKnownHosts(), lines.getBytes(StandardCharsets.UTF_8));
        return server;
    }

    private static SftpServerSettings settings(Deployment deployment, Path work) throws IOException {
        try {
            return SftpServerSettings.defaults(
                            path(deployment, "sftp.server.root", work.resolve("sftp")),
                            path(deployment, "sftp.server.hostKey", work.resolve("sftp-host-key")),
                            accounts(deployment))
                    .listeningOn(deployment.property("sftp.server.host"), number(deployment, "sftp.server.port"))
                    .withSessions(
                            number(deployment, "sftp.server.maxSessions"),
                            Duration.ofMinutes(number(deployment, "sftp.server.idleMinutes")))
                    .withBytes(
                            (long) number(deployment, "sftp.server.maxFileMegabytes") << 20,
                            (long) number(deployment, "sftp.server.maxFolderMegabytes") << 20);
        } catch (IllegalArgumentException e) {
            throw new DeploymentException("sftp.server: " + e.getMessage());
        }
    }

    private static List<SftpAccount> accounts(Deployment deployment) throws IOException {
        List<SftpAccount> accounts = new ArrayList<>();
        accounts.add(SftpAccount.collect(
                deployment.property("sftp.username"),
                deployment.property("sftp.password"),
                deployment.property("sftp.server.collect.authorizedKeys")));
        for (String lea : deployment.leaIds()) {
            String password = deployment.property("sftp.server.upload." + lea + ".password");
            String keys = deployment.property("sftp.server.upload." + lea + ".authorizedKeys");
            if (!password.isEmpty() || !keys.isEmpty()) {
                accounts.add(SftpAccount.upload(lea, lea, password, keys));
            }
        }
        return accounts;
    }

    private static Path path(Deployment deployment, String key, Path otherwise) {
        String text = deployment.property(key);
        return text.isEmpty() ? otherwise : Path.of(text).toAbsolutePath();
    }

    private static int number(Deployment deployment, String key) {
        try {
            return Integer.parseInt(deployment.property(key));
        } catch (NumberFormatException e) {
            throw new DeploymentException(key + ": '" + deployment.property(key) + "' is not a number");
        }
    }
}

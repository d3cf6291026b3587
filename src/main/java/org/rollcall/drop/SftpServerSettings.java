package org.rollcall.drop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Settings of the embedded SFTP server.
 *
 * @param host address or name to listen on; {@code 127.0.0.1} for this machine alone, {@code 0.0.0.0} for every
 *     interface
 * @param port 0 to 65535; 0 takes any free port, see {@link SftpServer#port()}
 * @param root folder that holds one folder per upload account; made on start, owner-only, if it is not there
 * @param hostKey file of the server's private key; made on first start, and never below {@code root}
 * @param accounts at least one; names are unique
 * @param maxSessions connections at a time, all accounts together, at least 1; one more is closed as soon as it opens
 * @param idleTimeout a connection without a message for this long is closed; at least one second
 * @param maxFileBytes largest file that may be uploaded, in bytes, at least 1
 * @param maxFolderBytes most bytes that the files of one upload folder may hold together, at least 1; what lies in
 *     names that begin with a dot (Rollcall's archive) does not count
 */
public record SftpServerSettings(
        String host,
        int port,
        Path root,
        Path hostKey,
        List<SftpAccount> accounts,
        int maxSessions,
        Duration idleTimeout,
        long maxFileBytes,
        long maxFolderBytes) {

    private static final long GIB = 1L << 30;

    /** @throws IllegalArgumentException in one sentence that names the setting and what it has to be */
    public SftpServerSettings {
        require(host != null && !host.isBlank(), "The SFTP server needs a host to listen on, such as 127.0.0.1.");
        require(port >= 0 && port <= 65535, "The SFTP server's port is 0 to 65535, not " + port + ".");
        require(root != null, "The SFTP server needs a root folder.");
        require(hostKey != null, "The SFTP server needs a file for its host key.");
        require(
                !absolute(hostKey).startsWith(absolute(root)),
                "The SFTP server's host key " + hostKey + " lies inside its root " + root
                        + ", where the collecting account could read it; put it elsewhere.");
        require(accounts != null && !accounts.isEmpty(), "The SFTP server needs at least one account.");
        accounts = List.copyOf(accounts);
        Set<String> names = new HashSet<>();
        for (SftpAccount account : accounts) {
            require(names.add(account.name()), "Two SFTP accounts have the name '" + account.name() + "'.");
        }
        require(maxSessions >= 1, "The SFTP server's limit of sessions is at least 1, not " + maxSessions + ".");
        require(
                idleTimeout != null && idleTimeout.compareTo(Duration.ofSeconds(1)) >= 0,
                "The SFTP server's idle timeout is at least one second, not " + idleTimeout + ".");
        require(
                maxFileBytes >= 1,
                "The SFTP server's limit for one file is at least 1 byte, not " + maxFileBytes + ".");
        require(
                maxFolderBytes >= 1,
                "The SFTP server's limit for one folder is at least 1 byte, not " + maxFolderBytes + ".");
    }

    /** 127.0.0.1:2222, 64 sessions, 10 minutes idle, 4 GiB a file, 8 GiB a folder. */
    public static SftpServerSettings defaults(Path root, Path hostKey, List<SftpAccount> accounts) {
        return new SftpServerSettings(
                "127.0.0.1", 2222, root, hostKey, accounts, 64, Duration.ofMinutes(10), 4 * GIB, 8 * GIB);
    }

    /** These settings on another address; port 0 takes any free port. */
    public SftpServerSettings listeningOn(String host, int port) {
        return new SftpServerSettings(
                host, port, root, hostKey, accounts, maxSessions, idleTimeout, maxFileBytes, maxFolderBytes);
    }

    /** These settings with other limits of connections. */
    public SftpServerSettings withSessions(int maxSessions, Duration idleTimeout) {
        return new SftpServerSettings(
                host, port, root, hostKey, accounts, maxSessions, idleTimeout, maxFileBytes, maxFolderBytes);
    }

    /** These settings with other limits of size, in bytes. */
    public SftpServerSettings withBytes(long maxFileBytes, long maxFolderBytes) {
        return new SftpServerSettings(
                host, port, root, hostKey, accounts, maxSessions, idleTimeout, maxFileBytes, maxFolderBytes);
    }

    private static Path absolute(Path path) {
        return path.toAbsolutePath().normalize();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(sentence);
        }
    }
}

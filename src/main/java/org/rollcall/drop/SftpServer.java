package org.rollcall.drop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.compression.BuiltinCompressions;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.io.IoSession;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.channel.ChannelSessionFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.apache.sshd.server.session.ServerSessionImpl;
import org.apache.sshd.server.session.SessionFactory;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.common.SftpConstants;

/**
 * An SFTP server inside Rollcall, for demonstrations and small sites: districts upload into their own folders and
 * Rollcall collects from them. Production uses OpenSSH.
 *
 * <p>It speaks SFTP version 3 and nothing else: no shell, no commands (so no {@code scp -O}), no forwarding. Uploaded
 * files are owner-only and keep the time at which they arrived, whatever mode or time the client sets. While a file is
 * being written nobody can read, rename or delete it; an upload that breaks off stays as far as it came, as with
 * OpenSSH. Logs, at INFO: logins, logouts and finished uploads.
 */
public final class SftpServer implements AutoCloseable {

    private final SshServer server;
    private final HostKey hostKey;

    private SftpServer(SshServer server, HostKey hostKey) {
        this.server = server;
        this.hostKey = hostKey;
    }

    /**
     * Makes what is missing of root, account folders (0700) and host key (0600), and listens.
     *
     * @throws IOException in one sentence, if the address is taken, a folder cannot be used, or the host key is damaged
     */
    public static SftpServer start(SftpServerSettings settings) throws IOException {
        HostKey hostKey = HostKey.in(settings.hostKey());
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey.keys()));
        Accounts accounts = new Accounts(settings.accounts());
        admit(server, accounts, settings);
        forbidAllButSftp(server);
        server.setSubsystemFactories(List.of(new JailedSftp(settings, accounts)));
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            server.close(true);
            throw new IOException(
                    "The SFTP server cannot listen on " + settings.host() + " port " + settings.port()
                            + "; choose an address of this machine and a port that no other program has.",
                    e);
        }
        return new SftpServer(server, hostKey);
    }

    /** The port listened on. */
    public int port() {
        return server.getPort();
    }

    /** The host key's fingerprint as OpenSSH prints it: {@code SHA256:...}. */
    public String fingerprint() {
        return hostKey.fingerprint();
    }

    /**
     * The line for a client's {@code known_hosts} file: {@code [host]:port type base64}, or {@code host type base64} on
     * port 22.
     *
     * @param host name or address under which clients reach this server
     */
    public String knownHostsLine(String host) {
        return (port() == 22 ? host : "[" + host + "]:" + port()) + " " + hostKey.entry();
    }

    /** Cuts off every session and releases the port. What was being uploaded stays as far as it came. */
    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("The SFTP server did not stop in time; its port may still be taken.", e);
        }
    }

    private static void admit(SshServer server, Accounts accounts, SftpServerSettings settings) {
        server.setPasswordAuthenticator(accounts);
        server.setPublickeyAuthenticator(accounts);
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        server.addSessionListener(new SessionLog());
        // As OpenSSH's MaxAuthTries: a client with several keys offers each, and that counts.
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, 6);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, Duration.ofSeconds(30));
        CoreModuleProperties.IDLE_TIMEOUT.set(server, settings.idleTimeout());
        // Otherwise each short answer waits up to 40 ms for the client's acknowledgement of the one before.
        CoreModuleProperties.TCP_NODELAY.set(server, true);
        CoreModuleProperties.STOP_WAIT_TIME.set(server, Duration.ofSeconds(10));
        CoreModuleProperties.SERVER_IDENTIFICATION.set(server, "Rollcall");
        server.setSessionFactory(new SessionFactory(server) {
            @Override
            protected ServerSessionImpl doCreateSession(IoSession connection) throws Exception {
                if (connection.getService().getManagedSessions().size() >= settings.maxSessions()) {
                    throw new IOException("Too many sessions");
                }
                return super.doCreateSession(connection);
            }
        });
    }

    private static void forbidAllButSftp(SshServer server) {
        server.setShellFactory(null);
        server.setCommandFactory(null);
        server.setAgentFactory(null);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setChannelFactories(List.of(ChannelSessionFactory.INSTANCE));
        server.setGlobalRequestHandlers(List.of(KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE));
        server.setCompressionFactories(List.of(BuiltinCompressions.none, BuiltinCompressions.delayedZlib));
        server.setMacFactories(server.getMacFactories().stream()
                .filter(mac -> !mac.getName().contains("sha1"))
                .toList());
        server.setSignatureFactories(server.getSignatureFactories().stream()
                .filter(signature -> !signature.getName().equals("ssh-rsa"))
                .toList());
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 4);
        SftpModuleProperties.SFTP_VERSION.set(server, SftpConstants.SFTP_V3);
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, 64);
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, SftpRequests.EXTENSIONS);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
        SftpModuleProperties.ACL_SUPPORTED_MASK.set(server, "");
    }
}

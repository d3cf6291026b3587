package org.rollcall.drop;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSch client that trusts the server by its known_hosts line. */
final class JschClient implements AutoCloseable {

    private final Session session;
    private final ChannelSftp sftp;

    private JschClient(Session session) throws JSchException {
        this.session = session;
        this.sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect(5_000);
    }

    static JschClient login(SftpServer server, String account, String password) throws JSchException {
        return new JschClient(session(server, account, password));
    }

    static Session session(SftpServer server, String account, String password) throws JSchException {
        Session session = prepare(new JSch(), server, account);
        session.setPassword(password);
        session.connect(5_000);
        return session;
    }

    static JschClient loginWithKey(SftpServer server, String account, byte[] privateKey) throws JSchException {
        JSch jsch = new JSch();
        jsch.addIdentity("test", privateKey, null, null);
        Session session = prepare(jsch, server, account);
        session.connect(5_000);
        return new JschClient(session);
    }

    static Session prepare(JSch jsch, SftpServer server, String account) throws JSchException {
        String line = server.knownHostsLine("127.0.0.1") + "\n";
        jsch.setKnownHosts(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        Session session = jsch.getSession(account, "127.0.0.1", server.port());
        session.setConfig("StrictHostKeyChecking", "yes");
        return session;
    }

    ChannelSftp sftp() {
        return sftp;
    }

    boolean isConnected() {
        return session.isConnected();
    }

    void put(String content, String path) throws SftpException {
        sftp.put(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), path);
    }

    String get(String path) throws Exception {
        try (var in = sftp.get(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    List<String> names(String folder) throws SftpException {
        return sftp.ls(folder).stream()
                .map(ChannelSftp.LsEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals(".."))
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        session.disconnect();
    }
}

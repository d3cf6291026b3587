package org.rollcall.cli;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Sends files to an SFTP server as a district's SIS would: into the account's own folder, under their final names. */
final class Upload {

    private Upload() {}

    static void send(String host, int port, String user, String password, Path knownHosts, List<Path> files)
            throws IOException {
        Session session = null;
        try {
            JSch jsch = new JSch();
            jsch.setKnownHosts(knownHosts.toString());
            session = jsch.getSession(user, host, port);
            session.setPassword(password);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "password");
            session.connect(10_000);
            ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
            sftp.connect(10_000);
            for (Path file : files) {
                sftp.put(file.toString(), file.getFileName().toString());
            }
            sftp.disconnect();
        } catch (JSchException | SftpException e) {
            throw new IOException("The upload to " + host + ":" + port + " failed: " + e.getMessage(), e);
        } finally {
            if (session != null) {
                session.disconnect();
            }
        }
    }
}

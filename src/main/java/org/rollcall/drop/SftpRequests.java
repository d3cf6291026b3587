package org.rollcall.drop;

import java.util.Set;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requests of one session: lets only the listed extensions through, and logs each upload that was finished. */
final class SftpRequests implements SftpEventListener {

    /** As the server announces them: {@code name=version}, separated by commas. */
    static final String EXTENSIONS =
            "posix-rename@openssh.com=1,fsync@openssh.com=1,lsetstat@openssh.com=1,limits@openssh.com=1";

    private static final Set<String> ALLOWED =
            Set.of(EXTENSIONS.replace("=1", "").split(","));
    private static final Logger LOG = LoggerFactory.getLogger(SftpServer.class);

    private final String account;
    private final Jail jail;

    SftpRequests(String account, Jail jail) {
        this.account = account;
        this.jail = jail;
    }

    @Override
    public void receivedExtension(ServerSession session, String extension, int id) {
        if (!ALLOWED.contains(extension)) {
            throw new UnsupportedOperationException();
        }
    }

    /** Called when the client closes a file, not when its session breaks off. */
    @Override
    public void closed(ServerSession session, String remoteHandle, Handle handle, Throwable thrown) {
        if (thrown == null
                && handle instanceof FileHandle file
                && file.getFileChannel() instanceof UploadChannel upload
                && upload.isWhole()) {
            LOG.info("SFTP account {} uploaded {}, {} bytes", account, jail.remote(file.getFile()), upload.bytes());
        }
    }
}

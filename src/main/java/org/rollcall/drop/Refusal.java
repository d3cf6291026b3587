package org.rollcall.drop;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** A request that an account's rules refuse. The sentence is sent to the client as it is, so it holds no local path. */
final class Refusal extends SftpException {

    private static final long serialVersionUID = 1L;

    private Refusal(int status, String sentence) {
        super(status, sentence);
    }

    /** The account may never do this: SSH_FX_PERMISSION_DENIED. */
    static Refusal denied(String sentence) {
        return new Refusal(SftpConstants.SSH_FX_PERMISSION_DENIED, sentence);
    }

    /** Not possible now, or not with this file: SSH_FX_FAILURE. */
    static Refusal failed(String sentence) {
        return new Refusal(SftpConstants.SSH_FX_FAILURE, sentence);
    }
}

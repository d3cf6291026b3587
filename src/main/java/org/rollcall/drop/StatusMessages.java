package org.rollcall.drop;

import java.nio.file.FileAlreadyExistsException;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;

/**
 * What a client is told of an error: the sentence of a {@link Refusal}, else the standard text of the status. Exception
 * messages are never sent, as they hold local paths.
 */
final class StatusMessages implements SftpErrorStatusDataHandler {

    @Override
    public int resolveSubStatus(SftpSubsystemEnvironment sftp, int id, Throwable e, int command, Object... args) {
        int status = SftpHelper.resolveSubstatus(e);
        // Version 3 of the protocol ends here; OpenSSH prints "Unknown status" for a later code.
        return status <= SftpConstants.SSH_FX_OP_UNSUPPORTED ? status : SftpConstants.SSH_FX_FAILURE;
    }

    @Override
    public String resolveErrorMessage(
            SftpSubsystemEnvironment sftp, int id, Throwable e, int status, int command, Object... args) {
        if (e instanceof Refusal) {
            return e.getMessage();
        }
        if (e instanceof FileAlreadyExistsException) {
            return "This name is taken; rename to another, or delete the file that has it first.";
        }
        return SftpHelper.resolveStatusMessage(SftpHelper.resolveSubstatus(e));
    }
}

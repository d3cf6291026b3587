package org.rollcall.drop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.subsystem.SubsystemFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.UnsupportedAttributePolicy;

/** The SFTP subsystem, made anew for each session with the rules of the account that logged in. */
final class JailedSftp implements SubsystemFactory {

    private final SftpServerSettings settings;
    private final Accounts accounts;
    private final Map<SftpAccount, Jail> jails = new HashMap<>();
    private final Map<String, FolderQuota> quotas = new HashMap<>();
    private final OpenUploads uploads = new OpenUploads();

    /** Makes the folders that are missing. */
    JailedSftp(SftpServerSettings settings, Accounts accounts) throws IOException {
        this.settings = settings;
        this.accounts = accounts;
        Path root = root(settings.root());
        // The settings compare paths as written; a link may still lead from the one into the other.
        if (settings.hostKey().toRealPath().startsWith(root)) {
            throw new IOException("The SFTP server's host key " + settings.hostKey() + " lies inside its root "
                    + settings.root() + " by way of a link; put it elsewhere.");
        }
        for (SftpAccount account : settings.accounts()) {
            boolean upload = account.kind() == SftpAccount.Kind.UPLOAD;
            Jail jail = new Jail(upload ? folder(root, account) : root, upload);
            jails.put(account, jail);
            if (upload) {
                quotas.putIfAbsent(account.folder(), new FolderQuota(jail, settings.maxFolderBytes()));
            }
        }
    }

    @Override
    public String getName() {
        return SftpConstants.SFTP_SUBSYSTEM_NAME;
    }

    @Override
    public Command createSubsystem(ChannelSession channel) throws IOException {
        SftpAccount account = accounts.of(channel.getServerSession());
        Jail jail = jails.get(account);
        SftpSubsystemFactory sftp = new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(files(account, jail))
                .withSftpErrorStatusDataHandler(new StatusMessages())
                .withUnsupportedAttributePolicy(UnsupportedAttributePolicy.Ignore)
                .build();
        sftp.addSftpEventListener(new SftpRequests(account.name(), jail));
        return sftp.createSubsystem(channel);
    }

    private JailFiles files(SftpAccount account, Jail jail) {
        return switch (account.kind()) {
            case UPLOAD -> new UploadFiles(jail, quotas.get(account.folder()), settings.maxFileBytes(), uploads);
            case COLLECT -> new CollectFiles(jail, uploads);
        };
    }

    private static Path root(Path root) throws IOException {
        try {
            return Files.createDirectories(root, OwnerOnly.folder(root)).toRealPath();
        } catch (IOException e) {
            throw new IOException(
                    "The SFTP server's root " + root + " is not a folder and cannot be made one; set another.", e);
        }
    }

    private static Path folder(Path root, SftpAccount account) throws IOException {
        Path folder = root.resolve(account.folder());
        // A link would lead the account out of the root, where the collecting account does not go.
        if (Files.isSymbolicLink(folder)) {
            throw new IOException("The folder " + folder + " of SFTP account '" + account.name()
                    + "' is a link; put a plain folder there.");
        }
        try {
            return Files.createDirectories(folder, OwnerOnly.folder(folder)).toRealPath(LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new IOException(
                    "The folder " + folder + " of SFTP account '" + account.name()
                            + "' is not a folder and cannot be made one; make it, writable for Rollcall.",
                    e);
        }
    }
}

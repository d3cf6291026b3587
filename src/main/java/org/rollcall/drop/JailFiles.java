package org.rollcall.drop;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileLock;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/**
 * The disk as one session sees it: every path goes through its {@link Jail}. List and stat are open to all; whatever
 * else a kind of account may do, its own class allows, and the rest is refused here.
 */
abstract class JailFiles implements SftpFileSystemAccessor {

    private final Jail jail;

    JailFiles(Jail jail) {
        this.jail = jail;
    }

    @Override
    public final Path resolveLocalFilePath(SftpSubsystemProxy sftp, Path rootDir, String remotePath)
            throws IOException {
        return jail.resolve(remotePath);
    }

    @Override
    public final LinkOption[] resolveFileAccessLinkOptions(
            SftpSubsystemProxy sftp, Path file, int command, String extension, boolean followLinks) {
        return new LinkOption[] {LinkOption.NOFOLLOW_LINKS};
    }

    @Override
    public final void putRemoteFileName(
            SftpSubsystemProxy sftp, Path path, Buffer buffer, String name, boolean shortName) {
        // A real path comes as the local, absolute one; an entry of a listing never holds a slash.
        buffer.putString(shortName && name.startsWith("/") ? jail.remote(path) : name);
    }

    @Override
    public final DirectoryStream<Path> openDirectory(
            SftpSubsystemProxy sftp, DirectoryHandle directory, Path path, String handle, LinkOption... options)
            throws IOException {
        if (path.equals(jail.top())) {
            // The entry ".." would tell of the folder around the jail.
            directory.markDotDotSent();
        }
        return Files.newDirectoryStream(path, jail::shows);
    }

    @Override
    public final void closeFile(
            SftpSubsystemProxy sftp,
            FileHandle fileHandle,
            Path file,
            String handle,
            Channel channel,
            Set<? extends OpenOption> options)
            throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    @Override
    public abstract SeekableByteChannel openFile(
            SftpSubsystemProxy sftp,
            FileHandle fileHandle,
            Path file,
            String handle,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException;

    @Override
    public abstract void renameFile(SftpSubsystemProxy sftp, Path oldPath, Path newPath, Collection<CopyOption> options)
            throws IOException;

    @Override
    public void createDirectory(SftpSubsystemProxy sftp, Path path) throws IOException {
        throw Refusal.denied("This account may not make folders.");
    }

    @Override
    public void removeFile(SftpSubsystemProxy sftp, Path path, boolean isDirectory) throws IOException {
        throw Refusal.denied("This account may not delete; send the file again under its name to replace it.");
    }

    @Override
    public void syncFileData(SftpSubsystemProxy sftp, FileHandle fileHandle, Path file, String handle, Channel channel)
            throws IOException {
        // Nothing to write out unless a kind of account writes.
    }

    @Override
    public final FileLock tryLock(
            SftpSubsystemProxy sftp,
            FileHandle fileHandle,
            Path file,
            String handle,
            Channel channel,
            long position,
            long size,
            boolean shared)
            throws IOException {
        throw Refusal.denied("Files cannot be locked here.");
    }

    @Override
    public final void createLink(SftpSubsystemProxy sftp, Path link, Path existing, boolean symLink)
            throws IOException {
        throw Refusal.denied("Links cannot be made here; send the file itself.");
    }

    @Override
    public final String resolveLinkTarget(SftpSubsystemProxy sftp, Path link) throws IOException {
        throw Refusal.denied("Links are not followed here; use a plain file or folder.");
    }

    @Override
    public final void copyFile(SftpSubsystemProxy sftp, Path source, Path target, Collection<CopyOption> options)
            throws IOException {
        throw Refusal.denied("Files cannot be copied here; send the file again.");
    }

    // Clients set times, modes and owners after an upload and report a refusal as a failed upload. They are accepted
    // and not applied: the time of a delivery is when it arrived, and files stay owner-only.

    @Override
    public final void setFileAttribute(
            SftpSubsystemProxy sftp, Path file, String view, String attribute, Object value, LinkOption... options) {}

    @Override
    public final void setFilePermissions(
            SftpSubsystemProxy sftp, Path file, Set<PosixFilePermission> permissions, LinkOption... options) {}

    @Override
    public final void setFileAccessControl(
            SftpSubsystemProxy sftp, Path file, List<AclEntry> acl, LinkOption... options) {}

    @Override
    public final void setFileOwner(SftpSubsystemProxy sftp, Path file, Principal value, LinkOption... options) {}

    @Override
    public final void setGroupOwner(SftpSubsystemProxy sftp, Path file, Principal value, LinkOption... options) {}

    @Override
    public final UserPrincipal resolveFileOwner(SftpSubsystemProxy sftp, Path file, UserPrincipal name) {
        return name;
    }

    @Override
    public final GroupPrincipal resolveGroupOwner(SftpSubsystemProxy sftp, Path file, GroupPrincipal name) {
        return name;
    }

    @Override
    public final void applyExtensionFileAttributes(
            SftpSubsystemProxy sftp, Path file, Map<String, byte[]> extensions, LinkOption... options) {}
}

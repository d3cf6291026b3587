package org.rollcall.drop;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.Set;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** What Rollcall's own account may do besides listing: read, rename and delete files, and make and delete folders. */
final class CollectFiles extends JailFiles {

    private final OpenUploads uploads;

    CollectFiles(Jail jail, OpenUploads uploads) {
        super(jail);
        this.uploads = uploads;
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy sftp,
            FileHandle fileHandle,
            Path file,
            String handle,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        if (options.contains(StandardOpenOption.WRITE)) {
            throw Refusal.denied("This account collects files and may not write them.");
        }
        return uploads.unlessWriting(
                file, () -> Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
    }

    @Override
    public void renameFile(SftpSubsystemProxy sftp, Path oldPath, Path newPath, Collection<CopyOption> options)
            throws IOException {
        uploads.unlessWriting(
                oldPath,
                () -> uploads.unlessWriting(
                        newPath, () -> Files.move(oldPath, newPath, options.toArray(CopyOption[]::new))));
    }

    @Override
    public void createDirectory(SftpSubsystemProxy sftp, Path path) throws IOException {
        Files.createDirectory(path, OwnerOnly.folder(path));
    }

    @Override
    public void removeFile(SftpSubsystemProxy sftp, Path path, boolean isDirectory) throws IOException {
        uploads.unlessWriting(path, () -> {
            Files.delete(path);
            return path;
        });
    }
}

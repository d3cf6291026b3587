package org.rollcall.drop;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** What a sender may do besides listing: write files, within the limits, and rename them. */
final class UploadFiles extends JailFiles {

    private final FolderQuota quota;
    private final long maxFileBytes;
    private final OpenUploads uploads;

    UploadFiles(Jail jail, FolderQuota quota, long maxFileBytes, OpenUploads uploads) {
        super(jail);
        this.quota = quota;
        this.maxFileBytes = maxFileBytes;
        this.uploads = uploads;
    }

    static Refusal noReading() {
        return Refusal.denied("This account sends files and may not read them back.");
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
        Set<OpenOption> writing = new HashSet<>(options);
        if (!writing.contains(StandardOpenOption.WRITE)) {
            throw noReading();
        }
        // Some clients ask for both and only write.
        writing.remove(StandardOpenOption.READ);
        writing.add(LinkOption.NOFOLLOW_LINKS);
        uploads.begin(file);
        try {
            FileChannel channel = FileChannel.open(file, writing, OwnerOnly.file(file));
            quota.refresh();
            return new UploadChannel(file, channel, quota, maxFileBytes, uploads);
        } catch (IOException | RuntimeException e) {
            uploads.end(file);
            throw e;
        }
    }

    @Override
    public void syncFileData(SftpSubsystemProxy sftp, FileHandle fileHandle, Path file, String handle, Channel channel)
            throws IOException {
        if (channel instanceof UploadChannel upload) {
            upload.force();
        }
    }

    @Override
    public void renameFile(SftpSubsystemProxy sftp, Path oldPath, Path newPath, Collection<CopyOption> options)
            throws IOException {
        if (Files.isDirectory(oldPath, LinkOption.NOFOLLOW_LINKS)) {
            throw Refusal.denied("This account may rename files, not folders.");
        }
        uploads.unlessWriting(
                oldPath,
                () -> uploads.unlessWriting(
                        newPath, () -> Files.move(oldPath, newPath, options.toArray(CopyOption[]::new))));
    }
}

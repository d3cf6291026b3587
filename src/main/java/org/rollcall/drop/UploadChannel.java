package org.rollcall.drop;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file being uploaded. It is written and never read; the write that would pass a limit is refused and the file
 * removed, and after that every write is refused.
 */
final class UploadChannel implements SeekableByteChannel {

    private final Path path;
    private final FileChannel file;
    private final FolderQuota quota;
    private final long maxFileBytes;
    private final OpenUploads uploads;
    private Refusal refusal;
    private long bytes;

    /** Takes over the open file, and its place among the open uploads, until {@link #close}. */
    UploadChannel(Path path, FileChannel file, FolderQuota quota, long maxFileBytes, OpenUploads uploads) {
        this.path = path;
        this.file = file;
        this.quota = quota;
        this.maxFileBytes = maxFileBytes;
        this.uploads = uploads;
    }

    /** Whether no write was refused. */
    boolean isWhole() {
        return refusal == null;
    }

    /** Size of the file when it was closed. */
    long bytes() {
        return bytes;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        if (refusal != null) {
            throw refusal;
        }
        int length = source.remaining();
        long position = file.position();
        if (length > maxFileBytes - position) {
            throw refuse("is larger than the " + maxFileBytes + " bytes that one file may have");
        }
        synchronized (quota) {
            long growth = position + length - file.size();
            if (growth > 0 && !quota.admits(growth)) {
                throw refuse("does not fit into the " + quota.maxBytes() + " bytes that this folder may hold");
            }
            while (source.hasRemaining()) {
                file.write(source);
            }
        }
        return length;
    }

    private Refusal refuse(String reason) throws IOException {
        refusal = Refusal.failed(path.getFileName() + " " + reason + "; it was removed, send less.");
        Files.deleteIfExists(path);
        return refusal;
    }

    void force() throws IOException {
        file.force(true);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        throw UploadFiles.noReading();
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long newPosition) throws IOException {
        file.position(newPosition);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public SeekableByteChannel truncate(long size) throws IOException {
        file.truncate(size);
        return this;
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        if (!file.isOpen()) {
            return;
        }
        try (file) {
            file.force(true);
            bytes = file.size();
        } finally {
            uploads.end(path);
        }
    }
}

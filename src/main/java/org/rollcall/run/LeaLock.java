package org.rollcall.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.rollcall.landing.DurableFiles;

/**
 * Keeps two runs of one LEA apart, in one process or several: the operating system's lock on
 * {@code work/leas/<lea>/lock}, which ends with the process however it ends.
 */
public final class LeaLock implements AutoCloseable {

    private final FileChannel channel;
    private final FileLock lock;

    private LeaLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the lock, or returns empty when a run of the LEA is on. */
    public static Optional<LeaLock> tryAcquire(Path leaFolder) throws IOException {
        DurableFiles.folder(leaFolder);
        Path file = leaFolder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        DurableFiles.permit(file, PosixFilePermissions.fromString("rw-------"));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new LeaLock(channel, lock));
            }
        } catch (OverlappingFileLockException e) {
            // held by this very process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}

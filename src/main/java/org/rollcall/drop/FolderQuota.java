package org.rollcall.drop;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes the files of one upload folder may hold together, over all sessions. Only what the sender sees counts:
 * it cannot clear Rollcall's archive. Writers hold this object's monitor from {@link #admits} until the bytes are on
 * disk, so that a count of the folder is exact.
 */
final class FolderQuota {

    private final Jail jail;
    private final long maxBytes;
    private long bytes = Long.MAX_VALUE;

    FolderQuota(Jail jail, long maxBytes) {
        this.jail = jail;
        this.maxBytes = maxBytes;
    }

    long maxBytes() {
        return maxBytes;
    }

    /** Forgets the count, as files may have come by another way since. */
    synchronized void refresh() {
        bytes = Long.MAX_VALUE;
    }

    /** Takes the growth into account if there is room for it. */
    synchronized boolean admits(long growth) throws IOException {
        // Files are collected and replaced meanwhile, so only a fresh count can refuse.
        if (growth > maxBytes - bytes) {
            bytes = count();
        }
        if (growth > maxBytes - bytes) {
            return false;
        }
        bytes += growth;
        return true;
    }

    private long count() throws IOException {
        AtomicLong sum = new AtomicLong();
        Files.walkFileTree(jail.top(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return jail.shows(path) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                if (jail.shows(path)) {
                    sum.addAndGet(attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return sum.get();
    }
}

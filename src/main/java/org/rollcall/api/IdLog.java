package org.rollcall.api;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.rollcall.landing.DurableFiles;

/**
 * The fingerprints of all records' sourcedIds, on disk, so that counting the different ones takes the same memory for a
 * school as for the largest district.
 */
final class IdLog implements AutoCloseable {

    private static final int AT_ONCE = 1 << 20;

    private final Path file;
    private final DataOutputStream out;
    private long size;

    IdLog(Path file) throws IOException {
        this.file = file;
        DurableFiles.folder(file.getParent());
        this.out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(DurableFiles.create(file))));
    }

    synchronized void add(long[] ids) throws IOException {
        for (long id : ids) {
            out.writeLong(id);
        }
        size += ids.length;
    }

    long size() {
        return size;
    }

    /** How many different ones there are; read several times, each time for a share of them. */
    synchronized long distinct() throws IOException {
        out.flush();
        int shares = (int) (size / AT_ONCE) + 1;
        long distinct = 0;
        for (int share = 0; share < shares; share++) {
            distinct += distinct(share, shares);
        }
        return distinct;
    }

    private long distinct(int share, int shares) throws IOException {
        long[] ids = new long[(int) Math.min(size, AT_ONCE) + 1];
        int count = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            while (true) {
                long id = in.readLong();
                if (Long.remainderUnsigned(id, shares) == share) {
                    if (count == ids.length) {
                        ids = Arrays.copyOf(ids, count + (count >> 2) + 1);
                    }
                    ids[count++] = id;
                }
            }
        } catch (EOFException e) {
            Arrays.sort(ids, 0, count);
        }
        long distinct = 0;
        for (int i = 0; i < count; i++) {
            distinct += i == 0 || ids[i] != ids[i - 1] ? 1 : 0;
        }
        return distinct;
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}

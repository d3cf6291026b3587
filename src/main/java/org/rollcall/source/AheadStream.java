package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A stream that another thread reads ahead: while one inflates, the other parses. */
final class AheadStream extends InputStream {

    private static final int CHUNK = 1 << 18;
    private static final int MOST = 16;

    private final InputStream in;
    private final Ahead<Chunk> chunks;
    private final Deque<Chunk> spare = new ConcurrentLinkedDeque<>();
    private Chunk chunk = new Chunk(0);
    private int at;

    private static final class Chunk {
        private final byte[] bytes;
        private int filled;

        Chunk(int size) {
            this.bytes = new byte[size];
        }
    }

    AheadStream(InputStream in, String name) {
        this.in = in;
        this.chunks = new Ahead<>("inflate-" + name, MOST, taker -> {
            Chunk next = next();
            while (fill(in, next, taker)) {
                next = next();
            }
        });
    }

    /** One that was read and is still in the processor's cache, or another. */
    private Chunk next() {
        Chunk used = spare.poll();
        return used == null ? new Chunk(CHUNK) : used;
    }

    /** Whether it is filled; what is read before a fault is handed over all the same. */
    private static boolean fill(InputStream in, Chunk chunk, Ahead.Taker<Chunk> taker) throws IOException {
        chunk.filled = 0;
        try {
            int read = in.read(chunk.bytes, 0, CHUNK);
            while (read > 0) {
                chunk.filled += read;
                read = in.read(chunk.bytes, chunk.filled, CHUNK - chunk.filled); // nothing, once it is filled
            }
        } finally {
            if (chunk.filled > 0) {
                taker.put(chunk);
            }
        }
        return chunk.filled == CHUNK;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (at == chunk.filled) {
            Chunk next = chunks.take();
            if (next == null) {
                return -1;
            }
            if (at == CHUNK) {
                spare.push(chunk);
            }
            chunk = next;
            at = 0;
        }
        int count = Math.min(length, chunk.filled - at);
        System.arraycopy(chunk.bytes, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        chunks.close();
        in.close();
    }
}

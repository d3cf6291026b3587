package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A stream that another thread reads ahead: while one inflates, the other parses. */
final class AheadStream extends InputStream {

    private static final int CHUNK = 1 << 18;
    private static final int MOST = 16;

    private final InputStream in;
    private final Ahead<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int at;

    AheadStream(InputStream in, String name) {
        this.in = in;
        this.chunks = new Ahead<>("inflate-" + name, MOST, taker -> {
            while (fill(in, new byte[CHUNK], taker)) {
                // until there is no more
            }
        });
    }

    /** Whether it is filled; what is read before a fault is handed over all the same. */
    private static boolean fill(InputStream in, byte[] chunk, Ahead.Taker<byte[]> taker) throws IOException {
        int filled = 0;
        try {
            int read = in.read(chunk, 0, CHUNK);
            while (read > 0) {
                filled += read;
                read = in.read(chunk, filled, CHUNK - filled); // nothing, once it is filled
            }
        } finally {
            if (filled > 0) {
                taker.put(filled == CHUNK ? chunk : Arrays.copyOf(chunk, filled));
            }
        }
        return filled == CHUNK;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (at == chunk.length) {
            byte[] next = chunks.take();
            if (next == null) {
                return -1;
            }
            chunk = next;
            at = 0;
        }
        int count = Math.min(length, chunk.length - at);
        System.arraycopy(chunk, at, buffer, offset, count);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        chunks.close();
        in.close();
    }
}

package org.rollcall.landing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream of which a single byte is read as a block of one, so that what it does with blocks it does with all. */
public abstract class BlockStream extends FilterInputStream {

    /** @param in where the bytes come from */
    protected BlockStream(InputStream in) {
        super(in);
    }

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }
}

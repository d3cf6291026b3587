package org.rollcall.source;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Remembers the last character read: a file that ends without a line's end may have been cut short. */
final class LastCharacterReader extends FilterReader {

    private int last = -1;

    LastCharacterReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int read = in.read();
        last = read < 0 ? last : read;
        return read;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        last = count > 0 ? buffer[offset + count - 1] : last;
        return count;
    }

    /** The last character; negative when there was none. */
    int last() {
        return last;
    }
}

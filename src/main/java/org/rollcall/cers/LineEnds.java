package org.rollcall.cers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.landing.BlockStream;

/** Whether every line of a file ends with CRLF, which is the only place for either of the two. */
final class LineEnds extends BlockStream {

    private boolean any;
    private boolean afterCr;
    private boolean crLf = true;

    private LineEnds(InputStream in) {
        super(in);
    }

    static LineEnds of(Path file) throws IOException {
        try (LineEnds ends = new LineEnds(Files.newInputStream(file))) {
            ends.transferTo(OutputStream.nullOutputStream());
            return ends;
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        boolean cr = afterCr;
        boolean sound = crLf;
        for (int i = offset; i < offset + count; i++) {
            sound &= cr == (buffer[i] == '\n');
            cr = buffer[i] == '\r';
        }
        afterCr = cr;
        crLf = sound;
        any |= count > 0;
        return count;
    }

    /** Whether there was no CR without an LF behind it, and no LF without a CR before it. */
    boolean areCrLf() {
        return crLf;
    }

    /** Whether there was anything, and its last character is no CR. */
    boolean isComplete() {
        return any && !afterCr;
    }
}

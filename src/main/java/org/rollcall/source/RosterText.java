package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A roster file's bytes as text: by its byte order mark (UTF-8, UTF-16), else as the charset given, with malformed
 * bytes an error.
 *
 * @param reader throws {@link java.nio.charset.CharacterCodingException} at malformed bytes
 * @param charset the one that applies
 * @param marked whether a byte order mark names it
 */
record RosterText(LastCharacterReader reader, Charset charset, boolean marked) {

    /** So many bytes are looked at before the text is read. */
    static final int LOOK = 4096;

    private static final int UTF_8_MARK = 3;

    /**
     * @throws SourceException when the bytes are not text at all
     * @throws IOException when they cannot be read
     */
    static RosterText open(InputStream bytes, String file, Charset charset) throws IOException {
        PushbackInputStream in = new PushbackInputStream(bytes, LOOK);
        byte[] start = in.readNBytes(LOOK);
        Charset marked = marked(start);
        int skip = marked == null ? 0 : marked.equals(StandardCharsets.UTF_8) ? UTF_8_MARK : 2;
        if ((marked == null || marked.equals(StandardCharsets.UTF_8)) && hasZero(start)) {
            throw new SourceException(
                    file + " is not text (it has zero bytes; perhaps it is UTF-16 without a byte order mark, or a"
                            + " spreadsheet). Export it as CSV in UTF-8.");
        }
        in.unread(start, skip, start.length - skip);
        return of(in, marked == null ? charset : marked, marked != null);
    }

    /** Text whose beginning has been looked at. */
    static RosterText of(InputStream bytes, Charset charset, boolean marked) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new RosterText(new LastCharacterReader(new InputStreamReader(bytes, decoder)), charset, marked);
    }

    /**
     * What malformed bytes mean.
     *
     * @param line the last line that was text
     * @return that the file is not UTF-8, where that was only assumed
     * @throws SourceException where the encoding was named
     */
    NotUtf8Exception fault(CharacterCodingException e, String file, long line) {
        if (!marked && charset.equals(StandardCharsets.UTF_8)) {
            return new NotUtf8Exception(file, e);
        }
        throw new SourceException(
                file + ", after line " + line + ": the bytes are not " + charset.name() + " text, "
                        + (marked ? "which the byte order mark names" : "the encoding that applies")
                        + ". Export the file as UTF-8.",
                e);
    }

    /** Whether what was read so far ends with the end of a line. */
    boolean endsWithLine() {
        return reader.last() == '\n' || reader.last() == '\r';
    }

    /**
     * Where the text begins, a byte order mark passed over; below zero when the file is not in UTF-8.
     *
     * @param start of the file
     */
    static int beginning(byte... start) {
        Charset marked = marked(start);
        boolean utf8 = (marked == null || marked.equals(StandardCharsets.UTF_8)) && !hasZero(start);
        return utf8 ? marked == null ? 0 : UTF_8_MARK : -1;
    }

    private static boolean hasZero(byte... start) {
        for (byte b : start) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Charset marked(byte[] start) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (begins(start, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        return begins(start, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : null;
    }

    private static boolean begins(byte[] start, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= start.length || (start[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}

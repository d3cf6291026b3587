package org.rollcall.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where the fields of one record of a CSV file stand among its bytes, as long as it is plain. */
final class PlainRecord {

    /** Zero bytes that stand behind those looked at, since these are looked at eight at a time. */
    static final int MARGIN = Long.BYTES;

    /** In place of its end: it is not plain. */
    static final int NOT_PLAIN = -1;
    /** In place of its end: more bytes are needed to tell. */
    static final int CUT = -2;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final char REPLACEMENT = '\uFFFD';
    private static final long HIGH_BITS = 0x8080808080808080L;
    /** Eight times the least character above all that can end a field: comma, quote, line feed, carriage return. */
    private static final long ABOVE = 0x2D2D2D2D2D2D2D2DL;

    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private int[] starts = new int[32];
    /** The complement where quotes are doubled in the field. */
    private int[] ends = new int[32];

    private int fields;
    /** Where the first byte stands that is not of ASCII; behind all when there is none. */
    private int firstWide;
    /** Where the last does; below zero when there is none. */
    private int lastWide;

    /**
     * Finds the fields of the record that begins at a place.
     *
     * @param limit where the bytes end
     * @return where the next record begins; {@link #NOT_PLAIN} or {@link #CUT}
     */
    int find(byte[] bytes, int from, int limit) {
        fields = 0;
        firstWide = limit;
        lastWide = -1;
        int at = from;
        while (true) {
            if (fields == starts.length) {
                starts = Arrays.copyOf(starts, fields * 2);
                ends = Arrays.copyOf(ends, fields * 2);
            }
            at = bytes[at] == '"' ? afterQuoted(bytes, at + 1, limit) : afterUnquoted(bytes, at);
            if (at < 0) {
                return at;
            }
            fields++;
            switch (bytes[at]) {
                case ',':
                    at++;
                    break;
                case '\n':
                    return sound(bytes, at + 1);
                case '\r':
                    return bytes[at + 1] == '\n' ? sound(bytes, at + 2) : at + 1 == limit ? CUT : NOT_PLAIN;
                default:
                    return at == limit ? CUT : NOT_PLAIN;
            }
        }
    }

    private int afterUnquoted(byte[] bytes, int from) {
        starts[fields] = from;
        int at = next(bytes, from);
        while (bytes[at] != ',' && bytes[at] != '\n' && bytes[at] != '\r' && bytes[at] != '"' && bytes[at] != 0) {
            at = next(bytes, at + 1);
        }
        ends[fields] = at;
        return at;
    }

    private int afterQuoted(byte[] bytes, int from, int limit) {
        starts[fields] = from;
        boolean doubled = false;
        int at = next(bytes, from);
        while (bytes[at] != '"' || bytes[at + 1] == '"') {
            if (bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == 0) {
                return at == limit ? CUT : NOT_PLAIN;
            }
            boolean quote = bytes[at] == '"';
            doubled |= quote;
            at = next(bytes, quote ? at + 2 : at + 1);
        }
        ends[fields] = doubled ? ~at : at;
        return at + 1;
    }

    /** The next byte that may end a field; most do not, and are passed eight at once. */
    private int next(byte[] bytes, int from) {
        int at = from;
        while (true) {
            long eight = (long) LONGS.get(bytes, at);
            // the first is exact: below that character, or not of ASCII
            long marked = (eight - ABOVE & ~eight | eight) & HIGH_BITS;
            if (marked != 0) {
                at += Long.numberOfTrailingZeros(marked) / Byte.SIZE;
                if (bytes[at] >= 0) {
                    return at;
                }
                firstWide = Math.min(firstWide, at);
                lastWide = at++;
            } else {
                at += Long.BYTES;
            }
        }
    }

    private int sound(byte[] bytes, int end) {
        return lastWide < 0 || isUtf8(bytes, firstWide, lastWide + 1) ? end : NOT_PLAIN;
    }

    /** A string is made many times faster than the decoder looks, and a replacement shows where it has to. */
    private boolean isUtf8(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return true;
        }
        try {
            decoder.decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** How many fields it has. */
    int fields() {
        return fields;
    }

    /** Where the text of a field begins, without a quote around it. */
    int start(int field) {
        return starts[field];
    }

    /** Where it ends. */
    int end(int field) {
        return ends[field] < 0 ? ~ends[field] : ends[field];
    }

    /** Whether quotes are doubled in it. */
    boolean isDoubled(int field) {
        return ends[field] < 0;
    }
}

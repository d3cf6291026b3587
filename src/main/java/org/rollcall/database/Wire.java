package org.rollcall.database;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What Rollcall and the process of an ODBC driver tell each other: a tag, and what belongs to it. */
final class Wire {

    /** What is said. The first are commands, the others answers. */
    enum Tag {
        EXECUTE,
        DESCRIBE,
        READ,
        ROLLBACK,
        DONE,
        FAULT,
        COLUMNS,
        ROW
    }

    private Wire() {}

    static void write(DataOutputStream out, Tag tag) throws IOException {
        out.writeByte(tag.ordinal());
    }

    /** @throws WireException also when what came is no tag, as when a driver writes to standard output */
    static Tag tag(DataInputStream in) throws WireException {
        int tag = number(in::readUnsignedByte);
        if (tag >= Tag.values().length) {
            throw new WireException(null);
        }
        return Tag.values()[tag];
    }

    private interface Input {
        int read() throws IOException;
    }

    private static int number(Input input) throws WireException {
        try {
            return input.read();
        } catch (IOException e) {
            throw new WireException(e);
        }
    }

    /** Writes a text in its UTF-16 units, or null. */
    static void write(DataOutputStream out, String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        out.writeInt(text.length());
        out.write(bytes);
    }

    static String text(DataInputStream in) throws WireException {
        int length = number(in::readInt);
        if (length < 0) {
            return null;
        }
        byte[] bytes = new byte[2 * length];
        number(() -> {
            in.readFully(bytes);
            return 0;
        });
        return new String(bytes, StandardCharsets.UTF_16BE);
    }

    static void write(DataOutputStream out, List<ResultColumn> columns) throws IOException {
        write(out, Tag.COLUMNS);
        out.writeInt(columns.size());
        for (ResultColumn column : columns) {
            write(out, column.name());
            out.writeByte(column.type().ordinal());
        }
    }

    static List<ResultColumn> columns(DataInputStream in) throws WireException {
        List<ResultColumn> columns = new ArrayList<>();
        for (int left = number(in::readInt); left > 0; left--) {
            columns.add(new ResultColumn(text(in), ResultColumn.Type.values()[number(in::readUnsignedByte)]));
        }
        return columns;
    }

    static void write(DataOutputStream out, SqlFault fault) throws IOException {
        write(out, Tag.FAULT);
        write(out, fault.state());
        out.writeInt(fault.code());
        write(out, fault.getMessage());
        out.flush();
    }

    static SqlFault fault(DataInputStream in) throws WireException {
        return new SqlFault(text(in), number(in::readInt), text(in));
    }
}

package org.rollcall.database;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.util.List;

/** Fetches a result in blocks of rows: one call of the driver for up to a thousand of them. */
final class OdbcBlocks {

    private static final int ROW_ARRAY_SIZE = 27;
    private static final int ROW_STATUS = 25;
    private static final int ROWS_FETCHED = 26;
    private static final int POINTER = -4;
    private static final int INTEGER = -6;
    private static final int MOST_ROWS = 1000;
    private static final int MOST_BYTES = 8 << 20;
    private static final short ROW_ERROR = 5;

    private final OdbcHandle statement;
    private final List<OdbcColumn> columns;
    private final int rows;
    private final Memory fetched = new Memory(8);
    private final Memory status;
    private final Memory[] blocks;
    private final CharBuffer[] units;
    private final Memory[] indicators;

    OdbcBlocks(OdbcHandle statement, List<OdbcColumn> columns) throws SqlFault {
        this.statement = statement;
        this.columns = columns;
        int rowBytes = columns.stream().mapToInt(OdbcColumn::bytes).sum();
        rows = Math.max(1, Math.min(MOST_ROWS, MOST_BYTES / rowBytes));
        status = new Memory(2L * rows);
        blocks = new Memory[columns.size()];
        units = new CharBuffer[columns.size()];
        indicators = new Memory[columns.size()];
        fetched.setLong(0, 0);
        statement.require(OdbcApi.SQLSetStmtAttrW(statement.pointer(), ROW_ARRAY_SIZE, new Pointer(rows), INTEGER));
        statement.require(OdbcApi.SQLSetStmtAttrW(statement.pointer(), ROWS_FETCHED, fetched, POINTER));
        statement.require(OdbcApi.SQLSetStmtAttrW(statement.pointer(), ROW_STATUS, status, POINTER));
        for (int i = 0; i < blocks.length; i++) {
            bind(i);
        }
    }

    private void bind(int i) throws SqlFault {
        int bytes = columns.get(i).bytes();
        blocks[i] = new Memory((long) bytes * rows);
        units[i] = blocks[i]
                .getByteBuffer(0, blocks[i].size())
                .order(ByteOrder.nativeOrder())
                .asCharBuffer();
        indicators[i] = new Memory(8L * rows);
        statement.require(OdbcApi.SQLBindCol(
                statement.pointer(), (short) (i + 1), OdbcApi.AS_WIDE_TEXT, blocks[i], bytes, indicators[i]));
    }

    /**
     * Hands the rows over.
     *
     * @throws LongValueException when a value does not fit; the rows handed over are void then
     */
    void hand(RowHandler taker) throws SqlFault, IOException, LongValueException {
        String[] values = new String[blocks.length];
        char[] scratch = new char[4096];
        long[] lengths = new long[rows * blocks.length];
        while (true) {
            fetched.setLong(0, 0);
            short returned = OdbcApi.SQLFetch(statement.pointer());
            if (returned == OdbcApi.NO_DATA) {
                return;
            }
            statement.require(returned);
            int count = (int) fetched.getLong(0);
            for (int i = 0; i < blocks.length; i++) {
                indicators[i].read(0, lengths, i * rows, count);
            }
            for (int row = 0; row < count; row++) {
                if (status.getShort(2L * row) == ROW_ERROR) {
                    throw new SqlFault("", 0, "the driver could not fetch a row");
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] = value(i, row, lengths[i * rows + row], scratch);
                }
                taker.row(values);
            }
        }
    }

    private String value(int i, int row, long length, char[] scratch) throws LongValueException {
        if (length == OdbcApi.IS_NULL) {
            return null;
        }
        int bytes = columns.get(i).bytes();
        if (length < 0 || length > bytes - 2) {
            throw new LongValueException();
        }
        int count = (int) (length / 2);
        char[] into = count <= scratch.length ? scratch : new char[count];
        units[i].get(row * (bytes / 2), into, 0, count);
        return columns.get(i).column().text(new String(into, 0, count));
    }
}

package org.rollcall.database;

import com.sun.jna.Memory;
import java.io.IOException;
import java.util.List;

/** Fetches a result cell by cell, each value in as many parts as it takes: slower than blocks, and whole whatever its length. */
final class OdbcCells {

    private static final int UNITS = 4096;

    private final OdbcHandle statement;
    private final List<OdbcColumn> columns;
    private final Memory part = new Memory(2L * UNITS);
    private final Memory indicator = new Memory(8);
    private final char[] scratch = new char[UNITS];

    OdbcCells(OdbcHandle statement, List<OdbcColumn> columns) {
        this.statement = statement;
        this.columns = columns;
    }

    void hand(RowHandler taker) throws SqlFault, IOException {
        String[] values = new String[columns.size()];
        while (true) {
            short returned = OdbcApi.SQLFetch(statement.pointer());
            if (returned == OdbcApi.NO_DATA) {
                return;
            }
            statement.require(returned);
            for (int i = 0; i < values.length; i++) {
                values[i] = columns.get(i).column().text(value(i));
            }
            taker.row(values);
        }
    }

    private String value(int i) throws SqlFault {
        StringBuilder text = new StringBuilder();
        long total = -1;
        while (true) {
            short returned = OdbcApi.SQLGetData(
                    statement.pointer(), (short) (i + 1), OdbcApi.AS_WIDE_TEXT, part, 2L * UNITS, indicator);
            if (returned == OdbcApi.NO_DATA) {
                break;
            }
            statement.require(returned);
            long left = indicator.getLong(0);
            if (left == OdbcApi.IS_NULL) {
                return null;
            }
            total = total < 0 && left != OdbcApi.NO_TOTAL ? left : total;
            boolean more = returned == OdbcApi.SUCCESS_WITH_INFO && (left < 0 || left > 2L * (UNITS - 1));
            int count = more ? UNITS - 1 : (int) (left / 2);
            part.getByteBuffer(0, part.size())
                    .order(java.nio.ByteOrder.nativeOrder())
                    .asCharBuffer()
                    .get(0, scratch, 0, count);
            text.append(scratch, 0, count);
            if (!more) {
                break;
            }
        }
        if (total >= 0 && 2L * text.length() < total) {
            throw new SqlFault(
                    "22001",
                    0,
                    "the driver cut a value of the column "
                            + columns.get(i).column().name() + " after " + text.length() + " of " + total / 2
                            + " characters");
        }
        return text.toString();
    }
}

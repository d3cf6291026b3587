package org.rollcall.database;

import com.sun.jna.Memory;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of an ODBC result.
 *
 * @param size in characters as the driver declares it, which may be less than what comes; 0 when it does not know
 */
record OdbcColumn(ResultColumn column, long size) {

    /** The longest declared size for which room is made in a block, and the room for those of unknown size. */
    private static final long DECLARED = 4000;

    private static final long UNDECLARED = 1000;

    /** Describes the columns of a statement that was sent. */
    static List<OdbcColumn> of(OdbcHandle statement) throws SqlFault {
        Memory count = new Memory(2);
        statement.require(OdbcApi.SQLNumResultCols(statement.pointer(), count));
        if (count.getShort(0) == 0) {
            throw new SqlFault("", 0, "the query gives no columns");
        }
        List<OdbcColumn> columns = new ArrayList<>();
        Memory name = new Memory(1024);
        Memory needed = new Memory(2);
        Memory type = new Memory(2);
        Memory size = new Memory(8);
        Memory digits = new Memory(2);
        Memory nullable = new Memory(2);
        for (short i = 1; i <= count.getShort(0); i++) {
            statement.require(OdbcApi.SQLDescribeColW(
                    statement.pointer(), i, name, (short) 512, needed, type, size, digits, nullable));
            columns.add(of(OdbcHandle.text(name, 511), type.getShort(0), size.getLong(0)));
        }
        return columns;
    }

    private static OdbcColumn of(String name, short type, long size) {
        boolean isLong = type == -1 || type == -10;
        return new OdbcColumn(new ResultColumn(name, type(type)), isLong || size > DECLARED ? 0 : size);
    }

    private static ResultColumn.Type type(short type) {
        return switch (type) {
            case -7 -> ResultColumn.Type.BOOLEAN;
            case 9, 11, 91, 93 -> ResultColumn.Type.TIME;
            case -2, -3, -4 -> ResultColumn.Type.BINARY;
            default -> ResultColumn.Type.TEXT;
        };
    }

    /** The bytes of a cell in a block. A declared size may count characters that take two units each, or a number's digits. */
    int bytes() {
        long units = 2 * (size <= 0 ? UNDECLARED : Math.max(size, 32)) + 2;
        return (int) (2 * units);
    }
}

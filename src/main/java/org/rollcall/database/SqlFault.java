package org.rollcall.database;

/** A database or its driver refused something. The message is theirs and may quote data; {@link Diagnosis} makes it fit to be shown. */
final class SqlFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String state;
    private final int code;

    /**
     * @param state the SQLSTATE; blank when there is none
     * @param code the vendor's own number
     */
    SqlFault(String state, int code, String message) {
        super(message);
        this.state = state == null ? "" : state;
        this.code = code;
    }

    /** Of JDBC; only the first of its messages, since those after it repeat it with data. */
    static SqlFault of(java.sql.SQLException e) {
        return new SqlFault(e.getSQLState(), e.getErrorCode(), String.valueOf(e.getMessage()));
    }

    String state() {
        return state;
    }

    int code() {
        return code;
    }
}

package org.rollcall.database;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What each database is told before it is read, so that nothing can be written and all is from one moment.
 *
 * @param notes what a person should know of it, a sentence each, without its closing full stop
 */
record ReadOnlyTransaction(List<String> notes) {

    private static final String UNCOMMITTED =
            "it is read with isolation: read-uncommitted, so that rows others took back, or half wrote, may be among them";

    /** Begins it. */
    static ReadOnlyTransaction begin(Session session, Isolation isolation) throws SqlFault {
        List<String> notes = new ArrayList<>();
        Vendor vendor = Vendor.of(session.product());
        notes.addAll(writeRights(session, vendor));
        session.rollback(); // so that what follows is the first of its transaction
        switch (vendor) {
            case POSTGRESQL -> postgresql(session, isolation, notes);
            case ORACLE -> oracle(session, isolation, notes);
            case SQL_SERVER -> sqlServer(session, isolation, notes);
            case MARIADB -> mariadb(session, isolation, notes);
            case SQLITE -> session.execute("PRAGMA query_only = ON");
            default -> other(session, isolation, notes);
        }
        return new ReadOnlyTransaction(List.copyOf(notes));
    }

    private static void postgresql(Session session, Isolation isolation, List<String> notes) throws SqlFault {
        session.execute("SET TRANSACTION ISOLATION LEVEL "
                + (isolation == Isolation.AUTO ? "REPEATABLE READ" : "READ COMMITTED") + " READ ONLY");
        session.execute("SET TIME ZONE 'America/Los_Angeles'"); // so that a time has one day, whichever machine asks
        if (isolation == Isolation.READ_UNCOMMITTED) {
            notes.add("isolation: read-uncommitted is read-committed in PostgreSQL");
        }
    }

    private static void oracle(Session session, Isolation isolation, List<String> notes) throws SqlFault {
        session.execute("ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD HH24:MI:SS'"
                + " NLS_TIMESTAMP_FORMAT = 'YYYY-MM-DD HH24:MI:SS.FF' NLS_NUMERIC_CHARACTERS = '.,'");
        session.execute("SET TRANSACTION READ ONLY");
        if (isolation != Isolation.AUTO) {
            notes.add("isolation is not heeded by Oracle, which reads from one moment");
        }
    }

    private static void sqlServer(Session session, Isolation isolation, List<String> notes) throws SqlFault {
        session.execute("SET TEXTSIZE 2147483647"); // some drivers cut long values by default
        session.execute("SET QUOTED_IDENTIFIER ON");
        if (isolation == Isolation.READ_UNCOMMITTED) {
            session.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
            notes.add(UNCOMMITTED);
            return;
        }
        boolean allowed = isolation == Isolation.AUTO
                && value(session, "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()")
                        .equals("1");
        session.rollback();
        session.execute("SET TRANSACTION ISOLATION LEVEL " + (allowed ? "SNAPSHOT" : "READ COMMITTED"));
        if (!allowed) {
            notes.add(committed("ask its administrator to allow snapshot isolation (ALLOW_SNAPSHOT_ISOLATION)"));
        }
    }

    private static void mariadb(Session session, Isolation isolation, List<String> notes) throws SqlFault {
        String level =
                switch (isolation) {
                    case AUTO -> "REPEATABLE READ";
                    case READ_COMMITTED -> "READ COMMITTED";
                    default -> "READ UNCOMMITTED";
                };
        session.execute("SET SESSION TRANSACTION ISOLATION LEVEL " + level);
        session.execute("SET SESSION TRANSACTION READ ONLY");
        session.execute(
                "START TRANSACTION " + (isolation == Isolation.AUTO ? "WITH CONSISTENT SNAPSHOT, " : "") + "READ ONLY");
        if (isolation == Isolation.READ_UNCOMMITTED) {
            notes.add(UNCOMMITTED);
        }
    }

    private static void other(Session session, Isolation isolation, List<String> notes) throws SqlFault {
        if (isolation == Isolation.READ_UNCOMMITTED) {
            session.execute("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
            notes.add(UNCOMMITTED);
        } else {
            notes.add(committed("nothing is known of how it could be read from one moment"));
        }
    }

    private static String committed(String remedy) {
        return "it is read as it is at each row's moment, so that what changes in the meantime may come twice or not at"
                + " all; " + remedy;
    }

    /** A note when the account could write; that is a right it does not need. */
    private static List<String> writeRights(Session session, Vendor vendor) {
        String question =
                switch (vendor) {
                    case POSTGRESQL -> "SELECT COUNT(*) FROM pg_catalog.pg_class c"
                            + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                            + " WHERE c.relkind IN ('r', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
                            + " AND n.nspname NOT LIKE 'pg!_temp%' ESCAPE '!' AND n.nspname NOT LIKE 'pg!_toast%' ESCAPE '!'"
                            + " AND has_table_privilege(c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE')";
                    case SQL_SERVER -> "SELECT COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'INSERT'), 0)"
                            + " + COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'UPDATE'), 0)"
                            + " + COALESCE(HAS_PERMS_BY_NAME(DB_NAME(), 'DATABASE', 'DELETE'), 0)";
                    case ORACLE -> "SELECT (SELECT COUNT(*) FROM session_privs WHERE privilege IN"
                            + " ('INSERT ANY TABLE', 'UPDATE ANY TABLE', 'DELETE ANY TABLE'))"
                            + " + (SELECT COUNT(*) FROM user_tab_privs WHERE grantee = USER"
                            + " AND privilege IN ('INSERT', 'UPDATE', 'DELETE'))"
                            + " + (SELECT COUNT(*) FROM user_tables) FROM dual";
                    case MARIADB -> "SELECT (SELECT COUNT(*) FROM information_schema.user_privileges"
                            + " WHERE privilege_type IN ('INSERT', 'UPDATE', 'DELETE'))"
                            + " + (SELECT COUNT(*) FROM information_schema.schema_privileges"
                            + " WHERE privilege_type IN ('INSERT', 'UPDATE', 'DELETE'))"
                            + " + (SELECT COUNT(*) FROM information_schema.table_privileges"
                            + " WHERE privilege_type IN ('INSERT', 'UPDATE', 'DELETE'))";
                    default -> "";
                };
        if (question.isEmpty()) {
            return vendor == Vendor.SQLITE
                    ? List.of()
                    : List.of("whether its account can write cannot be told; have the district give one that can only"
                            + " read");
        }
        try {
            return value(session, question).equals("0")
                    ? List.of()
                    : List.of("its account can write; have the district give one that can only read");
        } catch (SqlFault e) {
            return List.of("whether its account can write cannot be told, as it may not look its rights up");
        }
    }

    /** The only value of a query; blank for none. */
    private static String value(Session session, String query) throws SqlFault {
        String[] value = {""};
        try {
            session.read(query, new RowHandler() {
                @Override
                public void columns(List<ResultColumn> columns) {
                    value[0] = "";
                }

                @Override
                public void row(String[] values) {
                    value[0] = values[0] == null ? "" : values[0];
                }
            });
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written", e);
        }
        return value[0];
    }
}

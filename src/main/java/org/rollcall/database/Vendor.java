package org.rollcall.database;

import java.util.Locale;

/** Whose database it is, as far as that changes how it is read. */
enum Vendor {
    POSTGRESQL("PostgreSQL", "postgre", "psqlodbc", "redshift"),
    SQL_SERVER("Microsoft SQL Server", "sql server", "freetds", "tdsodbc", "msodbcsql"),
    ORACLE("Oracle", "oracle", "sqora"),
    MARIADB("MariaDB", "mariadb", "mysql", "maodbc", "myodbc"),
    SQLITE("SQLite", "sqlite"),
    OPENEDGE("Progress OpenEdge", "openedge", "progress"),
    OTHER("a database");

    private final String title;
    private final String[] names;

    Vendor(String title, String... names) {
        this.title = title;
        this.names = names;
    }

    /** Finds the vendor that a driver's or product's name tells of. */
    static Vendor of(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        for (Vendor vendor : values()) {
            for (String part : vendor.names) {
                if (plain.contains(part)) {
                    return vendor;
                }
            }
        }
        return OTHER;
    }

    /** What people call it. */
    String title() {
        return title;
    }
}

package org.rollcall.database;

import java.time.Duration;
import java.util.List;
import org.rollcall.source.SourceException;

/** A database that is only read: how it is reached, and which way. */
public final class Database {

    /** How a connection is made. */
    @FunctionalInterface
    private interface Way {
        Session open() throws SqlFault;
    }

    private final DatabaseSettings settings;
    private final String place;
    private final String host;
    private final String choice;
    private final Diagnosis diagnosis;
    private final Way way;
    private final boolean odbc;

    private Database(
            DatabaseSettings settings,
            String place,
            String host,
            String password,
            String choice,
            boolean odbc,
            Way way) {
        this.settings = settings;
        this.place = place;
        this.host = host;
        this.choice = choice;
        this.diagnosis = new Diagnosis(password);
        this.odbc = odbc;
        this.way = way;
    }

    /**
     * Chooses the way to a database; nothing is sent yet.
     *
     * @param problems takes a sentence for each setting that cannot be used
     * @return null when there are problems
     */
    public static Database of(DatabaseSettings settings, JdbcDrivers drivers, List<String> problems) {
        String given = settings.connection();
        if (given.regionMatches(true, 0, "jdbc:", 0, 5)) {
            if (settings.mode() == Mode.ODBC) {
                problems.add("connection: a JDBC URL cannot be used with mode: odbc");
                return null;
            }
            JdbcAddress address = signedIn(JdbcAddress.of(given), settings);
            return jdbc(settings, address, drivers, "as the connection is a JDBC URL", problems);
        }
        ConnectionString string;
        try {
            string = ConnectionString.parse(given);
        } catch (IllegalArgumentException e) {
            problems.add("connection: " + e.getMessage());
            return null;
        }
        ConnectionString signedIn = signedIn(string, settings);
        if (settings.mode() == Mode.ODBC) {
            return odbc(settings, signedIn, "as mode says");
        }
        try {
            JdbcAddress address = Translation.of(signedIn);
            boolean forced = settings.mode() == Mode.JDBC;
            if (forced || drivers.of(address.url()).isPresent()) {
                return jdbc(settings, address, drivers, forced ? "as mode says" : "the faster way", problems);
            }
            return odbc(
                    settings,
                    signedIn,
                    "as there is no JDBC driver for " + address.vendor().title() + " in " + drivers.place());
        } catch (UntranslatableException e) {
            if (settings.mode() == Mode.JDBC) {
                problems.add("connection: it cannot be translated for mode: jdbc: " + e.getMessage());
                return null;
            }
            return odbc(settings, signedIn, "as " + e.getMessage());
        }
    }

    private static JdbcAddress signedIn(JdbcAddress address, DatabaseSettings settings) {
        JdbcAddress signed = settings.username().isEmpty() ? address : address.with("user", settings.username());
        return settings.password().isEmpty() ? signed : signed.with("password", settings.password());
    }

    private static ConnectionString signedIn(ConnectionString string, DatabaseSettings settings) {
        ConnectionString signed = string;
        if (!settings.username().isEmpty()) {
            signed = signed.without("user id", "user", "username", "user name", "uid")
                    .with("UID", settings.username());
        }
        if (!settings.password().isEmpty()) {
            signed = signed.without("password", "pwd").with("PWD", settings.password());
        }
        return signed;
    }

    private static Database jdbc(
            DatabaseSettings settings, JdbcAddress address, JdbcDrivers drivers, String why, List<String> problems) {
        var driver = drivers.of(address.url());
        if (driver.isEmpty()) {
            problems.add("connection: there is no JDBC driver for " + address.place() + "; put its jar into "
                    + drivers.place());
            return null;
        }
        return new Database(
                settings,
                address.place(),
                address.host(),
                address.password(),
                "by JDBC, " + why,
                false,
                () -> JdbcSession.open(driver.get(), address, settings.loginTimeout(), settings.queryTimeout()));
    }

    private static Database odbc(DatabaseSettings settings, ConnectionString string, String why) {
        boolean child = settings.process() == DriverProcess.CHILD
                || settings.process() == DriverProcess.AUTO && !isTested(string);
        Duration login = settings.loginTimeout();
        Duration patience = settings.queryTimeout();
        return new Database(
                settings,
                string.place(),
                string.host(),
                string.password(),
                "by ODBC, " + why + (child ? ", with the driver in a process of its own" : ""),
                true,
                () -> child ? ChildSession.open(string, login, patience) : OdbcSession.open(string, login, patience));
    }

    /** Whether Rollcall's own tests run the driver. */
    private static boolean isTested(ConnectionString string) {
        Vendor vendor = Vendor.of(string.get("driver"));
        return vendor == Vendor.POSTGRESQL || vendor == Vendor.SQLITE;
    }

    /** Where it is, without secrets. */
    public String place() {
        return place;
    }

    /** The machine it is on; blank when that is not known. */
    public String host() {
        return host;
    }

    /** Which way it is reached and why: {@code by JDBC, the faster way}. */
    public String choice() {
        return choice;
    }

    /**
     * Connects and begins to read, from one moment where the database can.
     *
     * @throws SourceException saying why it cannot be read
     */
    public Reader open() {
        Session session;
        try {
            session = way.open();
        } catch (SqlFault e) {
            throw refused(e);
        }
        try {
            ReadOnlyTransaction transaction = ReadOnlyTransaction.begin(session, settings.isolation());
            return new Reader(session, transaction, diagnosis, settings.queryTimeout(), place);
        } catch (SqlFault e) {
            session.close();
            throw new SourceException(place + " cannot be read: " + diagnosis.of(e, "")
                    + ". Ask its administrator what the account may do.");
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private SourceException refused(SqlFault fault) {
        String said = fault.getMessage();
        String plain = said.toLowerCase(java.util.Locale.ROOT);
        String remedy;
        boolean signIn = fault.state().startsWith("28")
                || plain.contains("password")
                || plain.contains("login failed")
                || plain.contains("ora-01017")
                || plain.contains("access denied");
        if (signIn) {
            remedy = "Check the source's username and password; the account may have expired or be locked.";
        } else if (plain.contains("can't open lib")
                || fault.state().equals("IM002")
                || plain.contains("driver manager (")) {
            remedy = odbc
                    ? "Install the ODBC driver or DSN it names on this machine; odbcinst -q -d lists those there"
                            + " are."
                    : "Check the connection.";
        } else {
            remedy = "Check that the server is up and reachable from here, and that its address is right.";
        }
        String sentence = place + " cannot be opened: " + diagnosis.ofConnecting(fault) + ". " + remedy;
        return signIn ? new SignInException(sentence) : new SourceException(sentence);
    }
}

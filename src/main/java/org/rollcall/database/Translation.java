package org.rollcall.database;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates the connection strings of known ODBC drivers into JDBC's. */
final class Translation {

    private static final List<String> COMMON =
            List.of("driver", "uid", "user id", "user", "username", "user name", "pwd", "password", "description");

    /** What a key looks like; other text may be the rest of a password that holds a semicolon. */
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9_ ]{0,30}");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_]([A-Za-z0-9_.-]*[A-Za-z0-9_.])?");
    private static final Pattern IPV6 = Pattern.compile("\\[?[0-9A-Fa-f]*:[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*]?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /** The driver of Microsoft's that is named with its version. */
    private static final Pattern MICROSOFT = Pattern.compile("(?:odbc driver |msodbcsql-?)([0-9]+)");

    private final ConnectionString given;
    private final Vendor vendor;
    private final Set<String> left = new HashSet<>();
    private final Properties properties = new Properties();

    private Translation(ConnectionString given) {
        this.given = given;
        this.vendor = Vendor.of(given.get("driver"));
        left.addAll(given.keys());
        left.removeAll(COMMON);
        left.removeIf(key -> given.get(key).isEmpty());
    }

    /**
     * Translates a connection string.
     *
     * @throws UntranslatableException saying why only ODBC will do
     */
    static JdbcAddress of(ConnectionString given) throws UntranslatableException {
        return new Translation(given).address();
    }

    private JdbcAddress address() throws UntranslatableException {
        if (given.get("driver").isEmpty()) {
            throw new UntranslatableException("a DSN is known to the driver manager alone");
        }
        String url =
                switch (vendor) {
                    case POSTGRESQL -> postgresql();
                    case SQL_SERVER -> sqlServer();
                    case ORACLE -> oracle();
                    case MARIADB -> mariadb();
                    case SQLITE -> sqlite();
                    case OPENEDGE -> openEdge();
                    default -> throw new UntranslatableException(
                            "the driver '" + given.get("driver") + "' has no JDBC counterpart that is known");
                };
        if (!left.isEmpty()) {
            String key = left.stream().sorted().findFirst().orElseThrow();
            throw new UntranslatableException(
                    (KEY.matcher(key).matches() ? "'" + key + "'" : "one of its keys") + " has no counterpart in JDBC");
        }
        if (!given.user().isEmpty()) {
            properties.setProperty("user", given.user());
        }
        if (!given.password().isEmpty()) {
            properties.setProperty("password", given.password());
        }
        return new JdbcAddress(vendor, url, properties);
    }

    private String take(String... keys) {
        List.of(keys).forEach(left::remove);
        return given.get(keys);
    }

    private String required(String what, String... keys) throws UntranslatableException {
        String value = take(keys);
        if (value.isEmpty()) {
            throw new UntranslatableException("it names no " + what);
        }
        return value;
    }

    private void pass(String key, String property) {
        String value = take(key);
        if (!value.isEmpty()) {
            properties.setProperty(property, value);
        }
    }

    private void ignore(String... keys) {
        List.of(keys).forEach(left::remove);
    }

    private String postgresql() throws UntranslatableException {
        String place = place(required("server", "server", "servername", "host"), take("port"));
        String database = required("database", "database");
        pass("sslmode", "sslmode");
        ignore(
                "usedeclarefetch",
                "fetch",
                "readonly",
                "boolsaschar",
                "textaslongvarchar",
                "unknownsaslongvarchar",
                "maxvarcharsize",
                "maxlongvarcharsize",
                "unknownsizes",
                "protocol",
                "byteaaslongvarbinary",
                "fakeoidindex",
                "showoidcolumn",
                "rowversioning",
                "showsystemtables",
                "lfconversion",
                "updatablecursors",
                "debug",
                "commlog",
                "keepalivetime",
                "keepaliveinterval");
        return "jdbc:postgresql://" + place + "/" + encoded(database);
    }

    /** A host and a port for a URL; nothing else, or they could add properties to it. */
    private static String place(String host, String port) throws UntranslatableException {
        boolean ipv6 = IPV6.matcher(host).matches();
        if (!ipv6 && !HOST.matcher(host).matches()) {
            throw new UntranslatableException("its server is no host name that JDBC takes");
        }
        if (!port.isEmpty() && !PORT.matcher(port).matches()) {
            throw new UntranslatableException("its port is no number");
        }
        return (ipv6 ? "[" + host.replaceAll("[\\[\\]]", "") + "]" : host) + (port.isEmpty() ? "" : ":" + port);
    }

    private static String encoded(String name) {
        return java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    private String sqlServer() throws UntranslatableException {
        String driver = given.get("driver").toLowerCase(Locale.ROOT);
        boolean freeTds = driver.contains("freetds") || driver.contains("tdsodbc");
        if (freeTds && !take("servername").isEmpty()) {
            throw new UntranslatableException("Servername is a name of freetds.conf; give Server and Port for JDBC");
        }
        String server = required("server", "server", "servername", "address", "addr");
        server = server.replaceFirst("(?i)^tcp:", "");
        if (server.matches("(?i)(np|lpc|admin):.*")) {
            throw new UntranslatableException("its server is reached by a pipe");
        }
        String port = take("port");
        if (server.matches(".*[,].*")) {
            port = server.substring(server.indexOf(',') + 1).strip();
            server = server.substring(0, server.indexOf(',')).strip();
        }
        if (IPV6.matcher(server).matches()) {
            throw new UntranslatableException("JDBC's URL for SQL Server takes no IPv6 address");
        }
        if (server.indexOf('\\') >= 0) {
            properties.setProperty("instanceName", server.substring(server.indexOf('\\') + 1));
            server = server.substring(0, server.indexOf('\\'));
        }
        String database = take("database", "initial catalog");
        if (!database.isEmpty()) {
            properties.setProperty("databaseName", database);
        }
        encryption(take("encrypt").toLowerCase(Locale.ROOT), version(driver) >= 18);
        String trust = take("trustservercertificate").toLowerCase(Locale.ROOT);
        properties.setProperty("trustServerCertificate", String.valueOf(isYes(trust)));
        pass("applicationintent", "applicationIntent");
        pass("hostnameincertificate", "hostNameInCertificate");
        pass("app", "applicationName");
        pass("wsid", "workstationID");
        String failover = take("multisubnetfailover").toLowerCase(Locale.ROOT);
        if (!failover.isEmpty()) {
            properties.setProperty("multiSubnetFailover", String.valueOf(isYes(failover)));
        }
        if (isYes(take("trusted_connection").toLowerCase(Locale.ROOT))) {
            throw new UntranslatableException(
                    "Trusted_Connection signs in as the Windows user, which JDBC cannot here");
        }
        ignore("mars_connection", "quotedid", "ansinpw", "autotranslate");
        if (freeTds) {
            ignore("tds_version", "clientcharset", "client_charset", "text_size", "textsize");
        }
        return "jdbc:sqlserver://" + place(server, port);
    }

    private static int version(String driver) {
        Matcher matcher = MICROSOFT.matcher(driver);
        int version = 0;
        while (matcher.find()) {
            version = Integer.parseInt(matcher.group(1));
        }
        return version;
    }

    /** Drivers before 18 do not encrypt unless told to, and JDBC's does: so it is always said. */
    private void encryption(String written, boolean byDefault) throws UntranslatableException {
        String value =
                switch (written) {
                    case "" -> String.valueOf(byDefault);
                    case "yes", "true", "mandatory", "1" -> "true";
                    case "no", "false", "optional", "0" -> "false";
                    case "strict" -> "strict";
                    default -> throw new UntranslatableException("Encrypt=" + written + " is not known");
                };
        properties.setProperty("encrypt", value);
    }

    private static boolean isYes(String value) {
        return Set.of("yes", "true", "1", "sspi").contains(value);
    }

    private String oracle() throws UntranslatableException {
        String place = required("DBQ", "dbq", "server", "servername");
        if (place.startsWith("//")) {
            place = place.substring(2);
        }
        if (!place.matches("(" + HOST + "|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?/[A-Za-z0-9_.$#-]+")) {
            throw new UntranslatableException("DBQ is a name of tnsnames.ora; give it as host:port/service for JDBC");
        }
        ignore("fbs", "lob", "rst", "frl", "apa", "exc", "bam", "dbqquietmode", "fen", "fdl", "fwc", "mld");
        return "jdbc:oracle:thin:@//" + place;
    }

    private String mariadb() throws UntranslatableException {
        String place = place(required("server", "server", "servername", "host"), take("port"));
        String database = required("database", "database", "db");
        if (!database.matches("[\\p{L}\\p{N} _.$#%-]+")) {
            throw new UntranslatableException("its database has a name that JDBC's URL cannot hold");
        }
        Map<String, String> ssl = new HashMap<>(Map.of("", "", "0", "disable", "1", "trust"));
        String mode = take("forcetls");
        if (!ssl.containsKey(mode)) {
            throw new UntranslatableException("ForceTLS=" + mode + " is not known");
        }
        if (!mode.isEmpty()) {
            properties.setProperty("sslMode", ssl.get(mode));
        }
        ignore("charset", "no_prompt", "no_cache", "forward_cursor", "option");
        return "jdbc:mariadb://" + place + "/" + database;
    }

    private String sqlite() throws UntranslatableException {
        String file = required("database", "database");
        ignore("nocreat", "timeout", "stepapi", "notxn", "fksupport", "longnames", "shortnames");
        if (file.indexOf('?') >= 0 || file.startsWith(":") || file.startsWith("file:")) {
            throw new UntranslatableException("its database has a name that JDBC takes for more than a file's");
        }
        return "jdbc:sqlite:" + file;
    }

    private String openEdge() throws UntranslatableException {
        String host = required("host", "host", "hostname");
        String port = required("port", "port", "portnumber");
        properties.setProperty("databaseName", required("database", "db", "database"));
        properties.setProperty("defaultSchema", "PUB");
        ignore("dil", "arraysize");
        return "jdbc:datadirect:openedge://" + place(host, port);
    }
}

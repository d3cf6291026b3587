package org.rollcall.database;

import java.util.Properties;

/**
 * Where JDBC finds a database.
 *
 * @param url without user and password
 * @param properties for the driver; user and password among them
 */
record JdbcAddress(Vendor vendor, String url, Properties properties) {

    JdbcAddress {
        Properties own = new Properties();
        own.putAll(properties);
        properties = own;
    }

    /** An address that is written as a JDBC URL. */
    static JdbcAddress of(String url) {
        return new JdbcAddress(Vendor.of(url.replace("jdbc:sqlserver:", "jdbc:sql server:")), url, new Properties());
    }

    JdbcAddress with(String key, String value) {
        Properties more = new Properties();
        more.putAll(properties);
        more.setProperty(key, value);
        return new JdbcAddress(vendor, url, more);
    }

    /** With a property that neither the properties nor the URL set. */
    JdbcAddress orElse(String key, String value) {
        boolean set = properties.containsKey(key) || url.matches("(?i).*[?&;]" + key + "=.*");
        return set ? this : with(key, value);
    }

    String password() {
        return properties.getProperty("password", "");
    }

    /** The machine; blank when the URL names none. */
    String host() {
        var matcher = java.util.regex.Pattern.compile("//([^/:;?\\\\]+)").matcher(url);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** Where it leads, without secrets. */
    String place() {
        return url.replaceFirst("[?;].*$", "");
    }

    @Override
    public String toString() {
        return place();
    }
}

package org.rollcall.pipeline;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Says what went wrong with a drop folder in a sentence that tells a stopped server from a changed host key. */
final class SftpFaults {

    private SftpFaults() {}

    /** @param endpoint whose folder could not be used */
    static String sentence(DropEndpoint endpoint, Throwable failure) {
        StringBuilder all = new StringBuilder();
        Throwable deepest = failure;
        for (Throwable t = failure; t != null && all.length() < 4000; t = t.getCause()) {
            all.append(t.getClass().getSimpleName())
                    .append(' ')
                    .append(t.getMessage())
                    .append('\n');
            deepest = t;
        }
        // without the options of the endpoints it names, some of which are called timeouts
        String text = all.toString().toLowerCase(Locale.ROOT).replaceAll("\\?\\S*", "");
        String where = endpoint.uri();
        if (text.contains("changedhostkey")
                || text.contains("identification has changed")
                || text.contains("hostkey has been changed")) {
            return where
                    + ": the server's host key has changed. Ask the server's owner whether it was replaced; only then"
                    + " put the new key into known_hosts (rollcall check --connect prints the line).";
        }
        if (text.contains("unknownhostkey")
                || text.contains("reject hostkey")
                || text.contains("unknown host key")
                || text.contains("revokedhostkey")) {
            return where
                    + ": the server's host key is not in known_hosts (rollcall check --connect prints the line to add).";
        }
        if (text.contains("auth fail") || text.contains("auth cancel") || text.contains("too many authentication")) {
            return where + ": the server refuses the user name, password or key. Check the account's secret.";
        }
        if (deepest instanceof UnknownHostException) {
            return where + ": the host's name is not known. Check the address, or the name service.";
        }
        if (deepest instanceof ConnectException || text.contains("connection refused")) {
            return where + ": the server cannot be reached (" + deepest.getMessage()
                    + "). It is stopped, or a firewall is in the way.";
        }
        if (deepest instanceof SocketTimeoutException || text.contains("timeout") || text.contains("timed out")) {
            return where + ": the server does not answer in time.";
        }
        if (text.contains("no such file")
                || text.contains("nosuchfile")
                || text.contains("cannot change directory")
                || text.contains("filenotfound")
                || text.contains("starting directory does not exist")) {
            return where + ": the folder is not there, or the account may not enter it.";
        }
        if (text.contains("permission denied") || text.contains("accessdenied")) {
            return where + ": the account may not read the folder.";
        }
        return where + ": the folder cannot be read (" + deepest.getClass().getSimpleName() + ": "
                + String.valueOf(deepest.getMessage()).replaceAll("password=[^&\\s]*", "password=xxx") + ").";
    }
}

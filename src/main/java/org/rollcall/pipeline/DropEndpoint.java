package org.rollcall.pipeline;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A drop folder's address, {@code sftp://host[:port]/folder} or {@code file:/folder}, made into a Camel endpoint with
 * the options each scheme needs: Camel's own defaults accept any host key, make folders on the district's server and
 * take an outage for an empty folder.
 *
 * @param uri as the LEA's file writes it, without options
 * @param login what SFTP signs in with
 */
record DropEndpoint(String uri, Login login) {

    /**
     * How SFTP signs in; the values are secrets and never shown.
     *
     * @param knownHosts file with the server's host key
     * @param privateKey file; blank for a password
     */
    record Login(String username, String password, String knownHosts, String privateKey, String passphrase) {

        @Override
        public String toString() {
            return "Login[username=" + username + "]";
        }
    }

    /** What is wrong with the address; none when it can be used. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (uri.contains("?")) {
            problems.add("from: " + shown(uri.substring(0, uri.indexOf('?')))
                    + " must not carry options; Rollcall sets the ones that keep a delivery safe");
            return problems;
        }
        if (isSftp()) {
            try {
                URI address = new URI(uri);
                if (address.getHost() == null
                        || address.getPath() == null
                        || address.getPath().length() < 2) {
                    problems.add(
                            "from: '" + shown(uri) + "' must name a host and a folder, such as sftp://host:22/folder");
                } else if (address.getUserInfo() != null) {
                    problems.add("from: the address must not carry a user or password; set the parameters username and"
                            + " password, with placeholders");
                }
                if (address.getPath() != null && address.getPath().startsWith("//")) {
                    problems.add("from: Camel's SFTP takes folders below the account's home alone, not '"
                            + address.getPath().substring(1)
                            + "'; make it the account's home, or link to it from there");
                }
            } catch (URISyntaxException e) {
                problems.add("from: the address is not one: " + e.getReason());
            }
            if (login.username().isBlank()) {
                problems.add("username: is missing; set it, or sftp.username for the deployment");
            }
            if (login.password().isBlank() && login.privateKey().isBlank()) {
                problems.add("password: is missing; set it or privateKeyFile, or sftp.password for the deployment");
            }
            if (login.knownHosts().isBlank()) {
                problems.add("knownHostsFile: is missing; without it any server could pose as the district's");
            }
        } else if (!uri.startsWith("file:") || uri.length() < 7) {
            problems.add("from: '" + shown(uri) + "' must begin with sftp:// or file:/");
        }
        return problems;
    }

    /** An address without the user and password that it should not carry. */
    private static String shown(String address) {
        return address.replaceAll("//.*@", "//");
    }

    boolean isSftp() {
        return uri.toLowerCase(Locale.ROOT).startsWith("sftp://");
    }

    /** The host an outage of which the address shares with others; blank for local disk. */
    String host() {
        return isSftp() ? URI.create(uri).getHost().toLowerCase(Locale.ROOT) : "";
    }

    /** What tells one folder from another, however it is written. */
    String identity() {
        if (isSftp()) {
            URI address = URI.create(uri);
            int port = address.getPort() < 0 ? 22 : address.getPort();
            return "sftp://" + host() + ":" + port + trimmed(address.getPath()) + "#" + login.username();
        }
        return "file:" + folder();
    }

    /** The folder on local disk, absolute and normal. */
    Path folder() {
        return Path.of(uri.substring("file:".length()).replaceFirst("^//+", "/"))
                .toAbsolutePath()
                .normalize();
    }

    private static String trimmed(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * The endpoint that takes a delivery a filter lets through.
     *
     * @param filter name of the filter's bean
     * @param move whether the delivery is archived once the exchange that took it is done
     */
    String consumer(String filter, String include, boolean move, Path localWork) {
        Map<String, String> options = options();
        options.put("include", "RAW(" + include + ")");
        options.put("filter", "#" + filter);
        options.put("sortBy", "reverse:file:modified;file:name");
        options.put("maxMessagesPerPoll", "1");
        options.put("eagerMaxMessagesPerPoll", "false");
        options.put("idempotent", "false");
        options.put("readLock", "none"); // whether it has settled was seen to before
        options.put("exchangePattern", "InOnly");
        if (move) {
            options.put("move", ".done/${date:now:yyyyMMdd-HHmmssSSS}-${file:onlyname}");
        } else {
            options.put("noop", "true");
        }
        if (isSftp()) {
            options.put("localWorkDirectory", "RAW(" + localWork + ")");
            options.put("disconnect", "true");
        }
        return address() + "?" + query(options);
    }

    /** The endpoint that Rollcall writes to, or looks at; it moves nothing. */
    String plain() {
        return address() + "?" + query(options());
    }

    private String address() {
        return isSftp() ? uri : "file:" + folder();
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("autoCreate", "false");
        if (isSftp()) {
            options.put("username", "RAW(" + login.username() + ")");
            if (login.privateKey().isBlank()) {
                options.put("password", "RAW(" + login.password() + ")");
            } else {
                options.put("privateKeyFile", "RAW(" + login.privateKey() + ")");
                if (!login.passphrase().isBlank()) {
                    options.put("privateKeyPassphrase", "RAW(" + login.passphrase() + ")");
                }
            }
            options.put("preferredAuthentications", login.privateKey().isBlank() ? "password" : "publickey");
            options.put("knownHostsFile", "RAW(" + login.knownHosts() + ")");
            options.put("useUserKnownHostsFile", "false");
            options.put("strictHostKeyChecking", "yes");
            options.put("throwExceptionOnConnectFailed", "true");
            options.put("maximumReconnectAttempts", "0");
            options.put("reconnectDelay", "1000");
            options.put("connectTimeout", "10000");
            options.put("timeout", "30000");
            options.put("soTimeout", "300000");
            options.put("stepwise", "false");
            options.put("existDirCheckUsingLs", "false");
            options.put("jschLoggingLevel", "OFF");
        } else {
            options.put("startingDirectoryMustExist", "true");
            options.put("readLockMarkerFile", "false"); // the folder may be one that Rollcall can only read
        }
        return options;
    }

    private static String query(Map<String, String> options) {
        return options.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
    }
}

package org.rollcall.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server of the tests' own, from the machine's packages, started once and gone with the process. */
public final class Postgres {

    /** Its superuser, for whom it asks no password. */
    public static final String OWNER = "postgres";

    private static Postgres shared;

    private final Path folder;
    private final Path programs;
    private final int port;

    private Postgres(Path folder, Path programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    /** The server; a test without PostgreSQL on the machine is skipped. */
    public static synchronized Postgres shared() {
        if (shared == null) {
            Optional<Path> programs = programs();
            Assumptions.assumeTrue(
                    programs.isPresent(), "there is no PostgreSQL server here: apt-get install postgresql");
            try {
                shared = start(programs.get());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return shared;
    }

    private static Optional<Path> programs() {
        List<Path> folders = new ArrayList<>();
        for (String folder : System.getenv("PATH").split(":")) {
            folders.add(Path.of(folder));
        }
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.sorted().map(version -> version.resolve("bin")).forEach(folders::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return folders.stream()
                .filter(folder ->
                        Files.isExecutable(folder.resolve("initdb")) && Files.isExecutable(folder.resolve("pg_ctl")))
                .findFirst();
    }

    private static Postgres start(Path programs) throws IOException {
        Path folder = Files.createTempDirectory("rollcall-postgres");
        Postgres server = new Postgres(folder, programs, freePort());
        if (isRoot()) {
            server.wait(new ProcessBuilder("chown", "postgres", folder.toString()));
        }
        server.program("initdb", "-D", server.data(), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", OWNER);
        server.trustTheOwner();
        server.program(
                "pg_ctl",
                "-D",
                server.data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + server.port + " -k " + folder + " -c fsync=off -c listen_addresses=127.0.0.1",
                "start");
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
        return server;
    }

    /** Everybody else signs in with a password, as with a vendor's server. */
    private void trustTheOwner() throws IOException {
        Path rules = Path.of(data(), "pg_hba.conf");
        Files.writeString(
                rules, "host all " + OWNER + " 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    /** Runs a program of PostgreSQL's, which does not run as root. */
    private void program(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(name).toString());
        command.addAll(List.of(arguments));
        wait(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private void wait(ProcessBuilder builder) throws IOException {
        Path said = folder.resolveSibling(folder.getFileName() + ".out");
        Process process =
                builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.join(" ", builder.command()) + " failed: " + Files.readString(said));
            }
            Files.delete(said);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void stop() {
        try {
            program("pg_ctl", "-D", data(), "-m", "immediate", "stop");
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (IOException e) {
            // the process is ending, and the folder is a temporary one
        }
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Makes an empty database; one of that name is dropped first. */
    public Postgres database(String name) throws SQLException {
        sql("postgres", "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        sql("postgres", "CREATE DATABASE " + name);
        return this;
    }

    /** Runs statements as the owner. */
    public Postgres sql(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return this;
    }

    /** Connects as the owner. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, OWNER, "");
    }

    /** A role that may sign in with a password, and no more. */
    public Postgres role(String name, String password) throws SQLException {
        sql(
                "postgres",
                "DO $$ BEGIN CREATE ROLE " + name + " LOGIN PASSWORD '" + password
                        + "'; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        return this;
    }

    /** An ODBC connection string as a vendor would hand it out, without user and password. */
    public String odbc(String database) {
        return "Driver={PostgreSQL Unicode};Server=127.0.0.1;Port=" + port + ";Database=" + database;
    }
}

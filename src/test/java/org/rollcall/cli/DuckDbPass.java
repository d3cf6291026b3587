package org.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.ZipFile;

/**
 * The night as a DuckDB script, from the zip to one CSV. DuckDB reads no zip: the zip's files are extracted first, two at
 * a time, or the two large ones come through named pipes, inflated while DuckDB reads.
 */
final class DuckDbPass {

    /** How the files come to DuckDB. */
    enum Way {
        FILES,
        PIPES
    }

    private static final List<String> SMALL = List.of("classes.csv", "courses.csv", "orgs.csv", "academicSessions.csv");
    private static final List<String> LARGE = List.of("enrollments.csv", "users.csv");

    private final ZipFile zip;
    private final Path folder;

    private DuckDbPass(ZipFile zip, Path folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /** Takes the way, the zip, an empty folder, the date, the beginning of the schools' CDS codes and the CSV to write. */
    public static void main(String[] line) throws Exception {
        Path folder = Path.of(line[2]);
        String script = script(folder, line[3], line[4], line[5]);
        try (ZipFile zip = new ZipFile(line[1])) {
            new DuckDbPass(zip, folder).run(Way.valueOf(line[0]), script);
        }
        System.out.println(Footprint.own().line());
        System.exit(0); // a pipe that nobody has read would keep its thread
    }

    private static String script(Path folder, String date, String district, String out) throws IOException {
        try (InputStream in = DuckDbPass.class.getResourceAsStream("/bench/district.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${threads}", String.valueOf(Runtime.getRuntime().availableProcessors()))
                    .replace("${folder}", folder.toString())
                    .replace("${date}", date)
                    .replace("${district}", district)
                    .replace("${out}", out);
        }
    }

    private void run(Way way, String script) throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        Future<Void> enrollments;
        Future<Void> users;
        if (way == Way.FILES) {
            enrollments = two.submit(extraction(LARGE.get(0)));
            users = two.submit(extraction(LARGE.get(1)));
            two.submit(extraction(SMALL)).get();
            await(enrollments, users);
            execute(script);
        } else {
            extraction(SMALL).call();
            for (String name : LARGE) {
                pipe(folder.resolve(name));
            }
            enrollments = two.submit(extraction(LARGE.get(0)));
            users = two.submit(extraction(LARGE.get(1)));
            execute(script);
            await(enrollments, users);
        }
        two.shutdown();
    }

    private static void await(Future<Void> one, Future<Void> other) throws InterruptedException, ExecutionException {
        one.get();
        other.get();
    }

    private Callable<Void> extraction(String name) {
        return extraction(List.of(name));
    }

    private Callable<Void> extraction(List<String> names) {
        return () -> {
            for (String name : names) {
                try (InputStream in = zip.getInputStream(zip.getEntry(name));
                        OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                    byte[] buffer = new byte[1 << 17];
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        out.write(buffer, 0, read);
                    }
                }
            }
            return null;
        };
    }

    private static void pipe(Path path) throws IOException, InterruptedException {
        int code = new ProcessBuilder("mkfifo", path.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("mkfifo ended with code " + code);
        }
    }

    private static void execute(String script) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
    }
}

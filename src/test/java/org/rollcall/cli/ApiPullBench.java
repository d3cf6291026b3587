package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;

/**
 * How fast a roster is pulled from a server on this machine, and how much of the time is spent waiting for it. The server
 * answers with pages it has made before, so that its own work counts for little.
 */
@Tag("bench")
class ApiPullBench {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINE = "%10s %12s %6s %12s %10s %9s %12s %10s %9s%n";

    @TempDir
    private Path folder;

    @Test
    void a_roster_is_pulled() throws Exception {
        int students = Integer.getInteger("bench.students", 20_000);
        RosterTables tables = RosterTables.district(Math.max(2, students / 600), students, 1);
        List<String> csv = new ArrayList<>(
                List.of("page_size,collections_at_once,pages_at_once,records,requests,seconds,records_per_second,"
                        + "megabytes,waited_share"));
        System.out.printf(
                LINE,
                "page size",
                "collections",
                "pages",
                "records",
                "requests",
                "seconds",
                "records/s",
                "MB gzip",
                "waiting");
        for (int[] way :
                new int[][] {{5000, 1, 1}, {100, 1, 1}, {1000, 1, 1}, {5000, 1, 1}, {1000, 2, 1}, {1000, 2, 4}}) {
            csv.add(pull(tables, way[0], way[1], way[2], csv.size() == 1));
        }
        csv.remove(1); // the first has warmed the machine
        Path file = Path.of("target/bench/api-pull.csv");
        Files.createDirectories(file.getParent());
        Files.write(file, csv);
        System.out.println("Written to " + file.toAbsolutePath());
    }

    private String pull(RosterTables tables, int pageSize, int collections, int pages, boolean warmUp)
            throws IOException {
        Path root = Files.createDirectory(folder.resolve(pageSize + "-" + collections + "-" + pages + "-" + warmUp));
        try (OneRosterServer server = OneRosterServer.of(tables).start();
                ReplayServer replay = ReplayServer.of(server.baseUrl())) {
            replay.record(tables.counts().keySet(), pageSize, pages > 1);
            Site site = new Site(root)
                    .apiLea(
                            "bench",
                            replay.baseUrl(),
                            "auth: bearer",
                            "token: none",
                            "pageSize: " + pageSize,
                            "maxPages: 1000000",
                            "parallelCollections: " + collections,
                            "parallelPages: " + pages,
                            "sort: " + (pages > 1));
            Site.Result result = site.execute("run", "--lea", "bench", "--dry-run");
            assertThat(result.code()).as(result.toString()).isIn(ExitCode.DONE, ExitCode.NEEDS_PERSON, ExitCode.FAILED);
            JsonNode manifest = manifest(site);
            JsonNode pull = manifest.get("pull");
            long records = 0;
            for (JsonNode count : pull.get("records")) {
                records += count.asLong();
            }
            assertThat(records)
                    .isEqualTo(tables.counts().entrySet().stream()
                            .filter(e -> !e.getKey().equals("demographics"))
                            .mapToLong(e -> e.getValue())
                            .sum());
            double seconds = pull.get("milliseconds").asLong() / 1000.0;
            double waiting = pull.get("waitedMilliseconds").asLong() / 1000.0 / seconds / collections;
            double megabytes = manifest.get("delivery").get("size").asLong() / 1e6;
            String[] cells = {
                String.valueOf(pageSize),
                String.valueOf(collections),
                String.valueOf(pages),
                String.valueOf(records),
                pull.get("requests").asText(),
                String.format(Locale.ROOT, "%.2f", seconds),
                String.format(Locale.ROOT, "%.0f", records / seconds),
                String.format(Locale.ROOT, "%.1f", megabytes),
                String.format(Locale.ROOT, "%.2f", waiting)
            };
            if (!warmUp) {
                System.out.printf(LINE, (Object[]) cells);
            }
            return String.join(",", cells);
        }
    }

    private static JsonNode manifest(Site site) throws IOException {
        Path snapshots = site.work().resolve("leas/bench/snapshots/oneroster-api");
        return JSON.readTree(snapshots
                .resolve(Site.names(snapshots).get(0))
                .resolve("manifest.json")
                .toFile());
    }
}

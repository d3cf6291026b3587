package org.rollcall.pipeline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.quartz.CronExpression;
import org.rollcall.cers.SchoolYears;
import org.rollcall.source.ArchiveLimits;

/**
 * The deployment's settings, checked; see {@link LayeredSettings} for where they come from.
 *
 * @param zone of run dates and the timetable
 * @param cron when nights begin, as Quartz writes it
 * @param lateUntil until when a missed night is caught up, the morning after
 * @param publishTo a folder, or an {@code sftp:} address
 * @param publishMode permissions of published files on local disk
 * @param schoolYears that CERS has open
 * @param largeRun bytes delivered from which on a run is large
 * @param apiResponse how long an API may take to answer, and between two parts of an answer
 * @param apiPage how long one body may take from its first byte to its last
 * @param apiLongestWait the longest wait an API may ask for within a try
 * @param apiMaxPageBytes of one page, decompressed
 * @param apiTrusted certificates trusted besides Java's own, in PEM; null for none
 * @param databaseLib a folder of JDBC drivers' jars; null for none
 * @param alerts where alerts go
 * @param managementPort on loopback; 0 for any free one, -1 for none
 */
public record Settings(
        Path work,
        ZoneId zone,
        String cron,
        LocalTime lateUntil,
        String publishTo,
        Set<PosixFilePermission> publishMode,
        SchoolYears schoolYears,
        int landingThreads,
        int landingPerHost,
        int runThreads,
        long largeRun,
        Duration tick,
        Duration settle,
        ArchiveLimits archiveLimits,
        Duration apiResponse,
        Duration apiPage,
        Duration apiLongestWait,
        long apiMaxPageBytes,
        Path apiTrusted,
        Path databaseLib,
        AlertSettings alerts,
        int managementPort) {

    /**
     * Reads the settings a context resolves.
     *
     * @param problems what is wrong already; more are added
     * @throws DeploymentException with a sentence for each that cannot be used
     */
    static Settings of(CamelContext context, Path work, List<String> problems) {
        Reader reader = new Reader(context, problems);
        Settings settings = new Settings(
                work,
                reader.get("nightly.timeZone", Settings::zone),
                reader.get("nightly.cron", Settings::cron),
                reader.get("late.until", LocalTime::parse),
                reader.get("publish.to", text -> target(text, work)),
                reader.get("publish.mode", Settings::mode),
                reader.get("cers.schoolYears", SchoolYears::parse),
                reader.number("landing.threads", 1, 256),
                reader.number("landing.perHost", 1, 256),
                orZero(reader.get("run.threads", Settings::runThreads)),
                (long) reader.number("run.largeMegabytes", 1, 1_000_000) << 20,
                Duration.ofMillis(reader.number("tick.milliseconds", 10, 600_000)),
                Duration.ofMillis(reader.number("drop.settleMilliseconds", 1, 600_000)),
                new ArchiveLimits(
                        reader.number("archive.maxEntries", 1, 1_000_000),
                        (long) reader.number("archive.maxMegabytes", 1, 1_000_000) << 20,
                        reader.number("archive.maxRatio", 1, 1_000_000)),
                Duration.ofMillis(reader.number("api.responseMilliseconds", 1, 3_600_000)),
                Duration.ofMillis(reader.number("api.pageMilliseconds", 1, 86_400_000)),
                Duration.ofSeconds(reader.number("api.longestWaitSeconds", 0, 3600)),
                (long) reader.number("api.maxPageMegabytes", 1, 2000) << 20,
                reader.get("api.trustedCertificates", text -> text.isEmpty() ? null : Path.of(text)),
                reader.get("database.lib", Settings::lib),
                AlertSettings.read(reader),
                orZero(reader.get("management.port", Settings::port)));
        reader.number("run.largeThreads", 1, 256);
        reader.number("api.connectMilliseconds", 1, 3_600_000);
        reader.number("api.retryMilliseconds", 1, 60_000);
        if (!problems.isEmpty()) {
            throw new DeploymentException(problems);
        }
        return settings;
    }

    private static String target(String text, Path work) {
        if (text.matches("(?i)[a-z][a-z0-9+.-]+:.*") && !text.startsWith("sftp://") && !text.startsWith("file:/")) {
            throw new IllegalArgumentException("'" + text + "' is neither a folder nor sftp://host/folder");
        }
        return text.isBlank() ? work.resolve("drop").toString() : text;
    }

    private static Path lib(String text) {
        if (!text.isEmpty() && !Files.isDirectory(Path.of(text))) {
            throw new IllegalArgumentException("there is no folder " + text + "; put the JDBC drivers' jars into one");
        }
        return text.isEmpty() ? null : Path.of(text);
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a time zone; use a name such as America/Chicago", e);
        }
    }

    private static String cron(String text) {
        if (!CronExpression.isValidExpression(text)) {
            throw new IllegalArgumentException("'" + text + "' is not a Quartz cron expression such as 0 30 18 * * ?");
        }
        return text;
    }

    private static Set<PosixFilePermission> mode(String text) {
        if (!text.matches("0?[0-7]{3}")) {
            throw new IllegalArgumentException("'" + text + "' is not a file mode such as 0640");
        }
        int mode = Integer.parseInt(text, 8);
        StringBuilder symbols = new StringBuilder();
        for (int bit = 8; bit >= 0; bit--) {
            symbols.append((mode >> bit & 1) == 1 ? "rwx".charAt(2 - bit % 3) : '-');
        }
        return PosixFilePermissions.fromString(symbols.toString());
    }

    /** A number, or any when it was refused; the refusal stops the start. */
    private static int orZero(Integer number) {
        return number == null ? 0 : number;
    }

    private static int runThreads(String text) {
        return text.isBlank() ? Runtime.getRuntime().availableProcessors() : Integer.parseInt(text);
    }

    private static int port(String text) {
        if (text.equals("off")) {
            return -1;
        }
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not a port from 0 to 65535, or off");
        }
        return port;
    }

    /** Reads settings one by one, and keeps a sentence for each that cannot be used. */
    record Reader(CamelContext context, List<String> problems) {

        void problem(String key, String sentence) {
            problems.add(key + ": " + sentence);
        }

        String text(String key) {
            return context.getPropertiesComponent()
                    .resolveProperty(key)
                    .orElse("")
                    .trim();
        }

        <T> T get(String key, Function<String, T> parse) {
            Optional<String> text = context.getPropertiesComponent().resolveProperty(key);
            try {
                return parse.apply(text.orElse("").trim());
            } catch (NumberFormatException e) {
                problems.add(key + ": '" + text.orElse("") + "' is not a number");
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(key + ": " + e.getMessage());
            }
            return null;
        }

        int number(String key, int least, int most) {
            Integer number = get(key, text -> {
                int value = Integer.parseInt(text);
                if (value < least || value > most) {
                    throw new IllegalArgumentException("'" + text + "' is not a number from " + least + " to " + most);
                }
                return value;
            });
            return number == null ? least : number;
        }
    }
}

package org.rollcall.year;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.rollcall.landing.DurableFiles;
import org.rollcall.pipeline.Deployment;
import org.rollcall.pipeline.DeploymentOptions;
import org.rollcall.pipeline.Nights;
import org.rollcall.run.OpenRuns;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/** A deployment whose LEAs have both vendors, at a time of the test's choosing: it is always half past six. */
final class Service implements AutoCloseable {

    private static final ZoneId ZONE = ZoneId.of("America/Chicago");

    private final Path root;
    private final Moving clock = new Moving();
    private Deployment deployment;

    Service(Path root) throws IOException {
        this.root = root;
        Files.createDirectories(root.resolve("routes/leas"));
    }

    /** Writes the file of an LEA, its settings and the parameters of its files given as {@code key: value}. */
    Service lea(String id, List<String> settings, String... parameters) throws IOException {
        for (Vendor vendor : Vendor.values()) {
            Files.createDirectories(drop(id, vendor));
        }
        Files.writeString(
                root.resolve("routes/leas/" + id + ".camel.yaml"),
                """
                - beans:
                    - name: @
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: @
                        countyDistrictCode: "9912345"
                        sources: oneroster-zip, spec-files
                        "namespaces[spec-files]": academy
                        ssid: "userIds[SSID]"
                        firstRun: publish
                        arrivalWindow: "0"
                        "groups[0].name": "{course.title} {class.classCode} {teacher.familyName}"
                        "groups[0].subjects[ELA]": "01"
                        "groups[0].subjects[Math]": "02"
                SETTINGS- templatedRoute:
                    routeTemplateRef: oneroster-zip
                    routeId: @.oneroster-zip
                    parameters:
                      - name: lea
                        value: @
                      - name: from
                        value: "file:ZIP"
                - templatedRoute:
                    routeTemplateRef: spec-files
                    routeId: @.spec-files
                    parameters:
                      - name: lea
                        value: @
                      - name: from
                        value: "file:FILES"
                PARAMETERS- templatedRoute:
                    routeTemplateRef: nightly
                    routeId: @.nightly
                    parameters:
                      - name: lea
                        value: @
                """
                        .replace("ZIP", drop(id, Vendor.ZIP).toString())
                        .replace("FILES", drop(id, Vendor.FILES).toString())
                        .replace(
                                "SETTINGS",
                                settings.stream()
                                        .map(s -> "        " + s + "\n")
                                        .collect(Collectors.joining()))
                        .replace(
                                "PARAMETERS",
                                Arrays.stream(parameters)
                                        .map(p -> p.split(": ", 2))
                                        .map(p -> "      - name: " + p[0] + "\n        value: \"" + p[1] + "\"\n")
                                        .collect(Collectors.joining()))
                        .replace("@", id));
        return this;
    }

    /** Writes a specification, {@code specs/NAME.yaml}. */
    Service specification(String name, String text) throws IOException {
        Files.createDirectories(root.resolve("routes/specs"));
        Files.writeString(root.resolve("routes/specs/" + name + ".yaml"), text);
        return this;
    }

    /** @param more settings of the deployment as {@code key=value} */
    Service start(String... more) throws IOException {
        Path env = Files.writeString(
                root.resolve("env.properties"),
                "drop.settleMilliseconds=1\nmanagement.port=off\n" + String.join("\n", more));
        deployment = Deployment.start(
                new DeploymentOptions(
                        root.resolve("routes"),
                        env,
                        root.resolve("work"),
                        false,
                        DeploymentOptions.Leas.CONFIGURED,
                        Map.of()),
                clock,
                RunListener.NONE);
        if (!deployment.leas().faults().isEmpty()) {
            throw new IllegalStateException(deployment.leas().faults().toString());
        }
        return this;
    }

    Deployment deployment() {
        return deployment;
    }

    /** It is half past six of this day. */
    void at(LocalDate date) {
        clock.now = date.atTime(LocalTime.of(18, 30)).atZone(ZONE).toInstant();
    }

    private Path drop(String lea, Vendor vendor) {
        return root.resolve("sis").resolve(lea).resolve(vendor.source());
    }

    /** A vendor sends its files, half an hour ago. */
    void deliver(String lea, Vendor vendor, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = drop(lea, vendor).resolve(file.getKey());
            Files.write(path, file.getValue());
            Files.setLastModifiedTime(path, FileTime.from(clock.now.minus(Duration.ofMinutes(30))));
        }
    }

    /** Takes away what a run has left in the drop folder. */
    void sweep(String lea) throws IOException {
        for (Vendor vendor : Vendor.values()) {
            try (var files = Files.newDirectoryStream(drop(lea, vendor), Files::isRegularFile)) {
                for (Path file : files) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The nights of these LEAs, at once, as the timetable has them; they have ended. */
    void nights(Collection<String> leas) {
        Nights nights = bean("nights", Nights.class);
        OpenRuns open = bean("openRuns", OpenRuns.class);
        leas.forEach(nights::open);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> leas.stream().noneMatch(open::isOpen));
    }

    private <T> T bean(String name, Class<T> type) {
        return deployment.context().getRegistry().lookupByNameAndType(name, type);
    }

    /** The run of an LEA of this night. */
    Run run(String lea, LocalDate date) throws IOException {
        return deployment.runs().find(lea + "-" + date + "-1").orElseThrow();
    }

    Path folder(Run run) {
        return deployment.runs().folder(run);
    }

    Path work() {
        return root.resolve("work");
    }

    /** The files of a published set, in their order. */
    List<byte[]> published(Run run) throws IOException {
        Path set = work().resolve("drop").resolve(run.lea()).resolve(run.id());
        if (!Files.exists(set.resolve("manifest.json"))) {
            throw new IllegalStateException(run.id() + " has no set in the drop folder");
        }
        List<byte[]> files = new ArrayList<>();
        for (var file : run.report().files()) {
            files.add(Files.readAllBytes(set.resolve(file.name())));
        }
        return files;
    }

    /** Keeps the state of an LEA as it is now. */
    void keep(String lea) throws IOException {
        copy(work().resolve("leas").resolve(lea), root.resolve("kept").resolve(lea));
    }

    /** Brings the state of an LEA back as it was kept, as if nothing had been run since. */
    void restore(String lea) throws IOException {
        Path state = work().resolve("leas").resolve(lea);
        DurableFiles.remove(state);
        copy(root.resolve("kept").resolve(lea), state);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Whether anything of a run is in the drop folder. */
    boolean isInDrop(Run run) {
        return Files.exists(work().resolve("drop").resolve(run.lea()).resolve(run.id()));
    }

    @Override
    public void close() {
        deployment.close();
    }

    private static final class Moving extends Clock {

        private volatile Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

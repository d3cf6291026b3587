package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.landing.StateJson;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunStore;

/** A serving deployment of one LEA with a drop folder on disk, at a time of the test's choosing. */
final class Serving {

    static final String LEA = "one-unified";
    static final ZoneId ZONE = ZoneId.of("America/Chicago");
    static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private final Path root;
    private final String settings;

    Serving(Path root, String... settings) throws IOException {
        this.root = root;
        this.settings = String.join("\n", settings);
        Files.createDirectories(root.resolve("drop"));
        Path leas = Files.createDirectories(root.resolve("routes/leas"));
        Files.writeString(
                leas.resolve(LEA + ".camel.yaml"),
                zipAlone(ShippedRoutes.shipped("leas/demo-unified.camel.yaml"))
                        .replace("demo-unified", LEA)
                        .replace("sftp://{{demo.sftp}}/" + LEA, "file:" + root.resolve("drop"))
                        .replace("{{demo.firstRun:hold}}", "publish"));
    }

    /** The worked example without its other sources. */
    static String zipAlone(String example) {
        String settings = example.replace("oneroster-zip, database, oneroster-api, spec-files", "oneroster-zip");
        return settings.replaceAll(
                "(?s)- templatedRoute:\\s+routeTemplateRef: (database|oneroster-api|spec-files)\\s.*?(?=- templatedRoute)",
                "");
    }

    static Instant central(LocalDate date, int hour, int minute) {
        return LocalDateTime.of(date.getYear(), date.getMonth(), date.getDayOfMonth(), hour, minute)
                .atZone(ZONE)
                .toInstant();
    }

    /** Puts the district's zip into the drop folder as if it had come at that time. */
    void deliver(Instant at) throws IOException {
        Path zip = root.resolve("drop/oneroster.zip");
        DemoDistrict.of(3, DATE).withStudents(600).writeZip(zip);
        Files.setLastModifiedTime(zip, FileTime.from(at));
    }

    Deployment start(Instant now, RunListener listener) throws IOException {
        Path env = Files.writeString(
                root.resolve("env.properties"),
                "drop.settleMilliseconds=20\ntick.milliseconds=100\nmanagement.port=0\ncers.schoolYears=2027\n"
                        + settings);
        return Deployment.start(
                new DeploymentOptions(
                        root.resolve("routes"),
                        env,
                        root.resolve("work"),
                        true,
                        DeploymentOptions.Leas.CONFIGURED,
                        Map.of()),
                Clock.fixed(now, ZONE),
                listener);
    }

    RunStore runs() {
        return new RunStore(root.resolve("work"));
    }

    List<Run> list() throws IOException {
        return runs().list(LEA);
    }

    /** The newest run, once it has ended. */
    Run ended() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> list().get(list().size() - 1), run -> run.state().isOutcome());
    }

    /** Leaves a run behind as a process that was cut short at that state would. */
    void left(String state, String cause, LocalDate date, int number) throws IOException {
        String id = LEA + "-" + date + "-" + number;
        Path folder = Files.createDirectories(runs().folder(LEA, id));
        Instant opened = central(date, 18, 30);
        Files.writeString(
                folder.resolve("run.json"),
                """
                {"schema":1,"id":"%s","lea":"%s","date":"%s","cause":"%s","dryRun":false,"opened":"%s","deadline":"%s",
                 "state":"%s","sources":[],"report":{"milliseconds":{},"groups":0,"students":0,"logins":0,"leftOut":{},
                 "refused":0,"gone":0,"schools":[],"ledger":[],"warnings":[],"files":[],"holds":[]}}
                """
                        .formatted(id, LEA, date, cause, opened, opened.plus(Duration.ofMinutes(45)), state));
        StateJson.read(folder.resolve("run.json"), Run.class);
    }
}

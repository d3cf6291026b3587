package org.rollcall.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;

/** What a run that has ended is told of with, whatever came together in its night. */
class AlertsOfRunsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");
    private static final String LANDED = "{\"source\":\"zip\",\"kind\":\"LANDED\"}";
    private static final String SKIPPED =
            "{\"source\":\"api\",\"kind\":\"FAILED\",\"reason\":\"The server answers 503.\",\"standIn\":\"SKIPPED\"}";
    private static final String LINCOLN = "{\"school\":\"99123450000001\",\"name\":\"Lincoln\",\"groups\":12}";
    private static final String ADAMS = "{\"school\":\"99123450000002\",\"name\":\"Adams\",\"groups\":3}";

    @TempDir
    Path folder;

    private static Lea lea() {
        LeaSettings settings = new LeaSettings();
        settings.setName("One Unified");
        settings.setContact("  Jo Example,\n 555 0100 ");
        settings.setCountyDistrictCode("9912345");
        settings.setSources("zip, api");
        return settings.resolve("one", Map.of());
    }

    private Run run(String state, String cause, int groups, String sources, String schools, String... holds)
            throws IOException {
        Path file = Files.writeString(
                folder.resolve("run.json"),
                """
                {"schema":1,"id":"one-2026-11-20-1","lea":"one","date":"2026-11-20","cause":"%s","dryRun":false,
                 "opened":"2026-11-21T00:30:00Z","deadline":"2026-11-21T00:30:00Z","state":"%s","sources":[%s],
                 "report":{"milliseconds":{},"groups":%d,"students":1200,"logins":9,"leftOut":{},"refused":0,"gone":0,
                  "schools":[%s],"ledger":[],"warnings":[],"files":[],"holds":[%s]},
                 "ending":{"at":"2026-11-21T00:40:00Z","reason":"The disk is full."}}
                """
                        .formatted(
                                cause,
                                state,
                                sources,
                                groups,
                                schools,
                                holds.length == 0 ? "" : '"' + String.join("\",\"", holds) + '"'));
        return StateJson.read(file, Run.class);
    }

    private static Optional<Alert> alert(Run run, Run before, boolean troubled) {
        return Alerts.ended(lea(), run, before, troubled, NOW);
    }

    @Test
    void a_good_night_is_not_told_and_the_first_after_trouble_is() throws IOException {
        Run good = run("PUBLISHED", "NIGHTLY", 15, LANDED, LINCOLN);

        assertThat(alert(good, null, false)).isEmpty();
        assertThat(alert(good, null, true).orElseThrow().text())
                .isEqualTo(
                        """
                        The night of 2026-11-20 is published to the drop folder: 15 groups, 1,200 students, 9 logins.

                        What to do: Nothing.
                        Whom to call: Jo Example, 555 0100
                        LEA: one, One Unified
                        Run: one-2026-11-20-1
                        """);
    }

    @Test
    void a_run_that_a_person_or_a_newer_one_ended_is_not_told() throws IOException {
        for (String state : List.of("SUPERSEDED", "DISCARDED", "PREVIEWED")) {
            assertThat(alert(run(state, "NIGHTLY", 15, LANDED, LINCOLN), null, true))
                    .isEmpty();
        }
    }

    @Test
    void a_failed_night_says_its_reason() throws IOException {
        Alert alert =
                alert(run("FAILED", "NIGHTLY", 0, SKIPPED, ""), null, false).orElseThrow();

        assertThat(alert.kind()).isEqualTo(AlertKind.FAILED);
        assertThat(alert.also()).isEmpty();
        assertThat(alert.sentence()).isEqualTo("The night of 2026-11-20 failed. The disk is full.");
        assertThat(alert.subject())
                .isEqualTo("Rollcall: one failed: The night of 2026-11-20 failed. The disk is full.");
    }

    @Test
    void a_night_without_any_group_is_empty_before_it_is_held_and_cannot_be_approved() throws IOException {
        Alert alert = alert(run("HELD", "NIGHTLY", 0, LANDED, "", "there are no groups"), null, false)
                .orElseThrow();

        assertThat(alert.kind()).isEqualTo(AlertKind.EMPTY);
        assertThat(alert.also()).containsExactly(AlertKind.HELD);
        assertThat(alert.sentence())
                .isEqualTo("The night of 2026-11-20 is held and nothing was published: there are no groups.");
        assertThat(alert.fix())
                .isEqualTo("Ask the district whether school is out or its export is cut short, and drop the run with"
                        + " rollcall discard --run one-2026-11-20-1 --by NAME --reason TEXT. CERS keeps what it has.");
    }

    @Test
    void all_that_came_together_in_one_night_is_one_alert() throws IOException {
        Run before = run("PUBLISHED", "NIGHTLY", 15, LANDED, LINCOLN + "," + ADAMS);
        Run late = run("HELD", "LATE", 12, LANDED + "," + SKIPPED, LINCOLN, "too many are gone", "so are others");

        Alert alert = alert(late, before, false).orElseThrow();

        assertThat(alert.kind()).isEqualTo(AlertKind.HELD);
        assertThat(alert.also()).containsExactly(AlertKind.EMPTY, AlertKind.PARTIAL, AlertKind.LATE);
        assertThat(alert.sentence())
                .isEqualTo(
                        "The night of 2026-11-20 is held and nothing was published: too many are gone; so are others."
                                + " It is without tonight's api (skipped): The server answers 503. Without any group now: Adams"
                                + " (99123450000002), which had 3. It was missed at its time and run late.");
        assertThat(alert.fix())
                .contains(
                        "rollcall approve --run one-2026-11-20-1",
                        "Ask the district whether the school is closed or missing from its export.",
                        "See to the source before the next night",
                        "See why Rollcall was not up at the night's time.");
    }

    @Test
    void a_school_that_had_none_before_either_is_not_told() throws IOException {
        Run before = run("PUBLISHED", "NIGHTLY", 15, LANDED, LINCOLN + "," + ADAMS.replace("3}", "0}"));

        assertThat(alert(run("PUBLISHED", "NIGHTLY", 12, LANDED, LINCOLN), before, false))
                .isEmpty();
    }

    @Test
    void a_file_with_many_faults_names_five() {
        Alert alert = Alerts.faulty("one", "", "", "one.camel.yaml", List.of("a", "b", "c", "d", "e", "f", "g"), NOW);

        assertThat(alert.text())
                .isEqualTo(
                        """
                        Its file one.camel.yaml cannot be used, so its nights do not run: a; b; c; d; e; and 2 more.

                        What to do: Correct the file, try it with rollcall check, and start Rollcall again.
                        LEA: one
                        """);
    }
}

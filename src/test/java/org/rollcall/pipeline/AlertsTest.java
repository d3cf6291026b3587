package org.rollcall.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.rollcall.pipeline.Serving.DATE;
import static org.rollcall.pipeline.Serving.LEA;
import static org.rollcall.pipeline.Serving.central;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.run.OpenRuns;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunState;
import org.rollcall.testing.MailServer;
import org.rollcall.testing.WebhookReceiver;

/** What reaches people by mail and webhook when a night needs one. */
class AlertsTest {

    private static final String CONTACT = "Jo Example, 555 0100";

    @TempDir
    Path folder;

    private MailServer mail;
    private WebhookReceiver webhook;

    @BeforeEach
    void listen() throws IOException {
        mail = MailServer.open();
        webhook = new WebhookReceiver();
    }

    @AfterEach
    void stop() {
        mail.close();
        webhook.close();
    }

    private Serving serving(String... more) throws IOException {
        String[] settings = {
            "alerts.mail.to=ops@example.org, night@example.org",
            "alerts.mail.from=Rollcall <rollcall@example.org>",
            "alerts.mail.host=127.0.0.1",
            "alerts.mail.port=" + mail.port(),
            "alerts.mail.tls=off",
            "alerts.webhook.url=" + webhook.url(),
            "alerts.webhook.header=Authorization",
            "alerts.webhook.token=Bearer synthetic-token",
            "alerts.retryMilliseconds=1",
            String.join("\n", more)
        };
        Serving serving = new Serving(folder, settings);
        edit("firstRun: \"publish\"", "firstRun: \"publish\"\n        contact: \"" + CONTACT + "\"");
        return serving;
    }

    private void edit(String from, String to) throws IOException {
        Path file = folder.resolve("routes/leas/" + LEA + ".camel.yaml");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static void open(Deployment deployment) {
        deployment
                .context()
                .getRegistry()
                .lookupByNameAndType("nights", Nights.class)
                .open(LEA);
    }

    private MailServer.Mail mail(int number) {
        await().until(() -> mail.mails().size() >= number);
        return mail.mails().get(number - 1);
    }

    private JsonNode post(int number) throws IOException {
        await().until(() -> webhook.posts().size() >= number);
        return new ObjectMapper().readTree(webhook.posts().get(number - 1).body());
    }

    @Test
    void a_held_night_goes_out_by_mail_and_webhook_with_cause_fix_and_contact_and_no_student_data() throws Exception {
        Serving serving = serving();
        edit("firstRun: \"publish\"", "firstRun: hold");
        serving.deliver(central(DATE, 18, 20));
        Set<String> people = people();
        try (Deployment deployment = serving.start(central(DATE, 18, 30), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.ended().state()).isEqualTo(RunState.HELD);
            mail(1);
            post(1);
        }
        String text =
                """
                The night of 2026-11-20 is held and nothing was published: this is the LEA's first run (firstRun: hold): look at its files before CERS sees them.

                What to do: Look at its files, then, with the --env and --work of the deployment, publish them with rollcall approve --run one-unified-2026-11-20-1 --by NAME --reason TEXT, or drop them with rollcall discard --run one-unified-2026-11-20-1 --by NAME --reason TEXT. CERS keeps what it has until then.
                Whom to call: Jo Example, 555 0100
                LEA: one-unified, Demo Unified School District
                Run: one-unified-2026-11-20-1
                """;
        assertThat(mail.mails())
                .containsExactly(new MailServer.Mail(
                        "Rollcall <rollcall@example.org>",
                        "ops@example.org, night@example.org",
                        "Rollcall: one-unified held: The night of 2026-11-20 is held and nothing was published: this is the"
                                + " LEA's first run (firstRun: hold): look…",
                        "text/plain; charset=UTF-8",
                        text));
        WebhookReceiver.Post post = webhook.posts().get(0);
        assertThat(webhook.posts()).hasSize(1);
        assertThat(post)
                .returns("POST", WebhookReceiver.Post::method)
                .returns("/hook/synthetic-secret", WebhookReceiver.Post::path)
                .returns("application/json; charset=UTF-8", WebhookReceiver.Post::contentType)
                .returns("Bearer synthetic-token", WebhookReceiver.Post::authorization);
        assertThat(post.body())
                .isEqualTo(
                        """
                        {
                          "schema" : 1,
                          "kind" : "held",
                          "also" : [ ],
                          "lea" : "one-unified",
                          "name" : "Demo Unified School District",
                          "run" : "one-unified-2026-11-20-1",
                          "date" : "2026-11-20",
                          "at" : "2026-11-21T00:30:00Z",
                          "sentence" : "The night of 2026-11-20 is held and nothing was published: this is the LEA's first run (firstRun: hold): look at its files before CERS sees them.",
                          "fix" : "Look at its files, then, with the --env and --work of the deployment, publish them with rollcall approve --run one-unified-2026-11-20-1 --by NAME --reason TEXT, or drop them with rollcall discard --run one-unified-2026-11-20-1 --by NAME --reason TEXT. CERS keeps what it has until then.",
                          "contact" : "Jo Example, 555 0100",
                          "text" : TEXT
                        }
                        """
                                .replace(
                                        "TEXT\n}",
                                        new ObjectMapper().writeValueAsString("Rollcall: one-unified held\n" + text)
                                                + "\n}"));
        assertThat(people).hasSizeGreaterThan(1800).noneMatch(person -> (post.body() + mail.mails()).contains(person));
    }

    /** Names, e-mails and SSIDs of the roster. */
    private Set<String> people() throws IOException {
        Set<String> people = new TreeSet<>();
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("drop/oneroster.zip"));
                var rows = CsvReader.builder().ofNamedCsvRecord(zip.getPath("users.csv"))) {
            rows.forEach(row -> {
                people.add(row.getField("givenName") + " " + row.getField("familyName"));
                people.add(row.getField("email"));
                people.add(row.getField("identifier"));
                people.add(row.getField("userIds"));
            });
        }
        people.removeIf(String::isBlank);
        return people;
    }

    @Test
    void a_failed_night_is_told_and_the_first_good_one_after_it_and_a_dry_run_or_one_of_a_terminal_is_not()
            throws Exception {
        Serving serving = serving();
        serving.left("WAITING", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 19, 30), RunListener.NONE)) {
            deployment.catchUp();
            assertThat(serving.ended().state()).isEqualTo(RunState.FAILED);
            assertThat(post(1).get("kind").asText()).isEqualTo("failed");
            assertThat(mail(1).text())
                    .startsWith("The night of 2026-11-20 failed. ")
                    .contains(
                            "oneroster-zip",
                            "\n\nWhat to do: Mend what it says, then run the night again: rollcall run --lea one-unified."
                                    + " CERS keeps what it has until then.\nWhom to call: " + CONTACT + "\n");

            serving.deliver(central(DATE, 19, 20));
            deployment.open(LEA, DATE, true, Duration.ZERO);
            deployment.dispatch();
            assertThat(serving.ended().state()).isEqualTo(RunState.PREVIEWED);
            deployment.open(LEA, DATE, false, Duration.ZERO);
            deployment.dispatch();
            assertThat(serving.ended().state()).isEqualTo(RunState.PUBLISHED);
        }
        assertThat(webhook.posts()).hasSize(1);
        serving.deliver(central(DATE.plusDays(1), 18, 20));
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 18, 30), RunListener.NONE)) {
            open(deployment);
            assertThat(post(2).get("kind").asText()).isEqualTo("back-to-normal");
        }
        serving.deliver(central(DATE.plusDays(2), 18, 20));
        try (Deployment deployment = serving.start(central(DATE.plusDays(2), 18, 30), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.ended().state()).isIn(RunState.PUBLISHED, RunState.UNCHANGED);
        }
        assertThat(mail.mails()).hasSize(2);
        assertThat(mail.mails().get(1).subject())
                .startsWith("Rollcall: one-unified back to normal: The night of 2026-11-21 ");
    }

    @Test
    void a_night_that_does_not_end_is_told_once_when_it_is_late() throws Exception {
        Serving serving = serving("alerts.lateAfter=90m");
        serving.left("WAITING", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 20, 0), RunListener.NONE)) {
            deployment.context().getRouteController().stopRoute("tick"); // so that nobody takes the run up
            deployment
                    .context()
                    .getRegistry()
                    .lookupByNameAndType("openRuns", OpenRuns.class)
                    .resume(LEA);
            assertThat(mail(1).text())
                    .startsWith("The night of 2026-11-20 has not ended 90 minutes after it began; its sources are being"
                            + " taken in.\n\nWhat to do: If it waits for a source, see to that; else look at Rollcall's"
                            + " log and health page.\n");
            watch(deployment);
            watch(deployment);
        }
        assertThat(mail.mails()).hasSize(1);
        assertThat(webhook.posts()).hasSize(1);
    }

    private static void watch(Deployment deployment) {
        deployment.alerts().watch();
    }

    @Test
    void a_missed_night_is_told_when_it_runs_late_and_once_when_it_is_let_go() throws Exception {
        Serving serving = serving();
        serving.deliver(central(DATE, 18, 20));
        serving.left("FAILED", "NIGHTLY", DATE.minusDays(1), 1);
        try (Deployment deployment = serving.start(central(DATE.plusDays(1), 2, 0), RunListener.NONE)) {
            deployment.catchUp();
            assertThat(mail(1).text())
                    .contains("published to the drop folder: ", " It was missed at its time and run late.\n");
        }
        for (int start = 0; start < 2; start++) {
            try (Deployment deployment = serving.start(central(DATE.plusDays(2), 10, 0), RunListener.NONE)) {
                deployment.catchUp();
            }
        }
        assertThat(mail.mails()).hasSize(2);
        assertThat(mail.mails().get(1))
                .returns(
                        "Rollcall: one-unified late: The night of 2026-11-21 was missed, and it is past 06:00; it is not"
                                + " caught up.",
                        MailServer.Mail::subject);
    }

    @Test
    void an_expiring_credential_is_told_once_at_each_of_its_days_even_when_the_file_is_at_fault() throws Exception {
        Serving serving = serving();
        Path faulty = folder.resolve("routes/leas/two-unified.camel.yaml");
        Files.writeString(
                faulty,
                """
                - beans:
                    - name: two-unified
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: Two Unified
                        contact: Kim Example
                        countyDistrictCode: "12"
                        sources: oneroster-api
                - templatedRoute:
                    routeTemplateRef: oneroster-api
                    routeId: two-unified.oneroster-api
                    parameters:
                      - { name: lea, value: two-unified }
                      - { name: baseUrl, value: "http://127.0.0.1:1/" }
                      - { name: expires, value: "2026-12-01" }
                - templatedRoute:
                    routeTemplateRef: nightly
                    routeId: two-unified.nightly
                    parameters:
                      - { name: lea, value: two-unified }
                """);
        int[] nights = {4, 4, 12};
        for (int night : nights) {
            try (Deployment deployment = serving.start(central(DATE.plusDays(night), 12, 0), RunListener.NONE)) {
                watch(deployment);
                watch(deployment);
            }
        }
        assertThat(mail.mails())
                .extracting(MailServer.Mail::subject)
                .filteredOn(subject -> subject.contains("expire"))
                .containsExactlyInAnyOrder(
                        "Rollcall: two-unified credential expires: Of the source oneroster-api, the credential expires on"
                                + " 2026-12-01, in 7 days.",
                        "Rollcall: two-unified credential expires: Of the source oneroster-api, the credential expired on"
                                + " 2026-12-01.");
        assertThat(mail.mails())
                .filteredOn(mail -> mail.subject().contains("file at fault"))
                .as("once for each night")
                .hasSize(2)
                .first()
                .satisfies(mail -> assertThat(mail.text())
                        .startsWith("Its file " + faulty + " cannot be used, so its nights do not run: ")
                        .contains("countyDistrictCode: '12' is not 7 digits", "\nWhom to call: Kim Example\n"));
    }

    @Test
    void a_mail_server_that_is_down_delays_neither_the_night_nor_the_webhook_and_is_counted() throws Exception {
        mail.close();
        Serving serving = serving("alerts.retries=2");
        edit("firstRun: \"publish\"", "firstRun: hold");
        serving.deliver(central(DATE, 18, 20));
        try (Management management = new Management();
                Deployment deployment = serving.start(central(DATE, 18, 30), management)) {
            management.start(deployment, Clock.systemUTC());
            open(deployment);
            assertThat(serving.ended().state()).isEqualTo(RunState.HELD);
            assertThat(post(1).get("kind").asText()).isEqualTo("held");
            await().untilAsserted(() -> assertThat(
                            ManagementTest.get(management, "/metrics").body())
                    .contains(
                            "rollcall_alerts_undelivered_total{way=\"mail\"} 1.0",
                            "rollcall_alerts_undelivered_total{way=\"webhook\"} 0.0"));
        }
    }

    @Test
    void a_webhook_that_refuses_is_tried_again_until_it_takes_the_alert() throws Exception {
        webhook.answer(503);
        Serving serving = serving("alerts.retries=100", "alerts.retryMilliseconds=1");
        serving.left("WAITING", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 19, 30), RunListener.NONE)) {
            deployment.catchUp();
            post(3);
            webhook.answer(204);
            int refused = webhook.posts().size();
            await().until(() -> webhook.posts().size() > refused);
        }
        assertThat(webhook.posts())
                .extracting(WebhookReceiver.Post::body)
                .containsOnly(webhook.posts().get(0).body());
    }

    @Test
    void a_route_of_the_deployments_own_takes_the_place_of_ours() throws Exception {
        Serving serving = serving();
        Path own = Files.createDirectories(folder.resolve("routes/pipeline")).resolve("alerts.camel.yaml");
        Files.writeString(
                own,
                """
                - route:
                    id: alerts
                    from:
                      uri: seda:alerts
                      steps:
                        - setBody:
                            expression:
                              simple:
                                expression: "${body.kind} ${body.lea} ${body.contact}: ${body.sentence}"
                        - to:
                            uri: file:FOLDER
                            parameters:
                              fileName: told.txt
                """
                        .replace("FOLDER", folder.resolve("own").toString()));
        serving.left("WAITING", "NIGHTLY", DATE, 1);
        try (Deployment deployment = serving.start(central(DATE, 19, 30), RunListener.NONE)) {
            deployment.catchUp();
            Path told = folder.resolve("own/told.txt");
            await().until(() -> Files.exists(told));
            assertThat(Files.readString(told))
                    .startsWith("FAILED one-unified " + CONTACT + ": The night of 2026-11-20 failed.");
        }
        assertThat(mail.mails()).isEmpty();
    }

    @Test
    void an_alert_that_no_route_takes_fails_no_night() throws Exception {
        Serving serving = serving();
        edit("firstRun: \"publish\"", "firstRun: hold");
        Path own = Files.createDirectories(folder.resolve("routes/pipeline")).resolve("alerts.camel.yaml");
        Files.writeString(
                own,
                """
                - route:
                    id: nothing
                    from:
                      uri: direct:nothing
                      steps:
                        - stop: {}
                """);
        serving.deliver(central(DATE, 18, 20));
        try (Deployment deployment = serving.start(central(DATE, 18, 30), RunListener.NONE)) {
            open(deployment);
            assertThat(serving.ended().state()).isEqualTo(RunState.HELD);
        }
        assertThat(serving.list()).extracting(Run::state).containsExactly(RunState.HELD);
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with the deployment as a whole stops every command before anything runs. */
class DeploymentFaultTest {

    @TempDir
    Path folder;

    /** A change to a sound deployment, and all that check says of it. */
    record Fault(String name, Consumer<Site> change, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Fault setting(String setting, String value, String sentence) {
        return new Fault(setting + "=" + value, site -> site.with(setting, value), sentence);
    }

    static Stream<Fault> faults() {
        return Stream.of(
                setting(
                        "nightly.timeZone",
                        "America/Chicgo",
                        "nightly.timeZone: 'America/Chicgo' is not a time zone; use a name such as America/Chicago"),
                setting(
                        "nightly.cron",
                        "30 18 * * *",
                        "nightly.cron: '30 18 * * *' is not a Quartz cron expression such as 0 30 18 * * ?"),
                setting("landing.threads", "0", "landing.threads: '0' is not a number from 1 to 256"),
                setting("landing.perHost", "four", "landing.perHost: 'four' is not a number"),
                setting("publish.mode", "rw", "publish.mode: 'rw' is not a file mode such as 0640"),
                setting("management.port", "70000", "management.port: '70000' is not a port from 0 to 65535, or off"),
                setting(
                        "publish.to",
                        "ftp://x/y",
                        "publish.to: 'ftp://x/y' is neither a folder nor sftp://host/folder"),
                setting("run.threads", "many", "run.threads: 'many' is not a number"),
                setting("run.largeThreads", "0", "run.largeThreads: '0' is not a number from 1 to 256"),
                setting("run.largeMegabytes", "8 MB", "run.largeMegabytes: '8 MB' is not a number"),
                new Fault(
                        "two settings",
                        site -> site.with("nightly.timeZone", "Mars").with("landing.perHost", "999"),
                        "nightly.timeZone: 'Mars' is not a time zone; use a name such as America/Chicago\n"
                                + "landing.perHost: '999' is not a number from 1 to 256"),
                new Fault(
                        "alerts",
                        site -> site.with("alerts.mail.to", "ops at example.org")
                                .with("alerts.mail.tls", "ssl")
                                .with("alerts.mail.username", "rollcall")
                                .with("alerts.mail.port", "0")
                                .with("alerts.webhook.url", "hooks.example.org/secret")
                                .with("alerts.webhook.token", "synthetic")
                                .with("alerts.lateAfter", "soon")
                                .with("alerts.retries", "-1"),
                        """
                        alerts.mail.to: 'ops at example.org' is not an e-mail address, or several with commas between them
                        alerts.mail.tls: 'ssl' is none of starttls, smtps, off
                        alerts.mail.username: needs alerts.mail.password, and the other way round
                        alerts.mail.port: '0' is not a port from 1 to 65535
                        alerts.webhook.url: is not an address that begins with https:// or http://
                        alerts.webhook.header: needs alerts.webhook.token, and the other way round
                        alerts.lateAfter: 'soon' is not a length of time; write a number and s, m, h or d, such as 2h
                        alerts.retries: '-1' is not a number from 0 to 100"""),
                new Fault(
                        "mail without a server",
                        site -> site.with("alerts.mail.to", "ops@example.org"),
                        "alerts.mail.host: is missing; give the mail server's name\n"
                                + "alerts.mail.from: is missing; give the address that alerts come from"),
                new Fault(
                        "mail to nobody, with a password in the clear",
                        site -> site.with("alerts.mail.host", "mail.example.org")
                                .with("alerts.mail.tls", "off")
                                .with("alerts.mail.username", "rollcall")
                                .with("alerts.mail.password", "synthetic"),
                        "alerts.mail.to: is missing; without it no alert is mailed\n"
                                + "alerts.mail.tls: off would send the password in the clear; use starttls or smtps"),
                new Fault(
                        "broken override",
                        site -> site.file(
                                "pipeline/alerts.camel.yaml", "- route:\n    form:\n      uri: direct:alerts\n"),
                        "routes/pipeline/alerts.camel.yaml does not load: Unsupported field: form in"
                                + " pipeline/alerts.camel.yaml, line 2, column 5: form: ^ "),
                new Fault(
                        "no LEA at all",
                        site -> {
                            try {
                                Files.delete(site.leas().resolve("sound.camel.yaml"));
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        },
                        "There is no LEA: SITE/routes/leas holds no file that ends in .camel.yaml. Copy the worked example"
                                + " demo-unified.camel.yaml."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_of_the_deployment_stops_it(Fault fault) {
        Site site = new Site(folder).lea("sound");
        fault.change().accept(site);
        Site.Result check = site.execute("check");
        assertThat(check.err().replace(folder.toString(), "SITE")).isEqualTo(fault.sentence() + "\n");
        assertThat(check.out()).isEmpty();
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void a_sound_deployment_passes() {
        Site.Result check =
                new Site(folder).lea("sound").lea("resting", "active: false").execute("check");
        assertThat(check.out()).isEqualTo("resting: ok (not active)\nsound: ok\n2 of 2 LEAs can run.\n");
        assertThat(check.err()).isEmpty();
        assertThat(check.code()).isZero();
    }

    @Test
    void an_override_of_a_shipped_route_takes_its_place() throws IOException {
        Site site = new Site(folder).lea("sound");
        site.file("pipeline/alerts.camel.yaml", Files.readString(Path.of("routes/pipeline/alerts.camel.yaml")));
        assertThat(site.execute("check").code()).isZero();
    }

    @Test
    void a_settings_file_that_is_not_there_stops_it() {
        Site site = new Site(folder).lea("sound");
        Path env = folder.resolve("no-such.properties");
        Site.Result check = Site.executeLine(
                "check",
                "--routes",
                site.routes().toString(),
                "--env",
                env.toString(),
                "--work",
                site.work().toString());
        assertThat(check.err()).isEqualTo("--env: there is no readable file " + env + "\n");
        assertThat(check.code()).isEqualTo(2);
    }

    @Test
    void a_file_among_the_leas_that_is_not_read_for_its_name_is_pointed_out() {
        Site site = new Site(folder).lea("one").file("leas/two.yaml", "- beans: []\n");

        Site.Result check = site.execute("check");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.out())
                .contains(
                        "one: ok",
                        "two.yaml: FAULTY, it will not run",
                        site.leas().resolve("two.yaml")
                                + ": its name must end in .camel.yaml; as it is, the file is not read");
    }

    @Test
    void with_the_embedded_server_on_its_own_host_key_is_the_default_for_every_command() {
        Site site = new Site(folder)
                .file("leas/one.camel.yaml", Site.leaFile("one", "sftp://127.0.0.1:2222/one"))
                .with("sftp.password", "x")
                .with("sftp.server.enabled", "true");

        assertThat(site.execute("check").out()).contains("one: ok");
    }

    @Test
    void a_setting_that_is_none_is_named_and_a_placeholder_of_the_leas_own_is_not() {
        Site site = new Site(folder).lea("one").with("west.password", "x").with("cers.schoolYear", "2027");

        Site.Result check = site.execute("check");

        assertThat(check.code()).isEqualTo(2);
        assertThat(check.err())
                .isEqualToIgnoringNewLines("cers.schoolYear: there is no such setting; env/README.md lists them");
    }
}

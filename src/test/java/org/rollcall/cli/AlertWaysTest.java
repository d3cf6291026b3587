package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oneroster.Certificate;
import org.rollcall.testing.MailServer;
import org.rollcall.testing.WebhookReceiver;

/** Alerts over encrypted connections, and what check --connect says of where they go. */
class AlertWaysTest {

    private static final String USER = "rollcall";
    private static final String PASSWORD = "synthetic-password";

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void configure() throws IOException {
        site = new Site(folder)
                .lea("sound")
                .with("alerts.mail.to", "ops@example.org")
                .with("alerts.mail.from", "rollcall@example.org")
                .with("alerts.mail.host", "localhost")
                .with("alerts.mail.username", USER)
                .with("alerts.mail.password", PASSWORD)
                .with("alerts.retries", "0")
                .with("api.trustedCertificates", Certificate.get().pem().toString());
    }

    private String connect(int port) {
        Site.Result check = site.with("alerts.mail.port", String.valueOf(port)).execute("check", "--connect");
        assertThat(check.out() + check.err()).doesNotContain(PASSWORD);
        return check.line("alerts.mail: ").replace(":" + port, ":PORT");
    }

    @Test
    void a_run_of_a_terminal_sends_its_alert_before_the_command_ends_when_it_is_told_to() throws IOException {
        try (MailServer server = MailServer.startTls(Certificate.get().context(), USER, PASSWORD);
                WebhookReceiver webhook = new WebhookReceiver()) {
            site.with("alerts.mail.port", String.valueOf(server.port())).with("alerts.webhook.url", webhook.url());

            assertThat(site.execute("run", "--lea", "sound").code()).isEqualTo(4);
            assertThat(server.mails()).isEmpty();
            assertThat(webhook.posts()).isEmpty();

            assertThat(site.execute("run", "--lea", "sound", "--alert").code()).isEqualTo(4);
            assertThat(server.mails()).singleElement().satisfies(mail -> assertThat(mail.subject())
                    .startsWith("Rollcall: sound failed: The night of " + Site.TODAY + " failed. "));
            assertThat(webhook.posts()).hasSize(1);
        }
    }

    @Test
    void tls_from_the_first_byte_is_smtps() throws IOException {
        try (MailServer server = MailServer.smtps(Certificate.get().context(), USER, PASSWORD)) {
            site.with("alerts.mail.tls", "smtps").with("alerts.mail.port", String.valueOf(server.port()));

            site.execute("run", "--lea", "sound", "--alert");

            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void connecting_signs_in_and_sends_nothing() throws IOException {
        try (MailServer server = MailServer.startTls(Certificate.get().context(), USER, PASSWORD);
                WebhookReceiver webhook = new WebhookReceiver()) {
            site.with("alerts.webhook.url", webhook.url());

            assertThat(connect(server.port()))
                    .isEqualTo("alerts.mail: ok, localhost:PORT takes the sign-in; nothing was sent");
            assertThat(site.execute("check", "--connect").line("alerts.webhook: "))
                    .isEqualTo("alerts.webhook: ok, 127.0.0.1 can be reached; nothing was sent, so it is not known"
                            + " whether it takes alerts");

            site.with("alerts.mail.password", "another");
            assertThat(connect(server.port()))
                    .isEqualTo("alerts.mail: FAILED: the mail server refuses the sign-in; correct alerts.mail.username"
                            + " and alerts.mail.password");
            site.with("api.trustedCertificates", "");
            assertThat(connect(server.port()))
                    .isEqualTo("alerts.mail: FAILED: the mail server shows no certificate that is trusted for its name;"
                            + " check alerts.mail.host, alerts.mail.port and alerts.mail.tls, or add the authority's to"
                            + " api.trustedCertificates");
            assertThat(server.mails()).isEmpty();
            assertThat(webhook.posts()).isEmpty();
        }
    }

    @Test
    void a_server_without_starttls_gets_neither_password_nor_mail() throws IOException {
        int port;
        try (MailServer server = MailServer.open()) {
            port = server.port();

            assertThat(connect(port))
                    .isEqualTo("alerts.mail: FAILED: the mail server offers no STARTTLS; set alerts.mail.tls to smtps,"
                            + " or to off on a network of your own");
            site.execute("run", "--lea", "sound", "--alert");

            assertThat(server.mails()).isEmpty();
        }
        assertThat(connect(port))
                .isEqualTo("alerts.mail: FAILED: the mail server cannot be reached; check alerts.mail.host,"
                        + " alerts.mail.port and alerts.mail.tls");
    }
}

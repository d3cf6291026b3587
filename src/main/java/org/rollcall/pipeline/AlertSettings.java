package org.rollcall.pipeline;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.rollcall.lea.Durations;

/**
 * Where alerts go; the settings {@code alerts.*} without their secrets.
 *
 * @param mail whether they go by mail
 * @param host of the mail server; {@code localhost} when they do not
 * @param protocol {@code smtp} or {@code smtps}
 * @param startTls whether nothing is sent before the connection is encrypted
 * @param webhook whether they go to a webhook
 * @param lateAfter how long after its beginning a night that has not ended is late
 */
record AlertSettings(
        boolean mail, String host, int port, String protocol, boolean startTls, boolean webhook, Duration lateAfter) {

    private static final Set<String> TLS = Set.of("starttls", "smtps", "off");
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    static AlertSettings read(Settings.Reader reader) {
        String to = reader.get("alerts.mail.to", AlertSettings::addresses);
        String from = reader.get("alerts.mail.from", AlertSettings::addresses);
        String host = reader.text("alerts.mail.host");
        String tls = reader.get("alerts.mail.tls", AlertSettings::tls);
        String username = reader.text("alerts.mail.username");
        boolean mail = to != null && !to.isEmpty();
        if (to != null && !mail && !(String.valueOf(from) + host + username).isEmpty()) {
            reader.problem("alerts.mail.to", "is missing; without it no alert is mailed");
        }
        if (mail && host.isEmpty()) {
            reader.problem("alerts.mail.host", "is missing; give the mail server's name");
        }
        if (mail && String.valueOf(from).isEmpty()) {
            reader.problem("alerts.mail.from", "is missing; give the address that alerts come from");
        }
        if (username.isEmpty() != reader.text("alerts.mail.password").isEmpty()) {
            reader.problem("alerts.mail.username", "needs alerts.mail.password, and the other way round");
        }
        if ("off".equals(tls) && !username.isEmpty() && !HERE.contains(host)) {
            reader.problem("alerts.mail.tls", "off would send the password in the clear; use starttls or smtps");
        }
        Integer port = reader.get("alerts.mail.port", text -> port(text, String.valueOf(tls)));
        String url = reader.get("alerts.webhook.url", AlertSettings::url);
        if (reader.text("alerts.webhook.token").isEmpty()
                != reader.text("alerts.webhook.header").isEmpty()) {
            reader.problem("alerts.webhook.header", "needs alerts.webhook.token, and the other way round");
        }
        Duration lateAfter = reader.get("alerts.lateAfter", AlertSettings::lateAfter);
        reader.number("alerts.retries", 0, 100);
        reader.number("alerts.retryMilliseconds", 1, 600_000);
        return new AlertSettings(
                mail,
                mail ? host : "localhost",
                port == null ? 0 : port,
                "smtps".equals(tls) ? "smtps" : "smtp",
                "starttls".equals(tls),
                url != null && !url.isEmpty(),
                lateAfter);
    }

    private static String addresses(String text) {
        try {
            for (InternetAddress address : InternetAddress.parse(text, true)) {
                address.validate();
            }
            return text;
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not an e-mail address, or several with commas between them", e);
        }
    }

    private static String tls(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!TLS.contains(word)) {
            throw new IllegalArgumentException("'" + text + "' is none of starttls, smtps, off");
        }
        return word;
    }

    private static int port(String text, String tls) {
        if (text.isEmpty()) {
            return tls.equals("smtps") ? 465 : tls.equals("off") ? 25 : 587;
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("'" + text + "' is not a port from 1 to 65535");
        }
        return port;
    }

    /** Its path may be a secret and is not repeated. */
    private static String url(String text) {
        try {
            URI uri = new URI(text);
            if (!text.isEmpty() && (!String.valueOf(uri.getScheme()).matches("https?") || uri.getHost() == null)) {
                throw new IllegalArgumentException("is not an address that begins with https:// or http://");
            }
            return text;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address that begins with https:// or http://", e);
        }
    }

    private static Duration lateAfter(String text) {
        return Durations.parse(text)
                .filter(time -> !time.isZero())
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is not a length of time; write a number and s, m, h or d, such as 2h"));
    }
}

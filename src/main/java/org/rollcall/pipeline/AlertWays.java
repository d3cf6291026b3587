package org.rollcall.pipeline;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/** The two ways that alerts go: the beans and properties that the routes of {@code pipeline/alerts} name. */
final class AlertWays {

    private final CamelContext context;
    private final AlertSettings settings;
    private final AlertMail mail;
    private final AlertWebhook webhook;

    /** Binds the beans; {@link ApiBeans} must have bound theirs. */
    AlertWays(CamelContext context, AlertSettings settings) throws GeneralSecurityException, IOException {
        this.context = context;
        this.settings = settings;
        boolean set = settings.mail() || settings.webhook();
        SSLContext trusted = set ? ApiBeans.tls(context).createSSLContext(context) : null; // it takes a while to make
        mail = new AlertMail(settings, property("mail.username"), property("mail.password"), trusted);
        webhook = new AlertWebhook(
                property("webhook.url"), property("webhook.header"), property("webhook.token"), trusted);
        Registry registry = context.getRegistry();
        registry.bind("alertMail", mail);
        registry.bind("alertMailProperties", mail.properties());
        registry.bind("alertWebhook", webhook);
    }

    /** What the settings come to. */
    Map<String, String> properties() {
        return Map.of(
                "rollcall.alerts.mail", Boolean.toString(settings.mail()),
                "rollcall.alerts.protocol", settings.protocol(),
                "rollcall.alerts.server", settings.host() + ":" + settings.port(),
                "rollcall.alerts.webhook", Boolean.toString(settings.webhook()));
    }

    /** Tries those that are set without sending anything; a line each. */
    List<String> probe() {
        List<String> lines = new ArrayList<>();
        if (settings.mail()) {
            lines.add("alerts.mail: " + mail.probe());
        }
        if (settings.webhook()) {
            lines.add("alerts.webhook: " + webhook.probe());
        }
        return lines;
    }

    private String property(String key) {
        return context.getPropertiesComponent()
                .resolveProperty("alerts." + key)
                .orElse("")
                .trim();
    }
}

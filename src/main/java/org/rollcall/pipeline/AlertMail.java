package org.rollcall.pipeline;

import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * The mail server that alerts go to: how to sign in, and under which conditions of encryption. Held in beans, so that no
 * password stands in an endpoint's address.
 */
final class AlertMail extends MailAuthenticator {

    private static final String TIMEOUT = "20000"; // milliseconds

    private final AlertSettings settings;
    private final String username;
    private final String password;
    private final SSLContext trusted;

    /** @param trusted which servers' certificates are trusted; null when no alert is mailed */
    AlertMail(AlertSettings settings, String username, String password, SSLContext trusted) {
        this.settings = settings;
        this.trusted = trusted;
        this.username = username.isEmpty() ? null : username;
        this.password = username.isEmpty() ? null : password;
    }

    /** A server that takes mail from this machine without a sign-in has neither name nor password. */
    @Override
    public PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(username, password);
    }

    /** What Jakarta Mail must keep to. */
    Properties properties() {
        Properties properties = new Properties();
        String prefix = "mail." + settings.protocol() + ".";
        properties.setProperty(prefix + "auth", String.valueOf(username != null));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(settings.startTls()));
        properties.setProperty(prefix + "starttls.required", String.valueOf(settings.startTls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (trusted != null) {
            properties.put(prefix + "ssl.socketFactory", trusted.getSocketFactory());
        }
        properties.setProperty(prefix + "connectiontimeout", TIMEOUT);
        properties.setProperty(prefix + "timeout", TIMEOUT);
        properties.setProperty(prefix + "writetimeout", TIMEOUT);
        return properties;
    }

    /** Signs in without sending anything: ok, or FAILED and a sentence with the remedy. */
    String probe() {
        try (Transport transport = Session.getInstance(properties()).getTransport(settings.protocol())) {
            transport.connect(settings.host(), settings.port(), username, password);
            return "ok, " + settings.host() + ":" + settings.port()
                    + (username == null ? " answers" : " takes the sign-in") + "; nothing was sent";
        } catch (MessagingException e) {
            return "FAILED: " + AlertFaults.mail(e);
        }
    }
}

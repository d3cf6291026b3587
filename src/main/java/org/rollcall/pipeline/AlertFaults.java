package org.rollcall.pipeline;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.SendFailedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * What an exception of the ways alerts go means, with the remedy. Its own message is not repeated: it may hold the webhook's
 * address, which is a secret, or whatever a server says.
 */
final class AlertFaults {

    private AlertFaults() {}

    /** Why the mail server did not take a mail. */
    static String mail(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof AuthenticationFailedException) {
                return "the mail server refuses the sign-in; correct alerts.mail.username and alerts.mail.password";
            }
            if (t instanceof SendFailedException) {
                return "the mail server refuses an address; correct alerts.mail.to or alerts.mail.from";
            }
            if (String.valueOf(t.getMessage()).startsWith("STARTTLS is required")) {
                return "the mail server offers no STARTTLS; set alerts.mail.tls to smtps, or to off on a network of"
                        + " your own";
            }
        }
        return network(failure, "the mail server", "alerts.mail.host, alerts.mail.port and alerts.mail.tls");
    }

    /** Why the webhook did not take an alert. */
    static String webhook(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof HttpOperationFailedException http) {
                return "the webhook answers " + http.getStatusCode() + "; correct alerts.webhook.url and "
                        + "alerts.webhook.token, or ask who runs it";
            }
        }
        return network(failure, "the webhook", "alerts.webhook.url");
    }

    private static String network(Throwable failure, String who, String settings) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof UnknownHostException) {
                return who + " is not found by its name; check " + settings;
            }
            if (t instanceof SSLException) {
                return who + " shows no certificate that is trusted for its name; check " + settings
                        + ", or add the authority's to api.trustedCertificates";
            }
            if (t instanceof SocketTimeoutException) {
                return who + " does not answer in time; check " + settings;
            }
            if (t instanceof ConnectException || t instanceof NoRouteToHostException) {
                return who + " cannot be reached; check " + settings;
            }
            if (t instanceof NoHttpResponseException) {
                return who + " closes the connection without an answer; ask who runs it";
            }
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return who + " cannot be used (" + deepest.getClass().getSimpleName() + "); check " + settings;
    }
}

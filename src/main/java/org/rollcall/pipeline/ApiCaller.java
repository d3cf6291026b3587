package org.rollcall.pipeline;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.rollcall.api.Call;
import org.rollcall.api.Caller;
import org.rollcall.api.TryAgainException;
import org.rollcall.landing.DiskFaults;
import org.rollcall.source.SourceException;

/** Sends calls through the route {@code oneroster-api-call} and says in a sentence what its failure means. */
final class ApiCaller implements Caller {

    private final ProducerTemplate producer;
    private final Settings settings;
    private final boolean patient;

    /** @param patient whether a server that cannot be reached is tried again */
    ApiCaller(ProducerTemplate producer, Settings settings, boolean patient) {
        this.producer = producer;
        this.settings = settings;
        this.patient = patient;
    }

    @Override
    public void call(Call call) {
        if (producer.getCamelContext().getStatus().isStopping()) {
            throw new SourceException("Rollcall is stopping; the pull goes on when it starts again.");
        }
        Exchange exchange = producer.send("direct:oneroster-api-call", prepared -> {
            prepared.setProperty(ApiExchanges.CALL, call);
            prepared.setProperty(ApiPatience.PATIENT, patient);
        });
        Exception failure = exchange.getException();
        if (failure == null) {
            return;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SourceException said) {
                throw said;
            }
            if (t instanceof TryAgainException again) {
                throw new SourceException(again.getMessage() + ending(again));
            }
            if (t instanceof IOException io) {
                throw new SourceException(sentence(call, io), io);
            }
        }
        throw new IllegalStateException(failure);
    }

    private String ending(TryAgainException again) {
        return again.delay()
                .filter(delay -> delay.compareTo(settings.apiLongestWait()) > 0)
                .map(delay -> String.format(
                        Locale.ROOT,
                        " and asks to wait %,d seconds, more than a try may take. It is asked again later.",
                        delay.toSeconds()))
                .orElse(", in several tries. " + again.remedy());
    }

    private String sentence(Call call, IOException failure) {
        String where = call.place();
        if (failure instanceof UnknownHostException) {
            return where + ": the host's name is not known. Check baseUrl and tokenUrl, or the name service.";
        }
        if (failure instanceof SSLException
                && String.valueOf(failure.getMessage()).contains("unrecognized SSL")) {
            return where + ": there is no TLS on this port. Check baseUrl and tokenUrl.";
        }
        if (failure instanceof SSLException) {
            return where
                    + ": the server's certificate is not one that this machine trusts, or not of this name. Ask its"
                    + " owner; a private authority's certificate goes into api.trustedCertificates.";
        }
        if (failure instanceof SocketTimeoutException) {
            return where + ": the server does not answer within "
                    + settings.apiResponse().toSeconds()
                    + " seconds" + tries() + ". A smaller pageSize may help.";
        }
        if (failure instanceof BodyTooSlowException) {
            return where + ": a page does not come to its end within "
                    + settings.apiPage().toSeconds() + " seconds" + tries()
                    + ". Set a smaller pageSize, or raise api.pageMilliseconds.";
        }
        if (failure instanceof ConnectException) {
            return where + ": the server cannot be reached" + tries() + ". It is stopped, or a firewall is in the way.";
        }
        if (failure instanceof BodyTooLargeException) {
            return where + ": a page is " + failure.getMessage()
                    + ", the limit. Set a smaller pageSize, or raise api.maxPageMegabytes.";
        }
        if (failure instanceof FileSystemException) {
            return "The pull cannot be kept on disk: " + DiskFaults.phrase(failure);
        }
        return where + ": the connection breaks off (" + failure.getClass().getSimpleName() + ")" + tries()
                + ". Ask the server's owner, or set a smaller pageSize.";
    }

    private String tries() {
        return patient ? ", in several tries" : "";
    }
}

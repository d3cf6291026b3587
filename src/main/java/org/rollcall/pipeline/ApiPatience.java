package org.rollcall.pipeline;

import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.rollcall.api.TryAgainException;
import org.rollcall.source.SourceException;

/** Decides whether another try may help, and how long to wait for it when the server says so. */
public final class ApiPatience implements Processor {

    static final String PATIENT = "patient";

    private final Duration longest;

    /** @param longest a server that asks for a longer wait is left alone until the next tick */
    ApiPatience(Duration longest) {
        this.longest = longest;
    }

    /** Whether the failure may pass: not a name or certificate that is wrong, nor a body over its limit, nor one that is said already. */
    public boolean mayHelp(Exchange exchange) {
        Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof TryAgainException again) {
            return again.delay().map(delay -> delay.compareTo(longest) <= 0).orElse(true);
        }
        if (!exchange.getProperty(PATIENT, true, Boolean.class)) {
            return false;
        }
        return !(failure instanceof SourceException // which Camel would take for the failure behind it
                || failure instanceof UnknownHostException
                || failure instanceof SSLException
                || failure instanceof BodyTooLargeException);
    }

    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().removeHeader(Exchange.REDELIVERY_DELAY);
        Throwable failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        if (failure instanceof TryAgainException again) {
            again.delay()
                    .ifPresent(delay -> exchange.getMessage().setHeader(Exchange.REDELIVERY_DELAY, delay.toMillis()));
        }
    }
}

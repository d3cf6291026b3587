package org.rollcall.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers what became of each source called, its outcome or its exception. It begins with an exchange of its own: one
 * that came back from a source route may be marked to stop, and would stop the caller without a word.
 */
public final class SourceOutcomes implements AggregationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(SourceOutcomes.class);

    private final LeaRegistry leas;

    SourceOutcomes(LeaRegistry leas) {
        this.leas = leas;
    }

    @Override
    public Exchange aggregate(Exchange before, Exchange called) {
        List<SourceOutcome> outcomes = new ArrayList<>();
        Exchange gathered = before;
        if (before == null) {
            gathered = new DefaultExchange(called.getContext());
        } else {
            outcomes.addAll(outcomes(before));
        }
        outcomes.add(outcome(called));
        gathered.getMessage().setBody(outcomes);
        return gathered;
    }

    static List<SourceOutcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody() instanceof List<?> list
                ? list.stream().map(SourceOutcome.class::cast).toList()
                : List.of();
    }

    private SourceOutcome outcome(Exchange called) {
        String address = called.getProperty(Exchange.RECIPIENT_LIST_ENDPOINT, String.class);
        String route = address.substring(address.lastIndexOf('/') + 1);
        String source = route.substring(route.indexOf('.') + 1);
        Exception failure = called.getException();
        if (failure == null) {
            return called.getMessage().getBody(SourceOutcome.class);
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof MissingDeliveryException) {
                return SourceOutcome.missing(source, t.getMessage());
            }
            if (t instanceof SourceException) {
                return SourceOutcome.failed(source, t.getMessage());
            }
        }
        LOG.debug("Source route {} failed", route, failure);
        return SourceOutcome.failed(source, leas.source(route).sentence(failure));
    }
}

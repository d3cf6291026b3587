package org.rollcall.pipeline;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.source.SourceException;
import org.rollcall.spec.RowFilter;

/** Row filters in Camel's simple language, whose body is a map of the row's columns. */
public final class SimpleFilters implements RowFilter.Language, AutoCloseable {

    private final boolean own;
    private CamelContext context;

    SimpleFilters(CamelContext context) {
        this.context = context;
        this.own = false;
    }

    private SimpleFilters() {
        this.own = true;
    }

    /** Filters where there is no deployment: Camel is started for the first of them. */
    public static SimpleFilters alone() {
        return new SimpleFilters();
    }

    @Override
    public RowFilter compile(String expression) {
        if (context == null) {
            context = new DefaultCamelContext();
            context.start();
        }
        Predicate predicate;
        try {
            predicate = context.resolveLanguage("simple").createPredicate(expression);
            predicate.init(context);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + expression + "' is not Camel's simple language: " + LeaLoader.deepest(e), e);
        }
        Exchange exchange = new DefaultExchange(context);
        return row -> {
            exchange.getMessage().setBody(row);
            try {
                return predicate.matches(exchange);
            } catch (RuntimeException e) { // its message could hold a student's data
                throw new SourceException("The filter where: " + expression + " fails on a row ("
                        + e.getClass().getSimpleName() + "). Correct it in the specification.");
            }
        };
    }

    @Override
    public void close() {
        if (own && context != null) {
            context.stop();
        }
    }
}

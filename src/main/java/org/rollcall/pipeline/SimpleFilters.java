package org.rollcall.pipeline;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.source.SourceException;
import org.rollcall.spec.RowFilter;

/** Row filters in Camel's simple language, whose body is a map of the row's columns. */
public final class SimpleFilters implements RowFilter.Language {

    private final CamelContext context;

    public SimpleFilters(CamelContext context) {
        this.context = context;
    }

    @Override
    public RowFilter compile(String expression) {
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
            } catch (RuntimeCamelException e) { // its message could hold a student's data
                throw new SourceException("The filter where: " + expression + " fails on a row ("
                        + e.getClass().getSimpleName() + "). Correct it in the specification.");
            }
        };
    }
}

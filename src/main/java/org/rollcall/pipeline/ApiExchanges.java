package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.rollcall.api.Answer;
import org.rollcall.api.Call;
import org.rollcall.api.Request;

/** Turns calls into Camel's HTTP exchanges and back. */
public final class ApiExchanges {

    static final String CALL = "call";

    private static final String TRIES = "tries";

    /** Puts a try's request, and nothing that was there before, into the message. */
    public void request(@ExchangeProperty(CALL) Call call, Exchange exchange) {
        Request request = call.request();
        Message message = exchange.getMessage();
        exchange.setProperty(TRIES, message.getHeader(Exchange.REDELIVERY_COUNTER));
        // What was answered to the last try must not go to the server, nor steer the request; Camel counts tries in
        // these.
        message.removeHeaders("*", "CamelRedeliver*");
        message.setBody(request.form());
        message.setHeader(Exchange.HTTP_URI, request.uri().toString());
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.valueOf(request.method()));
        request.headers().forEach(message::setHeader);
        if (request.form() != null) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
    }

    /** Hands the answer to the call. */
    public void answer(@ExchangeProperty(CALL) Call call, Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Map<String, List<String>> headers = new HashMap<>();
        message.getHeaders()
                .forEach((name, value) -> headers.put(
                        name,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(value))));
        // An answer is a new message; without its count, Camel would take each try for the first and never end.
        message.setHeader(Exchange.REDELIVERY_COUNTER, exchange.getProperty(TRIES));
        InputStream body = message.getBody() instanceof InputStream stream ? stream : InputStream.nullInputStream();
        try (body) {
            call.answered(new Answer(message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class), headers, body));
        } finally {
            message.setBody(null);
        }
    }
}

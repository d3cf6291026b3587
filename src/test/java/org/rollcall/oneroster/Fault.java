package org.rollcall.oneroster;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What goes wrong with a request. A fault says how, {@link OneRosterServer#on} when and how often. */
public final class Fault {

    private static final String HTML =
            "<!DOCTYPE html><html><head><title>Please wait</title></head><body><h1>Please wait</h1></body></html>";

    private final Play play;

    private Fault(Play play) {
        this.play = play;
    }

    /**
     * Another answer.
     *
     * @param status its status
     * @param contentType null for none
     * @param body its text
     * @return the fault
     */
    public static Fault status(int status, String contentType, String body) {
        return answering(Answer.of(status, contentType, body));
    }

    /**
     * An error in the form of 1.2.
     *
     * @param status its status, such as 503 or 404
     * @return the fault
     */
    public static Fault status(int status) {
        return answering(Answer.error(status, status == 404 ? "unknownobject" : "internal_server_error"));
    }

    /**
     * Status 429 in JSON.
     *
     * @param retryAfter what Retry-After says; null for no such header
     * @return the fault
     */
    public static Fault tooManyRequests(String retryAfter) {
        return retrying(Answer.error(429, "server_busy"), retryAfter);
    }

    /**
     * Status 429 with Retry-After as a date.
     *
     * @param end when to come again
     * @return the fault
     */
    public static Fault tooManyRequests(Instant end) {
        return tooManyRequests(DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atZone(ZoneOffset.UTC)));
    }

    /**
     * Status 429 as a page of HTML.
     *
     * @param retryAfter what Retry-After says; null for no such header
     * @return the fault
     */
    public static Fault tooManyRequestsInHtml(String retryAfter) {
        return retrying(Answer.of(429, "text/html; charset=utf-8", HTML), retryAfter);
    }

    private static Fault retrying(Answer answer, String retryAfter) {
        return answering(retryAfter == null ? answer : answer.header("Retry-After", retryAfter));
    }

    /**
     * Status 200 with a page of HTML.
     *
     * @return the fault
     */
    public static Fault html() {
        return status(200, "text/html; charset=utf-8", HTML);
    }

    /**
     * Status 200 and JSON without the collection.
     *
     * @return the fault
     */
    public static Fault wrongEnvelope() {
        return answering(Answer.json(200, Map.of("statusInfoSet", List.of(Map.of("imsx_codeMajor", "failure")))));
    }

    /**
     * The page, its JSON cut in the middle; the connection is sound.
     *
     * @return the fault
     */
    public static Fault truncated() {
        return new Fault((exchange, wire, normal) -> {
            Answer answer = normal.get();
            wire.send(exchange, answer.body(Arrays.copyOf(answer.body(), answer.body().length / 2)));
        });
    }

    /**
     * Status 200 and no body.
     *
     * @return the fault
     */
    public static Fault empty() {
        return answering(Answer.of(200, "application/json", ""));
    }

    /**
     * A page that never ends: the rows of the page, over and over, until the client hangs up or the server is closed.
     *
     * @return the fault
     */
    public static Fault endless() {
        return new Fault((exchange, wire, normal) -> wire.sendEndlessly(exchange, normal.get()));
    }

    /**
     * The connection is dropped before an answer.
     *
     * @return the fault
     */
    public static Fault dropped() {
        return new Fault((exchange, wire, normal) -> wire.drop(exchange));
    }

    /**
     * The connection is dropped after half of the body.
     *
     * @return the fault
     */
    public static Fault droppedInBody() {
        return new Fault((exchange, wire, normal) -> wire.sendHalf(exchange, normal.get(), false));
    }

    /**
     * No answer until {@link OneRosterServer#release} or the server is closed, then the right one.
     *
     * @return the fault
     */
    public static Fault stalled() {
        return new Fault((exchange, wire, normal) -> {
            wire.hold();
            wire.send(exchange, normal.get());
        });
    }

    /**
     * Half of the body, then nothing until {@link OneRosterServer#release}, then the connection is dropped.
     *
     * @return the fault
     */
    public static Fault stalledInBody() {
        return new Fault((exchange, wire, normal) -> wire.sendHalf(exchange, normal.get(), true));
    }

    /**
     * Status 302.
     *
     * @param location another URL
     * @return the fault
     */
    public static Fault redirect(String location) {
        return answering(Answer.of(302, null, "").header("Location", location));
    }

    /**
     * Status 302 to the very same URL.
     *
     * @return the fault
     */
    public static Fault redirectBack() {
        return new Fault((exchange, wire, normal) -> wire.send(
                exchange,
                Answer.of(302, null, "")
                        .header("Location", exchange.getRequestURI().toString())));
    }

    /**
     * No fault: something is done first, such as a change of the tables, then the right answer follows.
     *
     * @param action what is done
     * @return the "fault"
     */
    public static Fault after(Runnable action) {
        return new Fault((exchange, wire, normal) -> {
            action.run();
            wire.send(exchange, normal.get());
        });
    }

    private static Fault answering(Answer answer) {
        return new Fault((exchange, wire, normal) -> wire.send(exchange, answer));
    }

    void play(HttpExchange exchange, Wire wire, Normal normal) throws IOException {
        play.play(exchange, wire, normal);
    }

    /** The right answer, made when it is wanted. */
    interface Normal {
        Answer get() throws IOException;
    }

    private interface Play {
        void play(HttpExchange exchange, Wire wire, Normal normal) throws IOException;
    }
}

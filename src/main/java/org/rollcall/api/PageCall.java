package org.rollcall.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.rollcall.source.BadPageException;
import org.rollcall.source.SourceException;

/** Asks for one page and takes it to disk. */
final class PageCall implements Call {

    private final PullSession session;
    private final Intake intake;
    private final String collection;
    private final URI uri;
    private final int number;
    private final long offset;
    private final long known;
    private Map<String, String> headers = Map.of();
    private boolean renewed;
    private long sent;
    private Page page;

    /** Where a page goes. */
    @FunctionalInterface
    interface Intake {

        /**
         * Reads a page.
         *
         * @throws BadPageException when it is none
         */
        Page receive(int number, InputStream body) throws IOException;
    }

    /** @param known how many records the server says there are; negative when it has not said */
    PageCall(PullSession session, Intake intake, String collection, URI uri, int number, long offset, long known) {
        this.session = session;
        this.intake = intake;
        this.collection = collection;
        this.uri = uri;
        this.number = number;
        this.offset = offset;
        this.known = known;
    }

    @Override
    public Request request() {
        session.requireGoingOn();
        headers = session.headers(uri);
        sent = System.nanoTime();
        return Request.get(uri, headers);
    }

    @Override
    public void answered(Answer answer) throws IOException {
        session.waiting().answered(sent);
        Refused.elsewhere(answer, uri);
        Refused.busy(answer, place(), session.clock());
        if ((answer.status() == 404 || answer.status() == 400) && offset > 0 && known >= 0 && offset >= known) {
            page = intake.receive(number, empty()); // some servers have no page past the last record
            return;
        }
        if (!answer.isOk()) {
            throw refusal(answer);
        }
        session.accepted(headers);
        try {
            page = intake.receive(number, session.waiting().timed(answer.body()));
        } catch (BadPageException e) {
            throw badPage(e);
        }
        hints(answer);
    }

    private ByteArrayInputStream empty() {
        return new ByteArrayInputStream(("{\"" + collection + "\":[]}").getBytes(StandardCharsets.US_ASCII));
    }

    private void hints(Answer answer) {
        String total = answer.header("X-Total-Count");
        Boolean links = null;
        for (String link : answer.all("Link")) {
            links = Boolean.TRUE.equals(links)
                    || link.toLowerCase(Locale.ROOT).matches("(?s).*rel\\s*=\\s*\"?next\\b.*");
        }
        page = page.hinted(
                total.matches("\\d{1,15}") ? Long.parseLong(total) : page.total(),
                links,
                session.connection().paging().revisionHeader().isEmpty()
                        ? ""
                        : answer.header(session.connection().paging().revisionHeader()));
    }

    @Override
    public String place() {
        return Urls.shown(uri) + " (offset " + offset + ")";
    }

    private RuntimeException refusal(Answer answer) {
        String code = ErrorCode.of(answer);
        if (code.endsWith("invalid_token")) {
            return unauthorized(code); // with 400 at some servers
        }
        switch (answer.status()) {
            case 401:
                return unauthorized(code);
            case 403:
                return new SourceException(place() + ": the client may not read " + collection + " (" + code
                        + "). Have the server's owner permit it"
                        + session.scopesRemark());
            case 404:
                return new SourceException(
                        offset == 0
                                ? place() + ": there is nothing here (" + code
                                        + "). Check baseUrl and version; the path is "
                                        + session.connection().address().path() + "."
                                : place() + ": the server gave " + offset
                                        + " records and then knew no such page (" + code
                                        + "). Nothing is taken from half a pull; ask the server's owner.");
            case 400, 422:
                return new SourceException(place() + ": the server refuses the request (" + code
                        + "). Check filters, sort and pageSize ("
                        + session.connection().paging().size() + ").");
            default:
                return new SourceException(place() + ": the server refuses the request (" + code + ").");
        }
    }

    private RuntimeException unauthorized(String code) {
        String what = place() + ": " + session.remedy() + " (" + code + ")";
        boolean again = renewed;
        renewed = true;
        return session.refused(headers, again)
                ? new TryAgainException(what, "Ask the server's owner how long a token lives.", Duration.ZERO)
                : new SourceException(what + ".");
    }

    private RuntimeException badPage(BadPageException e) {
        String sentence = place() + ": the answer " + e.getMessage();
        return switch (e.fault()) {
            case TRUNCATED, EMPTY -> new TryAgainException(
                    sentence, "Ask the server's owner, or set a smaller pageSize.", null);
            case HTML -> new SourceException(
                    sentence + ". Probably a sign-in or maintenance page; check baseUrl, or ask the server's owner.");
            default -> new SourceException(sentence + ". Check baseUrl and version, or ask the server's owner.");
        };
    }

    /** The page, on disk but not yet kept. */
    Page page() {
        return page;
    }
}

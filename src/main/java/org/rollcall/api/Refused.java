package org.rollcall.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import org.rollcall.source.SourceException;

/** What an answer that is no success means for any call: to another address, or to another time. */
final class Refused {

    private Refused() {}

    /** @throws SourceException when the server sends us elsewhere; credentials go nowhere but where the settings say */
    static void elsewhere(Answer answer, URI asked) {
        if (answer.status() < 300 || answer.status() > 399) {
            return;
        }
        URI to = target(answer, asked);
        String host = to == null ? null : Urls.host(to);
        throw new SourceException(Urls.shown(asked) + ": the server redirects ("
                + answer.status() + ") to "
                + (host == null
                        ? "an address that is none"
                        : host.equals(Urls.host(asked)) ? Urls.shown(to) : "another host, " + host)
                + ". Rollcall does not follow, since credentials would go along; correct baseUrl or tokenUrl.");
    }

    private static URI target(Answer answer, URI asked) {
        try {
            URI to = asked.resolve(new URI(answer.header("Location")));
            return to.getHost() == null || answer.header("Location").isEmpty() ? null : to;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }

    /** @throws TryAgainException when the server is busy or out of order */
    static void busy(Answer answer, String what, Clock clock) {
        int status = answer.status();
        if (status == 429) {
            throw new TryAgainException(
                    what + ": the server has had too many requests (429)",
                    "Ask its owner for a higher limit, or set parallelCollections to 1.",
                    RetryAfter.of(answer, clock));
        }
        if (status == 408 || status == 425 || status >= 500) {
            throw new TryAgainException(
                    what + ": the server is out of order (" + ErrorCode.of(answer) + ")",
                    "Ask its owner if that lasts.",
                    RetryAfter.of(answer, clock));
        }
    }
}

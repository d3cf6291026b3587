package org.rollcall.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.source.JsonPage;

/** Asks for one record of each collection, so that a missing right shows before the first night. */
final class Probe {

    private final PullSession session;

    Probe(PullSession session) {
        this.session = session;
    }

    String run() {
        Connection connection = session.connection();
        URI data = connection.address().collections(new Applications(session).id());
        List<String> found = new ArrayList<>();
        for (String collection : connection.selection().collections()) {
            Place place = Place.of(collection, connection.selection().schools()).get(0);
            PageCall call = new PageCall(
                    session,
                    (number, body) -> scan(collection, number, body),
                    collection,
                    place.page(data, connection, 1, 0),
                    1,
                    0,
                    -1);
            session.call(call);
            Page page = call.page();
            found.add(place + " "
                    + (page.total() >= 0
                            ? String.format(Locale.ROOT, "%,d", page.total())
                            : page.isEmpty() ? "none" : "some"));
        }
        return data + ": " + String.join(", ", found);
    }

    private static Page scan(String collection, int number, InputStream body) throws IOException {
        JsonPage.Summary summary = JsonPage.scan(body, collection, id -> {});
        return new Page(number, new long[0], summary.rows(), summary.total(), null, "");
    }
}

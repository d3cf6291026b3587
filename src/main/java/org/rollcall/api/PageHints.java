package org.rollcall.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollcall.landing.StateJson;

/**
 * What a server said with the first page of a place beside its records. It stands in headers, so it is not in the page
 * on disk; an attempt that goes on needs it to see that the data have changed in between, and where they end.
 */
final class PageHints {

    private final Path file;

    /** @param file need not be there */
    PageHints(Path file) {
        this.file = file;
    }

    private record Said(String place, long total, String revision) {}

    void keep(Place place, Page first) throws IOException {
        StateJson.write(file, new Said(place.toString(), first.total(), first.revision()));
    }

    /** The first page of a place as it was received, as far as that is known. */
    Page recall(Place place, Page first) {
        try {
            Said said = StateJson.read(file, Said.class);
            return said.place().equals(place.toString())
                    ? first.hinted(said.total(), first.links(), said.revision())
                    : first;
        } catch (IOException e) {
            return first; // it is of another place, or was not written
        }
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}

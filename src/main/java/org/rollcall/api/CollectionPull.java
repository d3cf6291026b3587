package org.rollcall.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.rollcall.source.SourceException;

/** Pulls one collection into its folder; what an attempt before has brought is not asked for again. */
final class CollectionPull {

    private final PullSession session;
    private final URI data;
    private final String collection;
    private final GrowingPages pages;
    private final PageHints hints;
    private final Path idLog;
    private boolean parallel;
    private boolean uneven;

    /** @param raw the folder that holds a folder for each collection */
    CollectionPull(PullSession session, URI data, String collection, Path raw) {
        this.session = session;
        this.data = data;
        this.collection = collection;
        this.pages = new GrowingPages(raw.resolve(collection), collection);
        this.hints = new PageHints(raw.resolveSibling("." + collection + ".hints"));
        this.idLog = raw.resolveSibling("." + collection + ".ids");
        this.parallel = session.connection().paging().parallelPages() > 1;
    }

    /**
     * Pulls the collection whole.
     *
     * @param before whether it held records the last time
     * @return how many records came
     */
    int pull(boolean before) throws IOException {
        boolean last = false;
        int records = attempt(last);
        while (records < 0) {
            pages.clear();
            last = !uneven;
            uneven = false;
            records = attempt(last);
        }
        hints.forget();
        if (records == 0
                && before
                && !session.connection().selection().mayBeEmpty().contains(collection)) {
            pages.clear();
            throw new SourceException(
                    collection + ": the server sends none, and had some the last time. Nothing is removed"
                            + " for that; ask its owner, or list it in mayBeEmpty if that is right.");
        }
        return records;
    }

    /** @return how many records came; negative when the collection must be pulled again */
    private int attempt(boolean last) throws IOException {
        pages.open();
        int number = 1;
        int resumed = 0;
        int records = 0;
        for (Place place : Place.of(collection, session.connection().selection().schools())) {
            try (IdLog ids = new IdLog(idLog)) {
                PlacePull pull = new PlacePull(session, data, place, pages, hints, ids, number);
                resumed += resume(pull);
                ParallelPages ahead = new ParallelPages(session, pull);
                if (parallel && pull.number() == number) {
                    ahead.pull();
                }
                while (ahead.isEven() && !pull.isEnded()) {
                    pull.next();
                    session.records(collection, (int) (records + pull.rows()));
                }
                if (!ahead.addUp(ids)) {
                    session.note(place
                            + ": pages asked for in parallel did not add up to the server's total; they were asked for"
                            + " again one after the other");
                    parallel = false;
                    uneven = true;
                    return -1;
                }
                if (!isComplete(pull, last)) {
                    return -1;
                }
                number = pull.number();
                records += (int) pull.rows();
                session.records(collection, records);
            }
        }
        if (resumed > 0) {
            session.note(collection + ": " + resumed + (resumed == 1 ? " page" : " pages")
                    + " of an attempt that was cut short " + (resumed == 1 ? "was" : "were")
                    + " there and not asked for again");
        }
        return records;
    }

    private boolean isComplete(PlacePull pull, boolean last) throws IOException {
        try {
            return pull.isComplete(last);
        } catch (SourceException e) {
            pages.clear(); // going on with these pages would fail again
            throw e;
        }
    }

    private int resume(PlacePull pull) throws IOException {
        int resumed = 0;
        Page page = pages.there(pull.number());
        while (page != null) {
            pull.take(page);
            resumed++;
            page = pull.isEnded() ? null : pages.there(pull.number());
        }
        return resumed;
    }
}

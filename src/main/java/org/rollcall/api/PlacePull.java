package org.rollcall.api;

import java.io.IOException;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.rollcall.source.SourceException;

/**
 * Pulls one place page by page until an empty page: the offset moves by the records received, whatever the server says
 * of totals, limits and links.
 */
final class PlacePull {

    private static final int SECOND_THOUGHTS = 2;

    private final PullSession session;
    private final URI data;
    private final Place place;
    private final GrowingPages pages;
    private final PageHints hints;
    private final IdLog ids;
    private final Set<Long> seen = new HashSet<>();
    private final int first;
    private int number;
    private long rows;
    private volatile long total = -1;
    private String revision = "";
    private boolean moved;
    private boolean ended;
    private Boolean links;

    /** @param first the number of its first page within the collection */
    PlacePull(PullSession session, URI data, Place place, GrowingPages pages, PageHints hints, IdLog ids, int first) {
        this.session = session;
        this.data = data;
        this.place = place;
        this.pages = pages;
        this.hints = hints;
        this.ids = ids;
        this.first = first;
        this.number = first;
    }

    /** Takes a page that an earlier attempt has brought. */
    void take(Page page) throws IOException {
        requireNew(page);
        book(page.number() == first ? hints.recall(place, page) : page);
    }

    boolean isEnded() {
        return ended;
    }

    /** Asks for the next page. */
    Page next() throws IOException {
        if (number - first >= session.connection().paging().maxPages()) {
            throw new SourceException(place + ": the server has sent " + (number - first)
                    + " pages and no empty one, the limit (maxPages). It probably never ends; ask its owner.");
        }
        Page page = ask(number, rows);
        for (int i = 0; i < SECOND_THOUGHTS && page.isEmpty() && Math.max(page.total(), total) > rows; i++) {
            page = ask(number, rows); // a server in trouble may send an empty page where there is more
        }
        requireNew(page);
        if (number == first) {
            hints.keep(place, page);
        }
        pages.keep(page);
        book(page);
        return page;
    }

    /** Asks for any page without booking it. */
    Page ask(int pageNumber, long offset) {
        PageCall call = new PageCall(
                session,
                pages,
                place.collection(),
                place.page(
                        data,
                        session.connection(),
                        session.connection().paging().size(),
                        offset),
                pageNumber,
                offset,
                total);
        session.call(call);
        return call.page();
    }

    /**
     * Books a page that was asked for in parallel.
     *
     * @return whether it was; not when a page before it held the same records
     */
    boolean takeParallel(Page page) throws IOException {
        if (!isNew(page)) {
            return false;
        }
        pages.keep(page);
        book(page);
        return true;
    }

    private boolean isNew(Page page) {
        return page.ids().length == 0 || seen.add(page.fingerprint());
    }

    private void requireNew(Page page) {
        if (!isNew(page)) {
            throw new SourceException(String.format(
                    Locale.ROOT,
                    page.number() - first == 1
                            ? "%s: the server ignores offset: the page at offset %,d holds the same %,d records as the first."
                                    + " Whole collections cannot be had from it; ask its owner."
                            : "%s: the server repeats a page: the one at offset %,d holds the same %,d records as one before"
                                    + " it. Records would be missing; ask its owner, or set sort to true.",
                    place,
                    rows,
                    page.rows()));
        }
    }

    private void book(Page page) throws IOException {
        ids.add(page.ids());
        number++;
        rows += page.rows();
        ended = page.isEmpty();
        moved |= total >= 0 && page.total() >= 0 && total != page.total();
        total = page.total() >= 0 ? page.total() : total;
        moved |= !revision.isEmpty() && !page.revision().isEmpty() && !revision.equals(page.revision());
        revision = page.revision().isEmpty() ? revision : page.revision();
        if (page.links() != null) {
            if (Boolean.FALSE.equals(links) && !page.isEmpty()) {
                session.note(place + ": the server's links ended before its records did; the links were not followed");
            }
            links = page.links();
            if (ended && links && rows > 0) {
                session.note(place + ": the server's links name a next page after the last; they were not followed");
            }
        }
    }

    String collection() {
        return place.collection();
    }

    int number() {
        return number;
    }

    long rows() {
        return rows;
    }

    long total() {
        return total;
    }

    /**
     * Whether the pages, all together, are the collection.
     *
     * @param last whether it is the last attempt; then what cannot be told is noted, and what is wrong an error
     */
    boolean isComplete(boolean last) throws IOException {
        long distinct = ids.distinct();
        long twice = ids.size() - distinct;
        if (twice > 0 && total > distinct) {
            if (last) {
                throw new SourceException(String.format(
                        Locale.ROOT,
                        "%s: the server's pages overlap: %s came twice, and %,d of %,d never came. Set sort to true, or"
                                + " ask its owner.",
                        place,
                        records(twice),
                        total - distinct,
                        total));
            }
            return false;
        }
        if (moved && !last) {
            return false;
        }
        if (moved) {
            session.note(place + ": the data changed while they were pulled, twice over; the next pull will tell");
        }
        if (twice > 0) {
            session.note(String.format(
                    Locale.ROOT,
                    "%s: %s came twice, since pages overlap; the first counts%s",
                    place,
                    records(twice),
                    total >= 0 || session.connection().paging().sort()
                            ? ""
                            : ". Whether others never came cannot be told without a total; set sort to true"));
        }
        if (total >= 0 && total != rows - twice) {
            session.note(String.format(
                    Locale.ROOT,
                    "%s: the server counts %s and has given %,d; what it gave was taken",
                    place,
                    records(total),
                    rows - twice));
        }
        return true;
    }

    private static String records(long number) {
        return number == 1 ? "1 record" : String.format(Locale.ROOT, "%,d records", number);
    }
}

package org.rollcall.oneroster;

/**
 * How a server pages, sorts and filters. As made, it does all that 1.1 says: limit and offset, 100 rows by default,
 * X-Total-Count, Link, sort and filter. Not to be changed once the server has started.
 */
public final class Paging {

    int atMost = Integer.MAX_VALUE;
    int[] sizes = {};
    Total header = Total.RIGHT;
    Total body = Total.ABSENT;
    Links links = Links.RIGHT;
    Support sort = Support.HONOURED;
    Support filter = Support.HONOURED;
    int pastEnd = 200;
    int overlap;
    boolean offsetIgnored;
    boolean shuffled;
    int repeated;
    String revision;

    /** Paging as 1.1 has it. */
    public Paging() {}

    /**
     * Never sends more rows a page, whatever the limit asked for.
     *
     * @param rows the largest page
     * @return this
     */
    public Paging atMost(int rows) {
        atMost = rows;
        return this;
    }

    /**
     * Page sizes that vary from request to request of a collection, in turn, never above the limit asked for.
     *
     * @param rows the sizes
     * @return this
     */
    public Paging sizes(int... rows) {
        sizes = rows.clone();
        return this;
    }

    /**
     * What X-Total-Count says.
     *
     * @param total one of eight
     * @return this
     */
    public Paging total(Total total) {
        header = total;
        return this;
    }

    /**
     * What totalCount in the body says; offset and limit come with it, after the rows.
     *
     * @param total one of eight
     * @return this
     */
    public Paging totalInBody(Total total) {
        body = total;
        return this;
    }

    /**
     * What the header Link says.
     *
     * @param kind one of six
     * @return this
     */
    public Paging links(Links kind) {
        links = kind;
        return this;
    }

    /**
     * What is done with sort and orderBy.
     *
     * @param support one of three
     * @return this
     */
    public Paging sort(Support support) {
        sort = support;
        return this;
    }

    /**
     * What is done with filter.
     *
     * @param support one of three
     * @return this
     */
    public Paging filter(Support support) {
        filter = support;
        return this;
    }

    /**
     * The status for an offset past the last row, instead of an empty page.
     *
     * @param status such as 404
     * @return this
     */
    public Paging pastEnd(int status) {
        pastEnd = status;
        return this;
    }

    /**
     * Begins every page but the first some rows early, so that rows come twice.
     *
     * @param rows how many
     * @return this
     */
    public Paging overlap(int rows) {
        overlap = rows;
        return this;
    }

    /**
     * Sends the first rows at every offset.
     *
     * @return this
     */
    public Paging ignoringOffset() {
        offsetIgnored = true;
        return this;
    }

    /**
     * Sends another order at every request, unless a sort is asked for and honoured.
     *
     * @return this
     */
    public Paging shuffled() {
        shuffled = true;
        return this;
    }

    /**
     * Answers one request of each list with the rows of the request before it.
     *
     * @param request its number among the requests of the list, from 2
     * @return this
     */
    public Paging repeating(int request) {
        repeated = request;
        return this;
    }

    /**
     * Sends a revision of the data with each page; see {@link OneRosterServer#revise}.
     *
     * @param header its name, such as x-perm-rev
     * @return this
     */
    public Paging revision(String header) {
        revision = header;
        return this;
    }

    /** What a total says. */
    public enum Total {
        /** Nothing: it is not sent. */
        ABSENT,
        /** The rows that the filter takes. */
        RIGHT,
        /** One less than there are. */
        ONE_LESS,
        /** One more than there are. */
        ONE_MORE,
        /** A million more than there are. */
        FAR_MORE,
        /** The rows without the filter. */
        UNFILTERED,
        /** One more at each request of the list. */
        GROWING,
        /** Not a number. */
        GARBLED
    }

    /** What links say. */
    public enum Links {
        /** No header. */
        ABSENT,
        /** next where rows follow; first, last and prev. */
        RIGHT,
        /** next on every page, past the end too. */
        ENDLESS,
        /** next on the first page alone; after it, links that name no next one. */
        ENDING_EARLY,
        /** next on the host elsewhere.invalid. */
        OTHER_HOST,
        /** next without the filter. */
        FILTER_LOST
    }

    /** What is done with a parameter. */
    public enum Support {
        /** As the standard says. */
        HONOURED,
        /** Nothing. */
        IGNORED,
        /** Status 400. */
        REJECTED
    }
}

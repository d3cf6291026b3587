package org.rollcall.api;

import java.util.Arrays;

/**
 * A page as it was received.
 *
 * @param number from 1 within its collection
 * @param ids a fingerprint of each record's sourcedId; a record without one has none
 * @param rows how many records it holds
 * @param total how many the server says there are; negative when it does not
 * @param links what the server's links say of a next page; null when it gives none
 * @param revision the value of the connection's revision header; blank when there is none
 */
record Page(int number, long[] ids, int rows, long total, Boolean links, String revision) {

    boolean isEmpty() {
        return rows == 0;
    }

    /** Equal for pages with the same records, in whatever order. */
    long fingerprint() {
        return Arrays.stream(ids).sum() + rows;
    }

    Page hinted(long total, Boolean links, String revision) {
        return new Page(number, ids, rows, total, links, revision);
    }
}

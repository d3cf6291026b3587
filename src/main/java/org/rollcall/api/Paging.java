package org.rollcall.api;

/**
 * How a server's pages are asked for.
 *
 * @param size the limit asked for
 * @param maxPages of one collection at most
 * @param sort whether to ask for pages sorted by sourcedId
 * @param parallelPages pages of one collection at a time
 * @param parallelCollections collections at a time
 * @param revisionHeader a header that changes when data change during a pull; blank when there is none
 */
public record Paging(
        int size, int maxPages, boolean sort, int parallelPages, int parallelCollections, String revisionHeader) {}

package org.rollcall.merge;

import java.util.Map;

/**
 * What one source gave to the merged roster.
 *
 * @param own by collection, the rows that no source before it has
 * @param joined by collection, the rows that are another source's too
 * @param supplied by field, as settings name it, the values it gave to rows that another source has
 */
public record Contribution(
        String source, Map<String, Integer> own, Map<String, Integer> joined, Map<String, Integer> supplied) {}

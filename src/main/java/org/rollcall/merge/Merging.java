package org.rollcall.merge;

import java.util.List;
import org.rollcall.lea.MergeRules;

/**
 * One merge on its way.
 *
 * @param sides the sources, in their order of precedence; the first one's tables grow into the merged ones
 */
record Merging(List<Side> sides, MergeRules rules, Conflicts conflicts) {

    Side first() {
        return sides.get(0);
    }

    List<String> sources() {
        return sides.stream().map(Side::source).toList();
    }

    /** The places of the sources in owning classes; the lowest owns. */
    int[] ownership() {
        return rules.ranks(sources(), "enrollment", "class");
    }
}

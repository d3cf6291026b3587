package org.rollcall.pipeline;

import java.io.IOException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.rollcall.run.RosterFormat;

/** One source of an LEA, whatever its kind: what the pipeline asks of it besides its route. */
interface RosterSource {

    /** What its snapshots are. */
    RosterFormat format() throws IOException;

    /**
     * Tries its endpoint without taking or changing anything.
     *
     * @return {@code ok} and what was found, or {@code FAILED:} and a sentence with the remedy
     */
    String probe(CamelContext context);

    /** What its route's failure means, for one that is not said in our own words yet. */
    String sentence(Exception failure);

    /** What is worked out rather than set, or soon to be seen to; a phrase each. */
    default List<String> remarks() {
        return List.of();
    }

    /** Days until its credential expires, negative when it has; null when that is not known. */
    default Long credentialDays() {
        return null;
    }

    /** Where it takes from, without a secret. */
    String place();

    /** Removes what it keeps outside the snapshots and is past its days. */
    default void tidy(CamelContext context) throws IOException {
        // most keep nothing
    }
}

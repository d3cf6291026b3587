package org.rollcall.pipeline;

import java.util.List;
import org.rollcall.lea.Lea;

/** A kind of source: what stands behind one route template. */
@FunctionalInterface
interface SourceKind {

    /**
     * Makes an LEA's source.
     *
     * @param problems takes a sentence for each parameter that cannot be used; the source is not used then
     */
    RosterSource make(Lea lea, SourceParameters parameters, List<String> problems);
}

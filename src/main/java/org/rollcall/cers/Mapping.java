package org.rollcall.cers;

import java.util.List;

/**
 * A roster as CERS will see it.
 *
 * @param groups ordered by school, then name
 * @param leftOut ordered by school, kind, reason and id
 * @param schools ordered by CDS code
 * @param fates what became of each row of the roster, for who asks
 */
public record Mapping(List<StudentGroup> groups, List<LeftOut> leftOut, List<SchoolSummary> schools, Fates fates) {}

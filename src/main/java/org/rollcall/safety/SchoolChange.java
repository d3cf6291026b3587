package org.rollcall.safety;

import java.util.List;

/**
 * What one night changes in a school.
 *
 * @param school CDS code
 * @param studentsIn SSIDs of who is in its groups now and was in none, ascending
 * @param studentsOut SSIDs of who is in none any more, ascending
 */
public record SchoolChange(
        String school,
        Figures figures,
        long[] studentsIn,
        long[] studentsOut,
        List<String> loginsIn,
        List<String> loginsOut) {}

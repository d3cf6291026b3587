package org.rollcall.safety;

/**
 * Who leaves and who joins what was made from one class or the like and stays, its parts taken together.
 *
 * @param school CDS code
 * @param name of its first part
 */
public record GroupTurnover(
        String school,
        String name,
        int studentsBefore,
        int studentsIn,
        int studentsOut,
        int loginsBefore,
        int loginsOut) {}

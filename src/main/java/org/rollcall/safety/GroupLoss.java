package org.rollcall.safety;

/**
 * Who leaves what was made from one class or the like, its parts taken together.
 *
 * @param school CDS code
 * @param name of its first part
 */
public record GroupLoss(String school, String name, int studentsBefore, int studentsOut) {}

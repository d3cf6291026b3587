package org.rollcall.ledger;

/**
 * One value that came damaged and was taken all the same, as a line of {@code damaged.csv}.
 *
 * @param line of the file on which the row begins, counted from 1 with the header as line 1
 * @param field the column the value stands in
 * @param damage what has happened to the value, without it
 * @param done what was done about it; blank when it was taken as it came
 * @param sourcedId by which the SIS finds the row
 */
public record Damage(
        String source, String file, long line, String field, String damage, String done, String sourcedId) {}

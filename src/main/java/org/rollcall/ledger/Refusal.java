package org.rollcall.ledger;

/**
 * One row that was not taken, as a line of {@code refused.csv}.
 *
 * @param file the file's name, or the collection's where the source has no files
 * @param line the line of the file on which the row begins, counted from 1 with the header as line 1; of a collection,
 *     the number of the record in the order received, counted from 1
 * @param field the column at fault, or blank when the whole row is
 * @param reason what is wrong with the value and what is expected; never a student's name, SSID or e-mail
 * @param sourcedId by which the SIS finds the row; blank when it has none that can be told
 */
public record Refusal(
        String source, String file, long line, String field, String rule, String reason, String sourcedId) {}

package org.rollcall.ledger;

/**
 * One row that was not taken, as a line of {@code refused.csv}.
 *
 * @param line the line of the file on which the row begins, counted from 1 with the header as line 1
 * @param field the column at fault, or blank when the whole row is
 * @param reason what is wrong with the value and what is expected; never a student's name, SSID or e-mail
 */
public record Refusal(String source, String file, long line, String field, String rule, String reason) {}

package org.rollcall.ledger;

/**
 * One value that an LEA's mapping does not know, as a line of {@code unmapped.csv}.
 *
 * @param mapping its word in the settings
 * @param column as the file calls it
 * @param value as it came, its first 100 characters
 * @param rows of the file that have it
 * @param firstLine the first of them
 */
public record UnmappedValue(
        String mapping, String source, String file, String column, String value, int rows, long firstLine) {}

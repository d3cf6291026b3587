package org.rollcall.ledger;

/**
 * Where rows come from, and under what they are booked.
 *
 * @param source the id of the source within its LEA
 * @param file the file's name inside its delivery, such as {@code users.csv}, or the collection's, such as {@code users}
 */
public record Origin(String source, String file) {}

package org.rollcall.cers;

/**
 * One file for CERS.
 *
 * @param rows data rows, the header not counted
 * @param bytes its size
 * @param sha256 of its bytes, lower-case hex
 * @param content the SHA-256 of what it says, whatever generation of quoting it is written in
 */
public record CersFile(String name, int groups, long rows, long bytes, String sha256, String content) {}

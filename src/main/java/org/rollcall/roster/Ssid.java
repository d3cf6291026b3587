package org.rollcall.roster;

import java.util.Arrays;

/**
 * What a user row says of the SSID, the ten-digit student number that CALPADS assigns.
 *
 * @param status whether there is one
 * @param number the number itself; 0 unless the status is {@code VALID}
 */
public record Ssid(Status status, long number) {

    /** How many digits it has. */
    public static final int LENGTH = 10;

    /** In place of a number, below all of them: what is not ten digits. */
    public static final long NO_NUMBER = -1;

    private static final Ssid[] NONE =
            Arrays.stream(Status.values()).map(status -> new Ssid(status, 0)).toArray(Ssid[]::new);

    /** Whether a student's SSID is known. */
    public enum Status {
        VALID,
        /** No candidate holds anything. */
        MISSING,
        /** Something is there, but not ten digits. */
        MALFORMED,
        /** One candidate, or two sources, have two different valid numbers. */
        CONFLICT,
        /** Another person has it in another source. */
        SHARED
    }

    /** No SSID. */
    public static final Ssid MISSING = new Ssid(Status.MISSING, 0);
    /** What is none. */
    public static final Ssid MALFORMED = new Ssid(Status.MALFORMED, 0);
    /** Two of them. */
    public static final Ssid CONFLICT = new Ssid(Status.CONFLICT, 0);
    /** One that is claimed for two people. */
    public static final Ssid SHARED = new Ssid(Status.SHARED, 0);

    /** All of it as one number: the SSID, or below zero why there is none. */
    long code() {
        return status == Status.VALID ? number : -1 - status.ordinal();
    }

    static Ssid ofCode(long code) {
        return code >= 0 ? valid(code) : NONE[(int) (-1 - code)];
    }

    static Ssid valid(long number) {
        return new Ssid(Status.VALID, number);
    }

    /** Whether it is known. */
    public boolean isKnown() {
        return status == Status.VALID;
    }

    /** Whether there is one, or more than one. */
    public boolean isSaid() {
        return status != Status.MISSING && status != Status.MALFORMED;
    }

    /** The ten digits of a number. */
    public static String text(long number) {
        String digits = Long.toString(number);
        return digits.length() == LENGTH ? digits : "0".repeat(LENGTH - digits.length()) + digits;
    }

    /**
     * The number that some bytes are; {@link #NO_NUMBER} when they are not ten digits. Two million rows of a set are checked
     * by it, with which the other {@code number} takes a third longer.
     */
    public static long number(byte[] text, int from, int to) {
        long number = 0;
        boolean digits = to - from == LENGTH;
        for (int i = from; i < to; i++) {
            digits &= text[i] >= '0' && text[i] <= '9';
            number = number * 10 + text[i] - '0';
        }
        return digits ? number : NO_NUMBER;
    }

    /** The number that some of a text's characters are; {@link #NO_NUMBER} when they are not ten digits. */
    static long number(CharSequence text, int from, int to) {
        long number = 0;
        boolean digits = to - from == LENGTH;
        for (int i = from; i < to; i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
            number = number * 10 + text.charAt(i) - '0';
        }
        return digits ? number : NO_NUMBER;
    }
}

package org.rollcall.lea;

/**
 * What becomes of a value that a mapping does not know.
 *
 * @param value what {@code DEFAULT} puts in its place; blank for the others
 */
public record UnmappedPolicy(Kind kind, String value) {

    /** The value stays as it came. */
    public static final UnmappedPolicy PASS = new UnmappedPolicy(Kind.PASS, "");

    /** The three answers to a value without a mapping. */
    public enum Kind {
        PASS,
        REFUSE,
        DEFAULT
    }

    @Override
    public String toString() {
        return value.isEmpty() ? SettingsReader.word(kind) : SettingsReader.word(kind) + " " + value;
    }
}

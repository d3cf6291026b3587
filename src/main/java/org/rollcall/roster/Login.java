package org.rollcall.roster;

import java.util.Locale;

/** The e-mail address a person signs in with; CERS compares it without regard to case. */
public final class Login {

    private static final int MAX_LENGTH = 255;
    /** Beside letters, digits and {@code _}, with which alone it begins. */
    private static final String IN_LOCAL_PART = "!#$%&'*+/=?^`{|}~.-";

    private static final boolean[] ALPHANUMERIC = new boolean[128];
    private static final boolean[] LOCAL = new boolean[128];

    static {
        for (char c = 0; c < ALPHANUMERIC.length; c++) {
            ALPHANUMERIC[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            LOCAL[c] = ALPHANUMERIC[c] || c == '_' || IN_LOCAL_PART.indexOf(c) >= 0;
        }
    }

    private Login() {}

    /**
     * The address in lower case, or null when it is not one: printable ASCII with one @, nothing the loader would take for
     * an escape, a spreadsheet for a formula, and a domain of two labels or more. Every user's is looked at, with which a
     * regular expression takes ten times as long.
     */
    public static String of(String email) {
        return isOne(Utf8.of(email)) ? email.toLowerCase(Locale.ROOT) : null;
    }

    /** Whether a text is such an address; half a million are only looked at, and never become a string. */
    static boolean isOne(Utf8 email) {
        int at = email.indexOf('@');
        return email.length() <= MAX_LENGTH && at > 0 && isLocalPart(email, at) && isDomain(email, at + 1);
    }

    private static boolean isLocalPart(Utf8 email, int end) {
        byte first = email.at(0);
        boolean local = first == '_' || is(ALPHANUMERIC, first);
        for (int i = 1; i < end; i++) {
            local &= is(LOCAL, email.at(i));
        }
        return local;
    }

    private static boolean isDomain(Utf8 email, int begin) {
        int label = begin;
        boolean labels = true;
        for (int i = begin; i < email.length(); i++) {
            byte c = email.at(i);
            if (c == '.') {
                labels &= i > label;
                label = i + 1;
            } else {
                labels &= c == '-' || is(ALPHANUMERIC, c);
            }
        }
        return labels && label > begin && label < email.length();
    }

    private static boolean is(boolean[] kind, byte c) {
        return c >= 0 && kind[c];
    }
}

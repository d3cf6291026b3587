package org.rollcall.lea;

import java.util.Collections;
import java.util.List;

/**
 * The accounts that TOMS has, without one of which nobody can sign in to CERS.
 *
 * @param file as the setting names it; blank when none is given, and logins are not held against it
 * @param logins e-mail addresses in lower case, ascending
 */
public record Toms(String file, List<String> logins, Unknown unknown) {

    /** Of an LEA that gives no export of TOMS's users. */
    public static final Toms NONE = new Toms("", List.of(), Unknown.KEEP);

    /** What becomes of a login that TOMS does not have. */
    public enum Unknown {
        KEEP,
        DROP
    }

    /** Whether logins are held against it. */
    public boolean isGiven() {
        return !file.isEmpty();
    }

    /** Whether TOMS has a login; it has all when nothing is known of it. */
    public boolean has(String login) {
        return !isGiven() || Collections.binarySearch(logins, login) >= 0;
    }
}

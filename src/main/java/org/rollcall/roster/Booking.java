package org.rollcall.roster;

import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.Warnings;

/** Where the rows of one entity are booked, and how those of one sourcedId are. */
record Booking(Account account, Refusals refusals, Warnings warnings, Repeats repeats) {

    /** Whether a row whose sourcedId was met before is merged whatever it says. */
    boolean firstCounts() {
        return repeats == Repeats.FIRST_COUNTS;
    }

    /** Merges a row into the one of its sourcedId that came before it. */
    void merge(boolean same) {
        account.merged(1);
        if (!same) {
            warnings.warn(account.file() + ": a record came twice with other content, since the server's pages moved"
                    + " while they were pulled; the first counts");
        }
    }
}

package org.rollcall.roster;

import java.util.List;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.Warnings;

/**
 * Where the rows of one file are booked, and how those of one sourcedId are.
 *
 * @param accounts those of all files of the entity so far; the last is the file's own
 */
record Booking(List<Account> accounts, Refusals refusals, Warnings warnings, Repeats repeats, Dialect dialect) {

    Booking {
        accounts = List.copyOf(accounts);
    }

    /** The number of the file among those of the entity. */
    int file() {
        return accounts.size() - 1;
    }

    Account account() {
        return accounts.get(file());
    }

    /** Where a row stands, for what is said of another: its line, and its file when that is another one. */
    String place(int file, long line) {
        return file == file()
                ? "line " + line
                : "line " + line + " of " + accounts.get(file).file();
    }

    /** Whether a row whose sourcedId was met before is merged whatever it says. */
    boolean firstCounts() {
        return repeats == Repeats.FIRST_COUNTS;
    }

    /** Merges a row into the one of its sourcedId that came before it. */
    void merge(boolean same) {
        account().merged(1);
        if (!same) {
            warnings.warn(account().file() + ": a record came twice with other content, since the server's pages moved"
                    + " while they were pulled; the first counts");
        }
    }
}

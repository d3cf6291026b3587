package org.rollcall.roster;

import java.util.List;
import java.util.Map;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.Warnings;

/**
 * Where the rows of one file are booked, and how those of one sourcedId are.
 *
 * @param entity whose rows the file has
 * @param file the number of the file among those of the entity
 * @param accounts those of all files of the entity, also of files opened later
 * @param dialects how each of these files calls things
 * @param leftOut the sourcedIds of rows that a rule of their file left out
 * @param mappings of values
 * @param wanted what else the LEA's group rules need
 * @param details what is kept beside the records
 */
record Booking(
        Entity entity,
        int file,
        List<Account> accounts,
        List<Dialect> dialects,
        Refusals refusals,
        Warnings warnings,
        Repeats repeats,
        Map<Entity, LongIndex> leftOut,
        SourceMappings mappings,
        Wanted wanted,
        Details details) {

    /** Nothing refers to an enrollment. */
    void leaveOut(String sourcedId) {
        if (entity == Entity.ENROLLMENTS) {
            return;
        }
        leftOut.computeIfAbsent(entity, e -> new LongIndex()).putIfAbsent(Fingerprint.of(sourcedId), 0);
    }

    boolean isLeftOut(Entity referred, String sourcedId) {
        LongIndex ids = leftOut.get(referred);
        return ids != null && ids.has(Fingerprint.of(sourcedId));
    }

    Dialect dialect() {
        return dialects.get(file);
    }

    Account account() {
        return accounts.get(file);
    }

    /** Where a row stands, for what is said of another: its line, and its file when that is another one. */
    String place(int other, long line) {
        return "line " + line
                + (other == file ? "" : " of " + accounts.get(other).file());
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

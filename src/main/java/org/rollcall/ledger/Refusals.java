package org.rollcall.ledger;

import java.util.ArrayList;
import java.util.List;

/** The refused rows of one run, in the order they were met. Not safe for several threads. */
public final class Refusals {

    /** A file with more refused rows than this is beyond mending row by row; its source fails. */
    public static final int MOST = 100_000;

    private final List<Refusal> refusals = new ArrayList<>();

    /** Keeps a refusal and counts it in its account. */
    public void refuse(Account account, long line, String field, String rule, String reason, String sourcedId) {
        refusals.add(new Refusal(account.source(), account.file(), line, field, rule, reason, sourcedId));
        account.refused(rule, 1);
    }

    /** Goes on with those of another source. */
    public void take(Refusals other) {
        refusals.addAll(other.refusals);
    }

    /** All refusals so far. */
    public List<Refusal> all() {
        return List.copyOf(refusals);
    }
}

package org.rollcall.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The accounts of one run, one for each source and file. Not safe for several threads. */
public final class Ledger {

    private final Map<Origin, Account> accounts = new LinkedHashMap<>();

    /** The account of a file of a source, opened when first asked for. */
    public Account account(String source, String file) {
        return accounts.computeIfAbsent(new Origin(source, file), key -> new Account(source, file));
    }

    /** The accounts of several files, in their order. */
    public List<Account> accounts(List<Origin> origins) {
        return origins.stream()
                .map(origin -> account(origin.source(), origin.file()))
                .toList();
    }

    /** Goes on with the accounts of another, whose files are of another source. */
    public void take(Ledger other) {
        accounts.putAll(other.accounts);
    }

    /** All figures, in the order the accounts were opened. */
    public List<Account.Entry> entries() {
        return accounts.values().stream().map(Account::entry).toList();
    }

    /**
     * Proves that no row vanished.
     *
     * @throws IllegalStateException naming the first file whose sums differ
     */
    public void requireBalance() {
        for (Account.Entry entry : entries()) {
            if (!entry.balanced()) {
                throw new IllegalStateException("The ledger does not balance for " + entry.file() + " of source "
                        + entry.source() + ": " + entry + ". This is a fault in Rollcall; nothing was published.");
            }
        }
    }
}

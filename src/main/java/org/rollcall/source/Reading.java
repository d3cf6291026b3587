package org.rollcall.source;

import org.rollcall.ledger.Damages;
import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.UnmappedValues;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Roster;

/** A roster with the books of its reading. Rows kept in the roster are not booked yet: the mapping says what became of them. */
public record Reading(
        Roster roster, Ledger ledger, Refusals refusals, Damages damages, UnmappedValues unmapped, Warnings warnings) {

    /** The books alone, before anything is read. */
    public static Reading begun() {
        return new Reading(null, new Ledger(), new Refusals(), new Damages(), new UnmappedValues(), new Warnings());
    }

    /** The same books, with what was read. */
    public Reading with(Roster read) {
        return new Reading(read, ledger, refusals, damages, unmapped, warnings);
    }
}

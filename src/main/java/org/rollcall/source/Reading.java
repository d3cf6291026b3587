package org.rollcall.source;

import org.rollcall.ledger.Ledger;
import org.rollcall.ledger.Refusals;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Roster;

/** A roster with the books of its reading. Rows kept in the roster are not booked yet: the mapping says what became of them. */
public record Reading(Roster roster, Ledger ledger, Refusals refusals, Warnings warnings) {}

/** The books: every row read is used, merged, filtered by a named rule or refused, and the sums are kept. */
package org.rollcall.ledger;

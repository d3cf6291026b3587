/** The formats rosters come in: each is checked when it lands and read into a {@link org.rollcall.roster.Roster}. */
package org.rollcall.source;

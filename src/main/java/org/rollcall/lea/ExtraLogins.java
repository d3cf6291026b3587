package org.rollcall.lea;

import java.time.LocalDate;
import java.util.List;

/**
 * Logins that no roster has.
 *
 * @param file as the setting names it; blank when there are none
 */
public record ExtraLogins(String file, List<Row> rows) {

    /** Of an LEA that has none. */
    public static final ExtraLogins NONE = new ExtraLogins("", List.of());

    /**
     * Somebody who sees groups; those of a whole LEA where nothing says less.
     *
     * @param line of the file
     * @param login an e-mail address in lower case
     * @param school CDS code or name of the school whose groups they are; blank for any
     * @param department whose classes the groups are made from; blank for any
     * @param teacher a staff member's sourcedId, local id or e-mail address, for whom they stand in; blank for nobody
     * @param from the first day; null for the first of all
     * @param until the last day; null for the last of all
     */
    public record Row(
            int line, String login, String school, String department, String teacher, LocalDate from, LocalDate until) {

        /** Whether it holds on a day. */
        public boolean holdsOn(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }
}

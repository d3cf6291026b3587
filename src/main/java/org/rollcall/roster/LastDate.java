package org.rollcall.roster;

import java.time.LocalDate;

/** Reads the dates of a column, in which many rows have the one of the row before them. */
final class LastDate {

    private String text = "";
    private LocalDate date;

    /** As {@link Values#date}. */
    LocalDate of(String value, String name) {
        if (value.isEmpty()) {
            return null; // and what came before it may come after it
        }
        if (!value.equals(text)) {
            date = Values.date(value, name);
            text = value;
        }
        return date;
    }
}

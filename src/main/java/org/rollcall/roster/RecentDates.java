package org.rollcall.roster;

import java.time.LocalDate;

/** Reads the dates of a column, of which there are few: most were met lately. */
final class RecentDates {

    private static final int MOST = 16;

    private final String[] texts = new String[MOST];
    private final LocalDate[] dates = new LocalDate[MOST];

    /** As {@link Values#date}. */
    LocalDate of(String value, String name) {
        int place = value.hashCode() & MOST - 1;
        if (!value.equals(texts[place])) {
            dates[place] = Values.date(value, name);
            texts[place] = value;
        }
        return dates[place];
    }
}

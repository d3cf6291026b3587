package org.rollcall.roster;

import java.util.function.Function;

/**
 * Reads the values of a column of which there are few, such as roles and dates: most were met lately, often as the very
 * string, and are not read again. Of one thread.
 *
 * @param <T> what they are read as
 */
final class Recent<T> {

    private static final int MOST = 16;

    private final Function<String, T> reader;
    private final String[] texts = new String[MOST];
    private final Object[] read = new Object[MOST];

    /** @param reader of a value without blanks around it; what it throws is thrown each time */
    Recent(Function<String, T> reader) {
        this.reader = reader;
    }

    /** What a row has in a column, read. */
    T of(Row row, int column) {
        String written = row.written(column);
        String text = written == null ? "" : written;
        int place = text.hashCode() & MOST - 1;
        if (!text.equals(texts[place])) {
            read[place] = reader.apply(text.strip());
            texts[place] = text;
        }
        @SuppressWarnings("unchecked") // the reader made it
        T of = (T) read[place];
        return of;
    }
}

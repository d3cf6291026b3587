package org.rollcall.spec;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.source.CsvFile;
import org.rollcall.source.CsvForm;
import org.rollcall.source.FixedWidthFile;
import org.rollcall.source.RowFile;

/**
 * How a file is written.
 *
 * @param form of a delimited file
 * @param fixed the columns of a fixed-width one; empty for a delimited one
 * @param skip lines of a fixed-width file before its first row
 * @param encoding of a file that is not UTF-8; null when none is set
 * @param dates the forms dates have
 * @param blanks words that mean a blank, in small letters
 * @param endExclusive whether an end date is the day after the last
 */
record Layout(
        CsvForm form,
        List<FixedWidthFile.Column> fixed,
        int skip,
        Charset encoding,
        List<DateForm> dates,
        Set<String> blanks,
        boolean endExclusive) {

    /** Whether the file itself names its columns, so that their names can be wrong. */
    boolean namesColumns() {
        return fixed.isEmpty() && form.columns().isEmpty();
    }

    /** How the file is written, for people. */
    String sentence() {
        if (!fixed.isEmpty()) {
            return "Columns stand at fixed places: "
                    + fixed.stream()
                            .map(column -> column.name() + " " + column.from() + "-" + column.to())
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        return "Delimiter: " + form.delimiterName() + (namesColumns() ? "" : "; no header row") + "; encoding: UTF-8"
                + (encoding == null ? "" : ", else " + encoding.name()) + ".";
    }

    /** The value, blank when it is a word that means a blank. */
    String plain(String value) {
        String plain = value == null ? "" : Blanks.trim(value);
        return blanks.contains(plain.toLowerCase(Locale.ROOT)) ? "" : plain;
    }

    RowFile file(String name, Charset charset) {
        return fixed.isEmpty() ? new CsvFile(name, charset, form) : new FixedWidthFile(name, charset, fixed, skip);
    }
}

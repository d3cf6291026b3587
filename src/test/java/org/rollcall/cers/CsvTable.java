package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One CSV file of a roster, before it is put into bytes. */
public record CsvTable(String file, List<String> columns, List<List<String>> rows) {

    public CsvTable withRowsShuffled(Random random) {
        List<List<String>> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, random);
        return new CsvTable(file, columns, shuffled);
    }

    public CsvTable withColumnsShuffled(Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        UnaryOperator<List<String>> reorder =
                row -> order.stream().map(row::get).toList();
        return new CsvTable(
                file, reorder.apply(columns), rows.stream().map(reorder).toList());
    }

    /** Every second row, on average, once more, somewhere below it. */
    public CsvTable withRowsRepeated(Random random) {
        List<List<String>> repeated = new ArrayList<>(rows);
        rows.stream().filter(row -> random.nextBoolean()).forEach(repeated::add);
        return new CsvTable(file, columns, repeated);
    }

    /** The file's text. */
    public String text(ZipForm form) {
        StringBuilder text = new StringBuilder(form.byteOrderMark() ? "\uFEFF" : "");
        line(columns, form, text);
        rows.forEach(row -> line(row, form, text));
        return text.toString();
    }

    private static void line(List<String> values, ZipForm form, StringBuilder text) {
        text.append(values.stream().map(value -> cell(value, form.quoteAll())).collect(Collectors.joining(",")))
                .append(form.lineEnd());
    }

    private static String cell(String value, boolean quoteAll) {
        boolean quoted = quoteAll || value.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        return quoted ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}

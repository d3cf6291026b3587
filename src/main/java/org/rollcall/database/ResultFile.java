package org.rollcall.database;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rollcall.source.SourceException;
import org.rollcall.spec.Nearest;

/**
 * Writes a query's rows as the file of the standard specification that they are: UTF-8, line ends LF, columns named and
 * ordered as the standard has them, whatever the case and order of the result's. NULL is a field of nothing, an empty text a
 * pair of quotes.
 */
final class ResultFile implements RowHandler, AutoCloseable {

    /** What many a SIS has for an end that is not set. */
    private static final String NEVER = "9999-12-31";

    private static final int STEP = 10_000;
    private static final int BUFFER = 1 << 16;

    private final Query query;
    private final Path path;
    private final LongConsumer progress;
    private final Set<String> notes = new HashSet<>();
    private CsvWriter writer;
    private int[] places;
    private boolean[] ends;
    private String[] record;
    private long rows;

    /** @param progress told how many rows have come, now and then */
    ResultFile(Query query, Path path, LongConsumer progress) {
        this.query = query;
        this.path = path;
        this.progress = progress;
    }

    @Override
    public void columns(List<ResultColumn> columns) throws IOException {
        List<String> fields = fields(query, columns, notes);
        places = fields.stream().mapToInt(field -> place(columns, field)).toArray();
        ends = new boolean[places.length];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = fields.get(i).equals("endDate");
        }
        record = new String[places.length];
        close();
        rows = 0;
        writer = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.EMPTY)
                .lineDelimiter(LineDelimiter.LF)
                .build(new BufferedWriter(
                        new OutputStreamWriter(Files.newOutputStream(path), StandardCharsets.UTF_8), BUFFER));
        writer.writeRecord(fields);
    }

    /**
     * The standard's fields that a result has, in the standard's order.
     *
     * @param notes takes what a person should know
     * @throws SourceException naming the first column that is missing, twice there, or no text
     */
    static List<String> fields(Query query, List<ResultColumn> columns, Set<String> notes) {
        List<String> fields = new ArrayList<>();
        List<String> strangers = columns.stream()
                .map(ResultColumn::name)
                .filter(name -> query.file().columns().stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        for (String field : query.file().fields()) {
            int place = place(columns, field);
            if (place < 0) {
                if (query.file().requiredFields().contains(field)) {
                    throw new SourceException(query.path() + " gives no column " + field + nearest(field, strangers)
                            + "; give the column it is in the name " + field + " with AS.");
                }
                continue;
            }
            ResultColumn column = columns.get(place);
            if (columns.stream()
                            .filter(other -> other.name().equalsIgnoreCase(field))
                            .count()
                    > 1) {
                throw new SourceException(query.path() + " gives two columns " + field + "; keep the right one.");
            }
            if (column.type() == ResultColumn.Type.BINARY) {
                throw new SourceException(query.path() + " gives the column " + field
                        + " as bytes and not as text; cast it in the query. If it was text before, ask the district what"
                        + " changed.");
            }
            fields.add(field);
        }
        strangers.forEach(name -> notes.add(query.path() + " gives a column " + name + ", which "
                + query.file().name()
                + " does not have; it is not read"
                + Nearest.to(name, absent(query, fields))
                        .map(near -> ". Is it " + near + "?")
                        .orElse("")));
        return fields;
    }

    private static List<String> absent(Query query, List<String> fields) {
        return query.file().fields().stream()
                .filter(field -> !fields.contains(field))
                .toList();
    }

    private static String nearest(String field, List<String> strangers) {
        Optional<String> near = Nearest.to(field, strangers);
        return near.map(name -> "; the nearest is " + name).orElse("");
    }

    private static int place(List<ResultColumn> columns, String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equalsIgnoreCase(field)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void row(String[] values) {
        for (int i = 0; i < places.length; i++) {
            String value = sound(values[places[i]]);
            record[i] = ends[i] && value != null && value.startsWith(NEVER) ? null : value;
        }
        writer.writeRecord(record);
        if (++rows % STEP == 0) {
            progress.accept(rows);
        }
    }

    /** With the replacement character, which the reading reports, for a zero and for half a surrogate pair, which no
     * text file can hold. */
    private static String sound(String value) {
        if (value == null) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == 0 || Character.isSurrogate(value.charAt(i))) {
                return value.codePoints()
                        .map(point -> point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE
                                ? 0xFFFD
                                : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return value;
    }

    /** How many rows have come. */
    long rows() {
        return rows;
    }

    /** What a person should know of the columns. */
    List<String> notes() {
        return notes.stream().sorted().toList();
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }
}

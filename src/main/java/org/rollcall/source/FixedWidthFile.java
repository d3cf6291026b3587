package org.rollcall.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/**
 * A file whose columns stand at fixed places of each line, counted in characters. Blanks at a line's end may be missing, so
 * that a line cut short shows by the values it lacks; blank lines are passed over.
 */
public final class FixedWidthFile implements RowFile {

    private final String name;
    private final Charset charset;
    private final List<Column> columns;
    private final int skip;

    /**
     * One column.
     *
     * @param from place of its first character, from 1
     * @param to place of its last character
     */
    public record Column(String name, int from, int to) {}

    /** @param skip lines before the first row */
    public FixedWidthFile(String name, Charset charset, List<Column> columns, int skip) {
        this.name = name;
        this.charset = charset;
        this.columns = List.copyOf(columns);
        this.skip = skip;
    }

    @Override
    public List<String> header(InputStream bytes) throws IOException {
        RosterText text = RosterText.open(bytes, name, charset);
        try (BufferedReader lines = new BufferedReader(text.reader())) {
            if (lines.readLine() == null) {
                throw empty();
            }
            return names();
        } catch (CharacterCodingException e) {
            throw text.fault(e, name, 0);
        }
    }

    private List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    private SourceException empty() {
        return new SourceException(name + " is empty: it has no rows. Export it again.");
    }

    @Override
    public void read(InputStream bytes, Rows rows) throws IOException {
        int[] places = rows.header(names());
        int width = 0;
        int end = 0;
        for (int i = 0; i < places.length; i++) {
            width = Math.max(width, places[i] + 1);
            end = Math.max(end, columns.get(i).to());
        }
        RosterText text = RosterText.open(bytes, name, charset);
        long number = 0;
        try (BufferedReader lines = new BufferedReader(text.reader())) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (number <= skip || line.isBlank()) {
                    continue;
                }
                if (line.indexOf(0) >= 0) {
                    throw new SourceException(
                            name + ", line " + number
                                    + ": is not text (it has zero bytes; perhaps the export ended early). Export the file again.");
                }
                rows.row(
                        number,
                        values(line, places, width),
                        Math.max(0, line.stripTrailing().length() - end));
            }
        } catch (CharacterCodingException e) {
            throw text.fault(e, name, number);
        }
        if (number == 0) {
            throw empty();
        }
    }

    private String[] values(String line, int[] places, int width) {
        String[] values = new String[width];
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                Column column = columns.get(i);
                int from = Math.min(column.from() - 1, line.length());
                values[places[i]] = line.substring(from, Math.max(from, Math.min(column.to(), line.length())));
            }
        }
        return values;
    }
}

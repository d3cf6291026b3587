package org.rollcall.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One delimited file (RFC 4180 unless its form says otherwise, any line ends), read once from front to back; only the
 * wanted columns become strings. Rows are held against the header here, since the parser would hold them against the
 * first row.
 */
public final class CsvFile implements RowFile {

    private static final int MAX_FIELD_CHARS = 1 << 20;
    /** So many hardly stand in the name of a column. */
    private static final int ROW_DELIMITERS = 3;
    /** What word processors make of straight quotes; to a parser they quote nothing. */
    private static final String TYPOGRAPHIC_QUOTES = "\u201C\u201D\u201E\u201F\u00AB\u00BB";

    private final String name;
    private final Charset charset;
    private final CsvForm form;

    CsvFile(String name, Charset charset) {
        this(name, charset, CsvForm.RFC_4180);
    }

    public CsvFile(String name, Charset charset, CsvForm form) {
        this.name = name;
        this.charset = charset;
        this.form = form;
    }

    @Override
    public List<String> header(InputStream bytes) throws IOException {
        Header header = new Header();
        read(bytes, header, true);
        return header.names;
    }

    @Override
    public void read(InputStream bytes, Rows rows) throws IOException {
        read(bytes, rows, false);
    }

    /** The same of a large file in the form of RFC 4180, which is parsed from the first row on that is not plain. */
    void readLarge(InputStream bytes, PlainRows.Taker rows) throws IOException {
        if (!charset.equals(StandardCharsets.UTF_8)) {
            read(bytes, rows, false);
            return;
        }
        PlainRows.Rest rest = new PlainRows(bytes, rows).read();
        if (rest != null && rest.names() == null) {
            read(rest.bytes(), rows, false);
        } else if (rest != null) {
            Handler handler = new Handler(name, form, rows);
            handler.goOn(rest);
            parse(RosterText.of(rest.bytes(), charset, rest.marked()), handler, false);
        }
    }

    private void read(InputStream bytes, Rows rows, boolean headerOnly) throws IOException {
        parse(RosterText.open(bytes, name, charset), new Handler(name, form, rows), headerOnly);
    }

    private void parse(RosterText text, Handler handler, boolean headerOnly) throws IOException {
        boolean any = handler.headerSeen;
        try (Reader reader = text.reader();
                CsvReader<Boolean> csv = CsvReader.builder()
                        .fieldSeparator(form.delimiter())
                        .quoteCharacter(form.quote())
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .maxBufferSize(MAX_FIELD_CHARS)
                        .build(handler, reader)) {
            csv.skipLines(form.skip());
            for (Boolean ignored : csv) {
                any = true;
                if (headerOnly) {
                    break;
                }
            }
        } catch (CsvParseException e) {
            throw parseFailure(e, text, handler);
        } catch (UncheckedIOException e) {
            throw ioFailure(e.getCause(), text, handler);
        } catch (CharacterCodingException e) {
            throw ioFailure(e, text, handler);
        }
        if (!any) {
            throw empty();
        }
        if (handler.lastShort && !text.endsWithLine() && !headerOnly) {
            throw new SourceException(name + " ends in the middle of a row, line " + handler.line
                    + ": it was cut short. Have it sent again.");
        }
    }

    private SourceException empty() {
        return new SourceException(name + " is empty: it has no "
                + (form.columns().isEmpty() ? "header row" : "rows") + ". Export it again.");
    }

    private IOException parseFailure(CsvParseException e, RosterText text, Handler handler) {
        if (e.getCause() instanceof IOException io) {
            return ioFailure(io, text, handler);
        }
        if (e.getCause() instanceof RuntimeException own && !(own instanceof CsvParseException)) {
            throw own;
        }
        String cause = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
        if (String.valueOf(cause).contains("buffer")) {
            throw new SourceException(
                    name + ", line " + handler.line + ": a field is longer than a million characters; a quote is"
                            + " probably not closed. Export the file again.",
                    e);
        }
        throw new SourceException(
                name + ", line " + handler.nextLine()
                        + " or after it: a quote is not closed, or something stands between"
                        + " a closing quote and the " + form.delimiterName()
                        + ". The rest of the file cannot be told apart; export it again.",
                e);
    }

    private IOException ioFailure(IOException e, RosterText text, Handler handler) {
        if (e instanceof EOFException) {
            throw empty(); // it ends within the lines to skip
        }
        return e instanceof CharacterCodingException coding ? text.fault(coding, name, Math.max(1, handler.taken)) : e;
    }

    private static final class Header implements Rows {

        private List<String> names = List.of();

        @Override
        public int[] header(List<String> names) {
            this.names = names;
            return new int[names.size()];
        }

        @Override
        public void row(long line, String[] values, int surplusFields) {
            // the header is all that is asked for
        }

        @Override
        public void damagedRow(long line, String rule, String reason) {
            // the header is all that is asked for
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final String file;
        private final CsvForm form;
        private final Rows rows;
        private final List<String> names = new ArrayList<>();
        private boolean headerSeen;
        private int[] places = new int[0];
        private int width;
        private String[] values;
        private RepeatedText[] repeats = new RepeatedText[0];
        private boolean typographic;
        private final PhysicalLines lines;

        private boolean lastShort;
        private long linesBefore;
        private long line;
        private long taken;

        Handler(String file, CsvForm form, Rows rows) {
            this.file = file;
            this.form = form;
            this.rows = rows;
            this.lines = new PhysicalLines(form.delimiter());
        }

        long nextLine() {
            return Math.max(1, line);
        }

        /** What is parsed is the rest of a file whose header has been taken. */
        void goOn(PlainRows.Rest rest) {
            linesBefore = rest.line() - 1;
            taken = rest.last();
            begin(rest.names());
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = linesBefore + startingLineNumber;
            typographic = false;
            if (!headerSeen && !form.columns().isEmpty()) {
                begin(form.columns());
            }
            values = headerSeen ? new String[width] : null;
            lines.begin(places.length);
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (!headerSeen) {
                names.add(new String(buffer, offset, length).strip());
                PhysicalLines.requireName(file, line, names.get(field), form.delimiter(), ROW_DELIMITERS);
                return;
            }
            lines.take(field, buffer, offset, offset + length, quoted);
            if (length > 0 && buffer[offset] > 0x7F) {
                typographic |= TYPOGRAPHIC_QUOTES.indexOf(buffer[offset]) >= 0;
            }
            if (field < places.length && places[field] >= 0) {
                values[places[field]] = length == 0 ? "" : text(places[field], buffer, offset, length);
            }
        }

        private String text(int place, char[] buffer, int offset, int length) {
            String value = repeats[place].text(buffer, offset, length);
            if (value == null) {
                throw new SourceException(file + ", line " + line
                        + ": is not text (it has zero bytes; perhaps the export ended early). Export the file again.");
            }
            return value;
        }

        @Override
        protected Boolean buildRecord() {
            if (getRecordType() == RecordType.EMPTY) {
                return null; // which the parser passes over
            }
            taken = line;
            int fields = getFieldCount();
            boolean swallowing = headerSeen && lines.end();
            lastShort = headerSeen && !swallowing && fields < places.length;
            if (!headerSeen) {
                begin(names);
            } else if (swallowing) {
                refuseLines();
            } else if (fields < places.length) {
                rows.damagedRow(line, "too-few-fields", RowFile.tooFew(fields, places.length, by()));
            } else if (fields > places.length && typographic) {
                rows.damagedRow(
                        line,
                        "typographic-quotes",
                        "has " + fields + " fields where " + by() + " has " + places.length
                                + ": typographic quotation marks do not hold a value together; use straight ones");
            } else {
                rows.row(line, values, fields - places.length);
            }
            return Boolean.TRUE;
        }

        private void refuseLines() {
            long last = line + lines.breaks();
            String reason = "runs together with others, lines " + line + " to " + last
                    + ", in one value: a quote is probably not closed; mend it and export the file again";
            for (long each = line; each <= last; each++) {
                rows.damagedRow(each, "unclosed-quote", reason);
            }
        }

        private String by() {
            return form.columns().isEmpty() ? "the header" : "the specification";
        }

        private void begin(List<String> columns) {
            headerSeen = true;
            places = rows.header(List.copyOf(columns));
            for (int place : places) {
                width = Math.max(width, place + 1);
            }
            repeats = new RepeatedText[width];
            Arrays.setAll(repeats, place -> new RepeatedText());
        }
    }
}

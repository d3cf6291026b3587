package org.rollcall.source;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One CSV file (RFC 4180, any line ends), read once from front to back; only the wanted columns become strings. Rows
 * are held against the header here, since the parser would hold them against the first row.
 */
final class CsvFile {

    private static final int MAX_FIELD_CHARS = 1 << 20;

    private final String name;
    private final Charset charset;

    CsvFile(String name, Charset charset) {
        this.name = name;
        this.charset = charset;
    }

    /** Takes the rows of a file. */
    interface Rows {

        /**
         * Takes the header.
         *
         * @return for each of its fields the place of its value in a row, or -1 for one that is not wanted
         */
        int[] header(List<String> names);

        /** Takes a row; a value is null where the file has no such column. The array is the callee's to keep. */
        void row(long line, String[] values, int surplusFields);

        /** Takes a row with fewer fields than the header. */
        void shortRow(long line, int fields, int expected);
    }

    /** Reads the header alone, to look at a file before it is taken. */
    List<String> header(InputStream bytes) throws IOException {
        Header header = new Header();
        read(bytes, header, true);
        return header.names;
    }

    /**
     * Reads the file.
     *
     * @throws SourceException when it has no header, a quote that is never closed, or bytes that are not text
     * @throws NotUtf8Exception when it is malformed UTF-8 and that is only assumed
     */
    void read(InputStream bytes, Rows rows) throws IOException {
        read(bytes, rows, false);
    }

    private void read(InputStream bytes, Rows rows, boolean headerOnly) throws IOException {
        Handler handler = new Handler(name, rows);
        RosterText text = RosterText.open(bytes, name, charset);
        try (Reader reader = text.reader();
                CsvReader<Boolean> csv = CsvReader.builder()
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .maxBufferSize(MAX_FIELD_CHARS)
                        .build(handler, reader)) {
            for (Boolean ignored : csv) {
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
        if (!handler.headerSeen) {
            throw new SourceException(name + " is empty: it has no header row. Export it again.");
        }
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
                        + " a closing quote and the comma. The rest of the file cannot be told apart; export it again.",
                e);
    }

    private IOException ioFailure(IOException e, RosterText text, Handler handler) {
        if (e instanceof CharacterCodingException) {
            if (!text.marked() && charset.equals(StandardCharsets.UTF_8)) {
                return new NotUtf8Exception(name, e);
            }
            throw new SourceException(
                    name + ", after line " + handler.line + ": the bytes are not "
                            + text.charset().name() + " text, "
                            + (text.marked() ? "which the byte order mark names" : "the encoding that applies")
                            + ". Export the file as UTF-8.",
                    e);
        }
        return e;
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
        public void shortRow(long line, int fields, int expected) {
            // the header is all that is asked for
        }
    }

    private static final class Handler extends AbstractBaseCsvCallbackHandler<Boolean> {

        private final String file;
        private final Rows rows;
        private final List<String> names = new ArrayList<>();
        private boolean headerSeen;
        private int[] places = new int[0];
        private int width;
        private String[] values;
        private long line;

        Handler(String file, Rows rows) {
            this.file = file;
            this.rows = rows;
        }

        long nextLine() {
            return Math.max(1, line);
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            values = headerSeen ? new String[width] : null;
        }

        @Override
        protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
            if (!headerSeen) {
                names.add(new String(buffer, offset, length).strip());
            } else if (field < places.length && places[field] >= 0) {
                values[places[field]] = length == 0 ? "" : text(buffer, offset, length);
            }
        }

        private String text(char[] buffer, int offset, int length) {
            String value = new String(buffer, offset, length);
            if (value.indexOf(0) >= 0) {
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
            if (!headerSeen) {
                headerSeen = true;
                places = rows.header(List.copyOf(names));
                for (int place : places) {
                    width = Math.max(width, place + 1);
                }
            } else if (getFieldCount() < places.length) {
                rows.shortRow(line, getFieldCount(), places.length);
            } else {
                rows.row(line, values, getFieldCount() - places.length);
            }
            return Boolean.TRUE;
        }
    }
}

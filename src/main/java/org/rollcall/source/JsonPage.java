package org.rollcall.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayInputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rollcall.source.BadPageException.Fault;

/**
 * One page of a collection as a OneRoster REST server sends it: an object whose key of the collection's name (its
 * envelope) holds the list of records; other keys may stand beside it. It is read as a stream, record after record,
 * and ends where the JSON does; a byte order mark is passed over. No more is in memory than one value.
 */
public final class JsonPage {

    private static final int LOOK = 4096;
    private static final String BLANKS = " \t\r\n";
    private static final int NAMES_SHOWN = 5;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(20_000_000)
                    .maxNameLength(100_000)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // they come from outside and may be any number
            .build();

    private final String collection;
    private final JsonParser json;
    private final Records records;
    private final List<String> otherNames = new ArrayList<>();
    private boolean found;
    private int rows;
    private long total = -1;

    private JsonPage(String collection, JsonParser json, Records records) {
        this.collection = collection;
        this.json = json;
        this.records = records;
    }

    /**
     * What a page holds.
     *
     * @param rows how many records
     * @param total what it says in a number {@code totalCount} beside them; -1 when it does not
     */
    public record Summary(int rows, long total) {}

    /** Takes the records of a page. */
    interface Records {

        /** Takes the record at whose beginning the parser stands, and leaves the parser at its end. */
        void record(JsonParser json) throws IOException;
    }

    /**
     * Goes through a page for the ids of its records. The stream is not closed.
     *
     * @param ids given each record's sourcedId without blanks around it; blank when it has none
     * @throws BadPageException when it is no whole page of the collection; ids may have been given until then
     * @throws IOException when the stream breaks
     */
    public static Summary scan(InputStream page, String collection, Consumer<String> ids) throws IOException {
        return read(page, collection, json -> ids.accept(sourcedId(json)));
    }

    /**
     * Reads a page. The stream is not closed.
     *
     * @throws BadPageException when it is no whole page of the collection; records may have been given until then
     * @throws IOException when the stream breaks
     */
    static Summary read(InputStream page, String collection, Records records) throws IOException {
        byte[] start = page.readNBytes(LOOK);
        int from = startsWithMark(start) ? 3 : 0;
        int at = from;
        while (at < start.length && BLANKS.indexOf(start[at]) >= 0) {
            at++;
        }
        if (at == start.length && at < LOOK) {
            throw new BadPageException(Fault.EMPTY, "is empty");
        }
        if (at < start.length && start[at] == '<') {
            throw new BadPageException(Fault.HTML, "is HTML, not JSON");
        }
        Counted bytes =
                new Counted(new SequenceInputStream(new ByteArrayInputStream(start, from, start.length - from), page));
        try (JsonParser json = JSON.createParser(bytes)) {
            try {
                return new JsonPage(collection, json, records).read();
            } catch (JsonProcessingException e) {
                boolean inside = !json.getParsingContext().inRoot();
                throw fault(e, inside && bytes.endsAt(json.currentLocation().getByteOffset()));
            }
        } catch (CharConversionException e) {
            throw new BadPageException(Fault.NOT_JSON, "is not JSON");
        }
    }

    private static boolean startsWithMark(byte[] start) {
        return start.length >= 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
    }

    /** The parser's own message quotes what it read, so nothing of it is kept. */
    private static BadPageException fault(JsonProcessingException e, boolean atEnd) {
        if (e instanceof StreamConstraintsException) {
            return new BadPageException(
                    Fault.NOT_JSON, "holds a value that is too long, or objects that are nested too deeply");
        }
        if (e instanceof JsonEOFException || atEnd) {
            return new BadPageException(Fault.TRUNCATED, "ends in the middle (the JSON is cut short)");
        }
        return new BadPageException(
                Fault.NOT_JSON, e.getOriginalMessage().startsWith("Invalid UTF-8") ? "is not UTF-8" : "is not JSON");
    }

    private Summary read() throws IOException {
        JsonToken root = json.nextToken();
        if (root == null) {
            throw new BadPageException(Fault.EMPTY, "is empty");
        }
        if (root != JsonToken.START_OBJECT) {
            throw new BadPageException(
                    Fault.ENVELOPE,
                    "is " + (root == JsonToken.START_ARRAY ? "a bare list" : "a bare value")
                            + ", not an object that has '" + collection + "'");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals(collection)) {
                readRecords(value);
            } else {
                note(name, value);
                json.skipChildren();
            }
        }
        if (goesOn()) {
            throw new BadPageException(Fault.NOT_JSON, "goes on where its JSON ends");
        }
        if (!found) {
            throw new BadPageException(
                    Fault.ENVELOPE,
                    "has no '" + collection + "'"
                            + (otherNames.isEmpty() ? "" : "; it has '" + String.join("', '", otherNames) + "'"));
        }
        return new Summary(rows, total);
    }

    private boolean goesOn() throws IOException {
        try {
            return json.nextToken() != null;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    private void note(String name, JsonToken value) throws IOException {
        if (otherNames.size() < NAMES_SHOWN && PLAIN_NAME.matcher(name).matches()) {
            otherNames.add(name);
        }
        if (name.equals("totalCount")
                && value == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() >= 0) {
            total = json.getLongValue();
        }
    }

    private void readRecords(JsonToken value) throws IOException {
        if (found) {
            throw new BadPageException(Fault.ENVELOPE, "has '" + collection + "' twice");
        }
        found = true;
        if (value != JsonToken.START_ARRAY) {
            throw new BadPageException(Fault.ENVELOPE, "has something other than a list as '" + collection + "'");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.isExpectedStartObjectToken()) {
                throw new BadPageException(
                        Fault.RECORD, "has something other than a record among its '" + collection + "'");
            }
            rows++;
            records.record(json);
        }
    }

    private static String sourcedId(JsonParser json) throws IOException {
        String id = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean wanted = json.currentName().equals("sourcedId");
            JsonToken value = json.nextToken();
            if (wanted && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                id = json.getText().strip();
            }
            json.skipChildren();
        }
        return id;
    }

    /** Knows where its bytes end, which tells JSON that is cut short from JSON that is wrong. */
    private static final class Counted extends FilterInputStream {

        private long count;
        private boolean ended;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            ended |= read < 0;
            count += Math.max(0, read);
            return read;
        }

        boolean endsAt(long offset) {
            return ended && offset == count;
        }
    }
}

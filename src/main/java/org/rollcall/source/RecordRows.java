package org.rollcall.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Column;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.Row;

/** Brings the records of one collection to the reader of its entity, each as the row it would be in CSV. */
final class RecordRows implements JsonPage.Records {

    private static final int STEP = 50_000;

    private final String collection;
    private final EntityReader<?> reader;
    private final Warnings warnings;
    private final ReadProgress progress;
    private final List<Column> columns;
    private final RecordKeys keys;
    private final String[] found;
    private final BitSet met = new BitSet();
    private Row.Fault fault;
    private long records;

    RecordRows(String collection, EntityReader<?> reader, Warnings warnings, ReadProgress progress) {
        this.collection = collection;
        this.reader = reader;
        this.warnings = warnings;
        this.progress = progress;
        this.columns = reader.columns();
        this.keys = new RecordKeys(columns);
        this.found = new String[keys.size()];
    }

    @Override
    public void record(JsonParser json) throws IOException {
        Arrays.fill(found, null);
        fault = null;
        JsonStreamContext record = json.getParsingContext();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_OBJECT && name.equals("metadata")) {
                readMetadata(json);
            } else {
                read(json, record, keys.key(name));
            }
        }
        reader.accept(new Row(++records, values(), fault));
        if (records % STEP == 0) {
            progress.rows(collection, records);
        }
    }

    private void readMetadata(JsonParser json) throws IOException {
        JsonStreamContext metadata = json.getParsingContext();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            RecordKeys.Key key = keys.metadata(json.currentName());
            json.nextToken();
            read(json, metadata, key);
        }
    }

    private void read(JsonParser json, JsonStreamContext around, RecordKeys.Key key) throws IOException {
        if (key == null) {
            json.skipChildren();
            return;
        }
        met.set(key.number());
        if (found[key.number()] != null) {
            fault(key, "stands twice in the record; which one counts cannot be told");
        }
        found[key.number()] = "";
        try {
            found[key.number()] = key.form().read(json);
        } catch (MisfitException e) {
            fault(key, e.getMessage());
            while (json.getParsingContext() != around) {
                json.nextToken();
            }
        }
    }

    private void fault(RecordKeys.Key key, String reason) {
        if (fault == null && (key.column() < reader.ownColumns() || key.isOfRoles())) {
            String column = key.isOfRoles() ? "role" : columns.get(key.column()).name();
            fault = new Row.Fault(column, "bad-value", reason);
        }
    }

    private String[] values() {
        String[] values = new String[columns.size()];
        for (int column = 0; column < values.length; column++) {
            for (RecordKeys.Key key : keys.of(column)) {
                String value = key.value(column, found[key.number()]);
                if (value != null && (values[column] == null || values[column].isBlank())) {
                    values[column] = value;
                }
            }
        }
        return values;
    }

    /**
     * Ends the collection.
     *
     * @throws SourceException when a required column was in none of its records
     */
    void end() {
        progress.rows(collection, records);
        if (records == 0) {
            warnings.warn(collection + " has no records; nothing is removed for that");
            return;
        }
        for (int column = 0; column < columns.size(); column++) {
            if (columns.get(column).required() && keys.of(column).stream().noneMatch(key -> met.get(key.number()))) {
                throw new SourceException(collection + ": no record has "
                        + RecordKeys.names(columns.get(column)).get(0)
                        + ", which is required. Ask the district to have its SIS send it.");
            }
        }
    }
}

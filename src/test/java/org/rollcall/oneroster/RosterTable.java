package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The rows of one collection in the order of the server. Thread safe; each change makes a new version. */
final class RosterTable {

    private final String name;
    private final List<Row> rows = new ArrayList<>();
    private long version;

    RosterTable(String name) {
        this.name = name;
    }

    synchronized void generate(String sourcedId, int number, IntFunction<Map<String, Object>> generator) {
        rows.add(new Row(sourcedId, number, generator));
    }

    synchronized void add(Map<String, Object> record) {
        rows.add(Row.of(record));
        version++;
    }

    synchronized void insertFirst(Map<String, Object> record) {
        rows.add(0, Row.of(record));
        version++;
    }

    synchronized void edit(String sourcedId, Consumer<Map<String, Object>> change) {
        int position = position(sourcedId);
        Map<String, Object> record = rows.get(position).read();
        change.accept(record);
        rows.set(position, Row.of(record));
        version++;
    }

    synchronized void remove(String sourcedId) {
        rows.remove(position(sourcedId));
        version++;
    }

    synchronized void clear() {
        rows.clear();
        version++;
    }

    private int position(String sourcedId) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).sourcedId().equals(sourcedId)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The table " + name + " has no row " + sourcedId + ".");
    }

    synchronized Map<String, Object> read(String sourcedId) {
        return rows.get(position(sourcedId)).read();
    }

    synchronized int size() {
        return rows.size();
    }

    synchronized Snapshot snapshot() {
        return new Snapshot(version, List.copyOf(rows));
    }

    synchronized long version() {
        return version;
    }

    /** The rows as they were at a version. */
    record Snapshot(long version, List<Row> rows) {}
}

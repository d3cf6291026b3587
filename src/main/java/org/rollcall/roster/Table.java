package org.rollcall.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of one entity, numbered in the order they were first met. A number stays taken when its row was refused or
 * filtered, so that a reference to it can say so.
 *
 * @param <T> what is kept of a row
 */
public final class Table<T> {

    /** What became of a row's own content. */
    public enum State {
        ACTIVE,
        /** Its source says that it is to be deleted. */
        DELETED,
        FILTERED,
        REFUSED
    }

    private final IdIndex ids = new IdIndex();
    private final ArrayList<T> rows = new ArrayList<>();
    private State[] states = new State[64];
    private int[] lines = new int[64];
    private char[] files = new char[64];
    private long[] fingerprints = new long[64];
    private final DetailRows details = new DetailRows();
    private final FurtherValues further = new FurtherValues();

    Table() {}

    /** Makes room for about so many rows. */
    void room(int about) {
        ids.room(about);
        rows.ensureCapacity(about);
        if (about > states.length) {
            states = Arrays.copyOf(states, about);
            lines = Arrays.copyOf(lines, about);
            files = Arrays.copyOf(files, about);
            fingerprints = Arrays.copyOf(fingerprints, about);
        }
    }

    private int add(String id, int file, long line, long fingerprint) {
        return added(ids.add(id), file, line, fingerprint);
    }

    /** Adds a row whose id is in one of its columns. */
    int add(Row row, int column, int file, long fingerprint) {
        int index = row.isBytes(column)
                ? ids.add(row.hash(column), row.bytes(), row.start(column), row.end(column))
                : ids.add(row.get(column));
        return added(index, file, row.line(), fingerprint);
    }

    private int added(int index, int file, long line, long fingerprint) {
        if (index == states.length) {
            states = Arrays.copyOf(states, index * 2);
            lines = Arrays.copyOf(lines, index * 2);
            files = Arrays.copyOf(files, index * 2);
        }
        rows.add(null);
        states[index] = State.REFUSED;
        lines[index] = (int) line;
        files[index] = (char) file;
        if (fingerprint != 0) {
            if (index >= fingerprints.length) {
                fingerprints = Arrays.copyOf(fingerprints, states.length);
            }
            fingerprints[index] = fingerprint;
        }
        return index;
    }

    /**
     * Adds a row of another table.
     *
     * @param file the number of its file among those of this table's rows
     * @return its number: that of a row of its id that is not active, where there is one
     */
    public int add(String id, int file, int line, T row) {
        int there = ids.find(id);
        int index = there >= 0 && states[there] != State.ACTIVE ? there : add(id, file, line, 0L);
        files[index] = (char) file;
        lines[index] = line;
        keep(index, row);
        return index;
    }

    /** Puts another row, or the first, in the place of a number. */
    public void keep(int index, T row) {
        rows.set(index, row);
        states[index] = State.ACTIVE;
    }

    /** Whether the row is active. */
    public boolean isActive(int index) {
        return states[index] == State.ACTIVE;
    }

    /** Leaves nothing of a row but its place. */
    public void drop(int index, State state) {
        rows.set(index, null);
        states[index] = state;
        details(index, null);
    }

    /** 0 for a row of which none was given. */
    long fingerprint(int index) {
        return index < fingerprints.length ? fingerprints[index] : 0;
    }

    /** No row can be repeated any more: what a repeated one is held against goes. */
    void readWhole() {
        fingerprints = new long[0];
        ids.trim();
    }

    /** How many numbers are taken. */
    public int size() {
        return ids.size();
    }

    /** The number of an id, or -1. */
    public int find(String id) {
        return ids.find(id);
    }

    /** Tells of an id that will be sought or added soon. */
    void expect(Row row, int column) {
        ids.touch(row.hash(column));
    }

    /** The number of the id that a row has in a column, or -1. */
    int find(Row row, int column) {
        return row.isBytes(column)
                ? ids.find(row.hash(column), row.bytes(), row.start(column), row.end(column))
                : ids.find(row.get(column));
    }

    /** The id (sourcedId) of a number. */
    public String id(int index) {
        return ids.get(index);
    }

    /** What is kept of a row; null unless it is active. */
    public T get(int index) {
        return rows.get(index);
    }

    /**
     * What the row has in the columns that {@link Details#columns} lists for its entity, in their order; null where
     * none are kept, which is at night, and unless the row is active.
     */
    public String[] details(int index) {
        return details.get(index);
    }

    /** Sets what the row has in these columns. */
    public void details(int index, String[] values) {
        details.set(index, values);
    }

    /** What the row has in a column that is {@link Wanted} besides its record; blank when there is nothing. */
    public String further(String column, int index) {
        return further.get(column, index);
    }

    /** Sets what the row has in such a column. */
    public void further(String column, int index, String text) {
        further.set(column, index, text);
    }

    /** The columns kept besides the records, by their names. */
    public List<String> furtherColumns() {
        return further.columns();
    }

    /** What became of the row. */
    public State state(int index) {
        return states[index];
    }

    /** The number of the row's file among {@link Roster#files(Entity)}. */
    public int file(int index) {
        return files[index];
    }

    /** The line of the file on which the row begins. */
    public int line(int index) {
        return lines[index];
    }
}

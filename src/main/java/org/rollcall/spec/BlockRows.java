package org.rollcall.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Warnings;

/** Makes of a file's rows those of one block: every field read, and what cannot be said by name. */
final class BlockRows {

    /** Takes the rows of a block. */
    interface Taker {

        /**
         * Takes a row.
         *
         * @param values one for each field of the kind
         * @param fault what is wrong with one of them; null when all are sound
         */
        void row(long line, String[] values, Fault fault);

        /** Takes note of a row that is too damaged to be one. */
        void refuse(long line, String rule, String reason);

        /** Takes note of a row that a rule leaves out. */
        void filter(String rule);

        /** The same, of a row that others may refer to. */
        default void leaveOut(String rule, String[] values) {
            filter(rule);
        }

        /** Takes note of damage in a value that is taken all the same. */
        void damage(long line, int field, String damage, String done, String id);
    }

    /**
     * A value that is none.
     *
     * @param field its place in the kind
     * @param found the value, or what it looks like where it may be a person's
     */
    record Fault(int field, String rule, String found, String reason) {

        String sentence() {
            return found.isEmpty() ? reason : "found '" + found + "', " + reason;
        }
    }

    /** Damage in a row whose id is still to be read. */
    private record Damaged(int field, String what, String done) {}

    private final SpecFile file;
    private final String name;
    private final Block block;
    private final Taker taker;
    private final Warnings warnings;
    private final boolean personal;
    private final FieldReader[] readers;
    private final boolean[] idle;
    private final boolean[] keys;
    private final List<Damaged> damages = new ArrayList<>();
    private final int key;
    private final int begin;
    private final int end;
    private int[][] places = new int[0][];
    private int field;
    private String[] values;
    private boolean shaped;
    private int keyless;

    BlockRows(SpecFile file, String name, Block block, Taker taker, Warnings warnings) {
        this.file = file;
        this.name = name;
        this.block = block;
        this.taker = taker;
        this.warnings = warnings;
        List<Field> fields = block.kind().fields();
        this.personal = file.isPersonal();
        this.readers =
                fields.stream().map(f -> new FieldReader(f, file.layout())).toArray(FieldReader[]::new);
        this.idle = new boolean[readers.length];
        this.keys = new boolean[readers.length];
        for (int i = 0; i < idle.length; i++) {
            idle[i] = block.kind().isIdle(fields.get(i));
            keys[i] = block.kind().key().contains(fields.get(i).name());
        }
        this.key = block.kind().place(ownKey(block.kind()));
        this.begin = place(fields, FieldType.DATE, "Date");
        this.end = place(fields, FieldType.LAST_DAY, "Date");
    }

    /** The field without which a wide row holds no row of the kind. */
    private static String ownKey(RowKind kind) {
        return kind.name().equals("section_staff") ? "staffId" : kind.key().get(0);
    }

    private static int place(List<Field> fields, FieldType type, String ending) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).type() == type && fields.get(i).name().endsWith(ending)) {
                return i;
            }
        }
        return -1;
    }

    boolean isMain() {
        return block == file.main();
    }

    /** The columns it asks for. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        block.cells().stream().filter(cell -> cell != null).forEach(cell -> columns.addAll(cell.columns()));
        return columns;
    }

    /** @param wanted the place of each column in a row */
    void bind(Map<String, Integer> wanted) {
        places = new int[block.cells().size()][];
        for (int i = 0; i < places.length; i++) {
            Cell cell = block.cells().get(i);
            places[i] = cell == null
                    ? new int[0]
                    : cell.columns().stream()
                            .mapToInt(column -> wanted.getOrDefault(column, -1))
                            .toArray();
        }
    }

    /** @param shifted whether a value may stand in another's place, so that it may be a person's */
    void row(long at, String[] row, boolean shifted) {
        shaped = personal || shifted;
        values = new String[readers.length];
        Arrays.fill(values, "");
        if (file.isWide() && !isMain() && file.layout().plain(written(key, row)).isEmpty()) {
            keyless++;
            taker.filter("blank-" + block.kind().fields().get(key).name());
            return;
        }
        Fault fault = null;
        for (int i = 0; i < readers.length; i++) {
            field = i;
            String written = written(i, row);
            try {
                values[i] = readers[i].read(written, this::damage);
            } catch (UnfitValueException e) {
                values[i] = i == key ? written : keys[i] ? Shape.of(written) : ""; // else it would be another row's id
                if (idle[i]) {
                    damage("found '" + shown(written) + "', " + e.getMessage(), "left blank");
                    continue;
                }
                String found = e.rule().equals("blank-required") ? "" : shown(written);
                fault = fault == null ? new Fault(i, e.rule(), found, e.getMessage()) : fault;
            }
        }
        damages.forEach(damage -> taker.damage(at, damage.field(), damage.what(), damage.done(), values[key]));
        damages.clear();
        taker.row(at, values, fault == null ? turned() : fault);
    }

    private String written(int i, String[] row) {
        Cell cell = block.cells().get(i);
        return cell == null ? "" : cell.value(row, places[i]);
    }

    private String shown(String written) {
        if (shaped) {
            return Shape.of(written);
        }
        boolean impersonal = file.exact() && !block.kind().isMembership();
        return impersonal ? Shape.plain(written) : Shape.masked(written); // columns may stand askew, and bring a name
    }

    /** The end before the beginning. */
    private Fault turned() {
        if (begin >= 0 && end >= 0 && !values[end].isEmpty() && values[end].compareTo(values[begin]) < 0) {
            return new Fault(end, "bad-value", "", "is before the " + block.shown(begin) + " of its row");
        }
        return null;
    }

    private void damage(String damage, String done) {
        damages.add(new Damaged(field, damage, done));
    }

    /** Leaves a row out by a rule; rows that refer to it are left out with it. */
    void leaveOut(String rule, String[] row) {
        values = new String[readers.length];
        Arrays.fill(values, "");
        for (String name : block.kind().key()) {
            int i = block.kind().place(name);
            try {
                values[i] = readers[i].read(written(i, row), Finding.NONE);
            } catch (UnfitValueException e) {
                taker.filter(rule);
                return;
            }
        }
        taker.leaveOut(rule, values);
    }

    void filter(String rule) {
        taker.filter(rule);
    }

    void refuse(long at, String rule, String reason) {
        taker.refuse(at, rule, reason);
    }

    /** @param seen the fields that were spoken of already */
    void end(Set<String> seen) {
        String blank = block.shown(key);
        if (seen.add(block.kind().name())) {
            warnings.warn(
                    name + ": a row has no " + blank + " and says nothing of "
                            + block.kind().name(),
                    keyless);
        }
    }
}

package org.rollcall.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusals;

/**
 * Takes the rows of one entity: each is kept, merged into an equal one, filtered or refused, and counted. Rows that
 * are kept are counted as used or filtered later, when it is known what became of them.
 *
 * @param <T> what is kept of a row
 */
public abstract class EntityReader<T> {

    static final int SOURCED_ID = 0;
    static final int STATUS = 1;
    static final Column SOURCED_ID_COLUMN = Column.required("sourcedId");
    static final Column STATUS_COLUMN = Column.optional("status");

    private final List<Column> columns;
    private final int own;
    private final int[] details;
    private final Map<String, Integer> further = new LinkedHashMap<>();
    private final Booking booking;
    private final RowMapping mapping;
    /** Of the thread that takes rows; of enrollments, of the one that prepares them. */
    private final Recent<Boolean> deleted = new Recent<>(Values::isDeleted);

    /** @param own the columns that the record is made of */
    EntityReader(List<Column> own, Booking booking) {
        this(booking.entity().collection(), own, booking);
    }

    EntityReader(String collection, List<Column> own, Booking booking) {
        List<Column> all = new ArrayList<>(own);
        this.details = booking.details().places(booking.entity(), all);
        for (Column column : booking.wanted().columns(booking.entity())) {
            List<String> names = all.stream().map(Column::name).toList();
            int there = names.indexOf(column.name());
            further.put(column.name(), there < 0 ? all.size() : there);
            if (there < 0) {
                all.add(column);
            }
        }
        this.columns = List.copyOf(all);
        this.own = own.size();
        this.booking = booking;
        this.mapping = RowMapping.of(collection, columns, this.own, booking);
    }

    /** The columns wanted, in the order rows must give them. */
    public final List<Column> columns() {
        return columns;
    }

    /** How many of the columns, from the first, the record is made of: a fault in another is none of the row. */
    public final int ownColumns() {
        return own;
    }

    /** What a row has in the columns kept beside its record; null when none are. */
    final String[] details(Row row) {
        if (details == null) {
            return null;
        }
        String[] values = new String[details.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = details[i] < 0 ? "" : row.get(details[i]);
        }
        return values;
    }

    /**
     * Told among the first rows of a large file of about how many there will be, for whoever would have to make room again
     * and again: a large table that grows is copied, and the collector copies it once more.
     */
    public void expectRows(int about) {}

    /** Works out what can be known of a row before its turn, on whatever thread has made it. */
    public void prepare(Row row) {
        row.fingerprint(own);
    }

    /** Told of a row that will come soon, for whoever gains by knowing. */
    public void expect(Row row) {}

    /** Takes one row, also one with a fault in its form: its id is then known to rows that refer to it. */
    public final void accept(Row row) {
        account().read();
        try {
            take(
                    mapping == null
                            ? row
                            : mapping.map(
                                    row, !isPersonal() && !booking.dialect().isPersonal()));
        } catch (RefusedRowException e) {
            refuse(row.line(), e.field(booking.dialect()), e.rule(), e.reason(!isPersonal()), row.get(SOURCED_ID));
        } catch (FilteredRowException e) {
            account().filtered(e.getMessage(), 1);
        }
    }

    /** Refuses a row that is too damaged to be one, such as one with fewer fields than the header. */
    public final void refuse(long line, String rule, String reason) {
        account().read();
        refuse(line, "", rule, reason, "");
    }

    /** Leaves a row out by a rule of its file. */
    public final void filter(String rule) {
        account().read();
        account().filtered(rule, 1);
    }

    /** Leaves a row out by a rule of its file, and with it those that refer to it. */
    public final void filter(String rule, String sourcedId) {
        filter(rule);
        booking.leaveOut(sourcedId);
    }

    abstract void take(Row row);

    /** Whether the entity has personal columns, one of which may stand where another is looked for. */
    boolean isPersonal() {
        return false;
    }

    /** Whether no value is mapped, so that rows are taken as they are. */
    final boolean isUnmapped() {
        return mapping == null;
    }

    final Account account() {
        return booking.account();
    }

    final Booking booking() {
        return booking;
    }

    final void refuse(long line, String field, String rule, String reason, String sourcedId) {
        refuse(account(), line, field, rule, reason, sourcedId);
    }

    private void refuse(Account account, long line, String field, String rule, String reason, String sourcedId) {
        booking.refusals().refuse(account, line, field, rule, reason, sourcedId);
        if (account.rowsAtFault() > Refusals.MOST) {
            throw new RosterException(account.file() + ": more than 100,000 rows are refused; the last on line " + line
                    + (field.isEmpty() ? "" : ", field " + field) + " (" + rule
                    + "). The file as a whole is at fault; ask for a new export.");
        }
    }

    /** Puts a row under its id; when the id is taken, it is merged, or refused, as {@link Repeats} says. */
    final void store(Table<T> table, Row row) {
        requireSourcedId(row);
        long fingerprint = row.fingerprint(own);
        int there = table.find(row, SOURCED_ID);
        if (there >= 0) {
            repeated(table, there, row, fingerprint);
            return;
        }
        int index = table.add(row, SOURCED_ID, booking.file(), fingerprint);
        if (isDeleted(row)) {
            table.drop(index, Table.State.DELETED);
            account().filtered("tobedeleted", 1);
            return;
        }
        row.requireSound();
        try {
            table.keep(index, parse(row));
            kept(index, row);
            table.details(index, details(row));
            further.forEach((column, place) -> table.further(column, index, further(column, row.get(place))));
        } catch (FilteredRowException e) {
            table.drop(index, Table.State.FILTERED);
            throw e;
        }
    }

    abstract T parse(Row row);

    /** What is kept of the value of a further column. */
    String further(String column, String value) {
        return value;
    }

    /** Keeps what of a row is kept besides. */
    void kept(int index, Row row) {}

    /** A row without an id can be filtered or merged by no rule, so its faults come first. */
    static void requireSourcedId(Row row) {
        if (row.isBlank(SOURCED_ID)) {
            row.requireSound();
            Values.required(row, SOURCED_ID, "sourcedId");
        }
    }

    private void repeated(Table<T> table, int there, Row row, long fingerprint) {
        boolean same = table.fingerprint(there) == fingerprint;
        if (same || booking.firstCounts()) {
            booking.merge(same);
            return;
        }
        if (table.state(there) == Table.State.ACTIVE) {
            table.drop(there, Table.State.REFUSED);
            refuseEarlier(table.file(there), table.line(there), row);
        }
        if (table.state(there) == Table.State.DELETED) {
            table.drop(there, Table.State.REFUSED); // whichever of the two came first
        }
        throw conflict(table.file(there), table.line(there));
    }

    /** Refuses a row that was taken before another with its sourcedId came, which says something else. */
    final void refuseEarlier(int file, long line, Row later) {
        Dialect dialect = booking.dialects().get(file);
        String place = "line " + later.line()
                + (file == booking.file() ? "" : " of " + account().file());
        refuse(
                booking.accounts().get(file),
                line,
                dialect.column("sourcedId"),
                "conflicting-duplicate",
                conflict(place, dialect),
                later.get(SOURCED_ID));
    }

    /** Why a row is refused that says something else than one with its sourcedId before it. */
    final RefusedRowException conflict(int otherFile, long otherLine) {
        return new RefusedRowException(
                "sourcedId", "conflicting-duplicate", conflict(booking.place(otherFile, otherLine), booking.dialect()));
    }

    private static String conflict(String other, Dialect dialect) {
        return other + " has the same " + dialect.key() + " with other content; neither row is taken";
    }

    final boolean isDeleted(Row row) {
        return deleted.of(row, STATUS);
    }

    /**
     * The number of the row a reference points to; -1 when it is blank and the file need not give it.
     */
    final int referenceIfGiven(Table<?> table, Row row, int column, String field, Entity entity) {
        boolean given = row.reference(column, table) >= 0
                || !row.isBlank(column)
                || booking.dialect().demands(field);
        return given ? reference(table, row, column, field, entity) : -1;
    }

    /** The number of the row a reference points to, which must not be blank. */
    final int reference(Table<?> table, Row row, int column, String field, Entity entity) {
        int index = row.reference(column, table);
        return index >= 0 && table.isActive(index)
                ? index
                : reference(table, Values.required(row, column, field), field, entity);
    }

    /** The number of the row a reference points to. */
    final int reference(Table<?> table, String id, String field, Entity entity) {
        int index = table.find(id);
        String rows = booking.dialect().referred(field, entity);
        if (index < 0 && booking.isLeftOut(entity, id)) {
            throw new FilteredRowException("refers-to-filtered-" + rows);
        }
        if (index < 0) {
            throw new RefusedRowException(
                    field,
                    "dangling-reference",
                    "no row of " + rows + " has the " + booking.dialect().referredKey(field) + " it names");
        }
        switch (table.state(index)) {
            case DELETED:
            case FILTERED:
                throw new FilteredRowException("refers-to-filtered-" + rows);
            case REFUSED:
                throw new RefusedRowException(
                        field,
                        Account.CONSEQUENCE + rows,
                        "the row of " + rows + " it names, line " + table.line(index) + ", is refused; mend that one");
            default:
                return index;
        }
    }
}

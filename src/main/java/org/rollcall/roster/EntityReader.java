package org.rollcall.roster;

import java.util.List;
import java.util.Set;
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

    private static final Set<String> ACTIVE = Set.of("", "active");
    private static final Set<String> DELETED = Set.of("tobedeleted", "inactive");

    private final List<Column> columns;
    private final Account account;
    private final Refusals refusals;

    EntityReader(List<Column> columns, Account account, Refusals refusals) {
        this.columns = columns;
        this.account = account;
        this.refusals = refusals;
    }

    /** The columns wanted, in the order rows must give them. */
    public final List<Column> columns() {
        return columns;
    }

    /** Takes one row. */
    public final void accept(Row row) {
        account.read();
        try {
            take(row);
        } catch (RefusedRowException e) {
            refuse(row.line(), e.field(), e.rule(), e.reason(!isPersonal()));
        } catch (FilteredRowException e) {
            account.filtered(e.getMessage(), 1);
        }
    }

    /** Refuses a row that is too damaged to be one, such as one with fewer fields than the header. */
    public final void refuse(long line, String rule, String reason) {
        account.read();
        refuse(line, "", rule, reason);
    }

    abstract void take(Row row);

    /** Whether the entity has personal columns, one of which may stand where another is looked for. */
    boolean isPersonal() {
        return false;
    }

    final Account account() {
        return account;
    }

    final void refuse(long line, String field, String rule, String reason) {
        refusals.refuse(account, line, field, rule, reason);
        if (account.rowsAtFault() > Refusals.MOST) {
            throw new RosterException(account.file() + ": more than 100,000 rows are refused; the last on line " + line
                    + (field.isEmpty() ? "" : ", field " + field) + " (" + rule
                    + "). The file as a whole is at fault; ask for a new export.");
        }
    }

    /** Puts a row under its id: refuses it when the id is taken by other content, merges it when by the same. */
    final void store(Table<T> table, Row row) {
        String id = Values.required(row, SOURCED_ID, "sourcedId");
        long fingerprint = Fingerprint.of(row.values());
        int there = table.find(id);
        if (there >= 0) {
            repeated(table, there, row, fingerprint);
            return;
        }
        int index = table.add(id, row.line(), fingerprint);
        if (isDeleted(row)) {
            table.drop(index, Table.State.FILTERED);
            account.filtered("tobedeleted", 1);
            return;
        }
        try {
            table.keep(index, parse(row));
        } catch (FilteredRowException e) {
            table.drop(index, Table.State.FILTERED);
            throw e;
        }
    }

    abstract T parse(Row row);

    private void repeated(Table<T> table, int there, Row row, long fingerprint) {
        if (table.fingerprint(there) == fingerprint) {
            account.merged(1);
            return;
        }
        if (table.state(there) == Table.State.ACTIVE) {
            table.drop(there, Table.State.REFUSED);
            refuse(table.line(there), "sourcedId", "conflicting-duplicate", conflict(row.line()));
        }
        throw new RefusedRowException("sourcedId", "conflicting-duplicate", conflict(table.line(there)));
    }

    static String conflict(long otherLine) {
        return "line " + otherLine + " has the same sourcedId with other content; neither row is taken";
    }

    static boolean isDeleted(Row row) {
        String status = row.get(STATUS);
        if (ACTIVE.contains(status)) {
            return false;
        }
        if (DELETED.contains(status)) {
            return true;
        }
        throw new RefusedRowException("status", "bad-value", status, "is none of active, inactive, tobedeleted");
    }

    /** The number of the row a reference points to. */
    static int reference(Table<?> table, String id, String field, Entity entity) {
        int index = table.find(id);
        if (index < 0) {
            throw new RefusedRowException(
                    field, "dangling-reference", "no row of " + entity.collection() + " has the sourcedId it names");
        }
        switch (table.state(index)) {
            case FILTERED:
                throw new FilteredRowException("refers-to-filtered-" + entity.collection());
            case REFUSED:
                throw new RefusedRowException(
                        field,
                        Account.CONSEQUENCE + entity.collection(),
                        "the row of " + entity.collection() + " it names, line " + table.line(index)
                                + ", is refused; mend that one");
            default:
                return index;
        }
    }
}

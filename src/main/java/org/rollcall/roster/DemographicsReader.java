package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;

/** Reads demographics: they are kept among the details of their users, or nowhere. */
final class DemographicsReader extends EntityReader<Void> {

    private static final int FIRST = 2;

    private final Table<User> users;

    DemographicsReader(Table<User> users, Booking booking) {
        super("demographics", demographics(), booking);
        this.users = users;
    }

    private static List<Column> demographics() {
        List<Column> columns = new ArrayList<>(List.of(Column.required("sourcedId", "userSourcedId"), STATUS_COLUMN));
        for (String name : Details.demographics()) {
            columns.add(name.equals("birthDate") ? Column.optional(name, "birthdate") : Column.optional(name));
        }
        return columns;
    }

    @Override
    boolean isPersonal() {
        return true;
    }

    @Override
    void take(Row row) {
        if (isDeleted(row)) {
            throw new FilteredRowException("tobedeleted");
        }
        requireSourcedId(row);
        int user = reference(users, row, SOURCED_ID, "sourcedId", Entity.USERS);
        String[] details = users.details(user);
        int place = Details.place(Entity.USERS, Details.demographics().get(0));
        for (int i = FIRST; i < columns().size(); i++) {
            details[place + i - FIRST] = row.get(i);
        }
        account().used(1);
    }

    @Override
    Void parse(Row row) {
        throw new UnsupportedOperationException("demographics are not kept in a table");
    }
}

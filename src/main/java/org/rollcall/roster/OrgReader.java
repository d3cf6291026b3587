package org.rollcall.roster;

import java.util.List;
import java.util.Set;

/** Reads orgs. */
final class OrgReader extends EntityReader<Org> {

    private static final int NAME = 2;
    private static final int TYPE = 3;
    private static final int IDENTIFIER = 4;
    private static final Set<String> TYPES = Set.of("department", "school", "district", "local", "state", "national");

    private final Table<Org> orgs;

    OrgReader(Table<Org> orgs, Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("name"),
                        Column.required("type"),
                        Column.optional("identifier")),
                booking);
        this.orgs = orgs;
    }

    @Override
    void take(Row row) {
        store(orgs, row);
    }

    @Override
    Org parse(Row row) {
        return new Org(
                Values.required(row, NAME, "name"),
                Values.oneOf(Values.required(row, TYPE, "type"), "type", TYPES),
                row.get(IDENTIFIER));
    }
}

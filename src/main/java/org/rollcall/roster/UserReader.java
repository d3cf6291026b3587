package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.lea.Vocabulary;

/** Reads users. */
final class UserReader extends EntityReader<User> {

    private static final int ENABLED_USER = 2;
    private static final int ROLE = 3;
    private static final int GIVEN_NAME = 4;
    private static final int FAMILY_NAME = 5;
    private static final int PREFERRED_GIVEN_NAME = 6;
    private static final int PREFERRED_FAMILY_NAME = 7;
    private static final int EMAIL = 8;
    private static final int IDENTIFIER = 9;
    private static final int USERNAME = 10;

    private final Table<User> users;
    private final SsidFinder ssids;
    private final PersonKeys keys;
    private final int[] places;
    private final boolean rolesApart;

    UserReader(
            Table<User> users,
            PersonKeys keys,
            ReadingRules rules,
            SsidFinder ssids,
            boolean rolesApart,
            Booking booking) {
        super(columns(rules.ssid(), rolesApart), booking);
        this.users = users;
        this.keys = keys;
        this.ssids = ssids;
        List<String> names = columns().stream().map(Column::name).toList();
        this.places = rules.ssid().stream()
                .mapToInt(candidate -> names.indexOf(candidate.column()))
                .toArray();
        this.rolesApart = rolesApart;
    }

    private static List<Column> columns(List<SsidCandidate> candidates, boolean rolesApart) {
        List<Column> columns = new ArrayList<>(List.of(
                SOURCED_ID_COLUMN,
                STATUS_COLUMN,
                Column.optional("enabledUser"),
                rolesApart ? Column.optional("role") : Column.required("role"),
                Column.required("givenName"),
                Column.required("familyName"),
                Column.optional("preferredGivenName", "prefferedGivenName"),
                Column.optional("preferredFamilyName"),
                Column.optional("email"),
                Column.optional("identifier"),
                Column.optional("username")));
        for (SsidCandidate candidate : candidates) {
            String name = candidate.column();
            if (columns.stream().noneMatch(column -> column.name().equals(name))) {
                columns.add(name.equals("userIds") ? Column.optional(name, "userId") : Column.optional(name));
            }
        }
        return List.copyOf(columns);
    }

    /** The text of each candidate. */
    private String[] candidates(Row row) {
        String[] values = new String[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.get(places[i]);
        }
        return values;
    }

    @Override
    public void expectRows(int about) {
        users.room(about);
        keys.room(about);
    }

    @Override
    public void expect(Row row) {
        users.expect(row, SOURCED_ID);
    }

    @Override
    void take(Row row) {
        store(users, row);
    }

    @Override
    boolean isPersonal() {
        return true;
    }

    @Override
    User parse(Row row) {
        String role = rolesApart ? row.get(ROLE) : Values.required(row, ROLE, "role");
        if (!role.isEmpty()) {
            Values.oneOf(role, "role", Vocabulary.ROLES);
        }
        Boolean enabled = Values.bool(row.get(ENABLED_USER), "enabledUser", null);
        boolean student = role.equals("student");
        Ssid ssid = role.isEmpty() || student ? ssids.find(candidates(row)) : Ssid.MISSING;
        long person = PersonName.of(row.get(FAMILY_NAME), row.get(GIVEN_NAME));
        if (student && ssid.status() == Ssid.Status.VALID) {
            return new User(ssid, person, "student", null, null, null, enabled);
        }
        return new User(
                ssid,
                person,
                role.intern(),
                first(row.get(PREFERRED_GIVEN_NAME), row.get(GIVEN_NAME)),
                first(row.get(PREFERRED_FAMILY_NAME), row.get(FAMILY_NAME)),
                row.get(EMAIL),
                enabled);
    }

    @Override
    void kept(int user, Row row) {
        String login = Login.of(row.get(EMAIL));
        keys.put(
                user,
                row.hash(row.isBlank(IDENTIFIER) ? SOURCED_ID : IDENTIFIER),
                login == null ? "" : login,
                row.get(USERNAME));
    }

    private static String first(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}

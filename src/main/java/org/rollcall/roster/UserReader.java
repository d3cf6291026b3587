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
    private static final SsidFinder.Found NO_SSID = new SsidFinder.Found(Ssid.MISSING, List.of());

    private final Table<User> users;
    private final SsidFinder ssids;
    private final PersonKeys keys;
    private final int[] places;
    private final RecentNames names = new RecentNames();
    private final Recent<String> roles;
    private final Recent<Boolean> enabled = new Recent<>(text -> Values.bool(text, "enabledUser", null));

    /**
     * What is kept of a row.
     *
     * @param others places that have another SSID than the one that counts
     */
    private record Kept(User user, List<SsidCandidate> others, long identifier, long email, long username) {}

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
        List<String> columns = columns().stream().map(Column::name).toList();
        this.places = rules.ssid().stream()
                .mapToInt(candidate -> columns.indexOf(candidate.column()))
                .toArray();
        this.roles = new Recent<>(text -> role(text, rolesApart));
    }

    private static String role(String text, boolean rolesApart) {
        return rolesApart && text.isEmpty()
                ? text
                : Values.oneOf(Values.required(text, "role"), "role", Vocabulary.ROLES)
                        .intern();
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
    private CharSequence[] candidates(Row row) {
        CharSequence[] values = new CharSequence[places.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.characters(places[i]);
        }
        return values;
    }

    @Override
    public void expectRows(int about) {
        users.room(about);
        keys.room(about);
    }

    @Override
    public void prepare(Row row) {
        super.prepare(row);
        if (isUnmapped()) {
            row.workOut(this::keep);
        }
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
        Kept kept = row.outcome(this::keep);
        kept.others.forEach(other -> booking()
                .warnings()
                .warn("A user has another valid SSID at " + other
                        + " than at a place that comes before it; the first counts"));
        return kept.user;
    }

    private Kept keep(Row row) {
        String role = roles.of(row, ROLE);
        boolean student = role.equals("student");
        SsidFinder.Found found = role.isEmpty() || student ? ssids.find(candidates(row)) : NO_SSID;
        long person = names.of(row.utf8(FAMILY_NAME), row.utf8(GIVEN_NAME));
        boolean known = student && found.ssid().isKnown();
        User user = new User(
                found.ssid(),
                person,
                role,
                known ? null : first(row.get(PREFERRED_GIVEN_NAME), row.get(GIVEN_NAME)),
                known ? null : first(row.get(PREFERRED_FAMILY_NAME), row.get(FAMILY_NAME)),
                known ? null : row.get(EMAIL),
                enabled.of(row, ENABLED_USER));
        Utf8 email = row.utf8(EMAIL);
        return new Kept(
                user,
                found.others(),
                row.hash(row.isBlank(IDENTIFIER) ? SOURCED_ID : IDENTIFIER),
                Login.isOne(email) ? PersonKeys.folded(email) : 0,
                PersonKeys.folded(row.utf8(USERNAME)));
    }

    @Override
    void kept(int user, Row row) {
        Kept kept = row.outcome(this::keep);
        keys.put(user, kept.identifier, kept.email, kept.username);
    }

    private static String first(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}

package org.rollcall.roster;

import java.util.List;
import java.util.Set;
import org.rollcall.lea.Vocabulary;

/** Reads the roles of OneRoster 1.2. */
final class RoleReader extends EntityReader<UserRole> {

    private static final int USER = 2;
    private static final int ROLE_TYPE = 3;
    private static final int ROLE = 4;
    private static final Set<String> TYPES = Set.of("primary", "secondary");

    private final Table<UserRole> roles;
    private final Table<User> users;

    RoleReader(Table<UserRole> roles, Table<User> users, Booking booking) {
        super(
                List.of(
                        SOURCED_ID_COLUMN,
                        STATUS_COLUMN,
                        Column.required("userSourcedId"),
                        Column.required("roleType"),
                        Column.required("role")),
                booking);
        this.roles = roles;
        this.users = users;
    }

    @Override
    void take(Row row) {
        store(roles, row);
    }

    @Override
    UserRole parse(Row row) {
        int user = reference(users, row, USER, "userSourcedId", Entity.USERS);
        String role = Values.oneOf(Values.required(row, ROLE, "role"), "role", Vocabulary.ROLES);
        String type = Values.oneOf(Values.required(row, ROLE_TYPE, "roleType"), "roleType", TYPES);
        return new UserRole(user, role.intern(), type.equals("primary"));
    }
}

package org.rollcall.roster;

/**
 * What a row of OneRoster 1.2's roles says.
 *
 * @param user number in the users table
 */
record UserRole(int user, String role, boolean primary) {

    /** Gives the user the role: that of a primary row, else of the first. */
    void giveTo(Table<User> users) {
        User known = users.get(user);
        if (known.role().isEmpty() || primary) {
            users.keep(user, known.withRole(role));
        }
    }
}

package org.rollcall.roster;

import java.util.Arrays;
import java.util.List;

/**
 * A user's role in an org, as OneRoster 1.2 has it. In {@link Details} all of a user's stand in one value, a line each,
 * with tabs between their parts.
 *
 * @param type {@code primary} or {@code secondary}
 * @param org the org's sourcedId
 */
public record RoleDetail(String type, String role, String org, String beginDate, String endDate) {

    private static final int PARTS = 5;

    /** Those that a value of {@link Details} holds. */
    public static List<RoleDetail> list(String value) {
        return value.lines()
                .map(line -> line.split("\t", -1))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new RoleDetail(parts[0], parts[1], parts[2], parts[3], parts[4]))
                .toList();
    }

    /** The role that such a value names first: that of the first primary one, else of the first. */
    public static String main(String value) {
        List<RoleDetail> all = list(value);
        return all.stream()
                .filter(role -> role.type().equals("primary") && !role.role().isEmpty())
                .findFirst()
                .or(() -> all.stream().filter(role -> !role.role().isEmpty()).findFirst())
                .map(RoleDetail::role)
                .orElse("");
    }

    RoleDetail in(String other) {
        return new RoleDetail(type, role, other, beginDate, endDate);
    }

    /** Adds what a row of roles has to what is kept of its user. */
    static void add(Table<User> users, int user, String[] details) {
        String[] ofUser = users.details(user);
        if (details != null && ofUser != null) {
            int place = Details.place(Entity.USERS, Details.ROLES);
            String role = String.join(
                    "\t", Arrays.stream(details).map(RoleDetail::flat).toList());
            ofUser[place] = ofUser[place].isEmpty() ? role : ofUser[place] + "\n" + role;
        }
    }

    private static String flat(String part) {
        return part.replaceAll("[\t\r\n]", " ");
    }

    @Override
    public String toString() {
        return String.join("\t", flat(type), flat(role), flat(org), flat(beginDate), flat(endDate));
    }
}

package org.rollcall.oneroster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.lea.Vocabulary;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Details;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.RoleDetail;
import org.rollcall.roster.Roster;
import org.rollcall.roster.User;

/**
 * Who is what in which org; one role of a user in an org is the primary one. Where a source names no role with its org, as
 * before 1.2, the user's role is had in each of the user's orgs, else in the schools of the user's classes, else in the
 * district.
 */
final class RoleFile implements DataFile {

    private static final String PRIMARY = "primary";
    private static final String ADMINISTRATOR = "administrator";

    /** A role to be written. */
    private record Role(int user, String type, String role, int org, String beginDate, String endDate) {

        String key() {
            return String.join(" ", role, beginDate, endDate);
        }

        Role as(String other) {
            return new Role(user, other, role, org, beginDate, endDate);
        }
    }

    private final Roster roster;
    private final Rows<User> users;
    private final References refer;
    private final Warnings notes;
    private final List<Role> roles = new ArrayList<>();
    private final Map<Integer, Set<Integer>> schools = new HashMap<>();
    private final Map<Integer, String> parts = new HashMap<>();
    private final Map<Integer, Set<Integer>> orgs = new HashMap<>();
    private final String[] ids;
    private final Integer[] order;

    RoleFile(Roster roster, References refer, Warnings notes) {
        this.roster = roster;
        this.users = refer.users();
        this.refer = refer;
        this.notes = notes;
        lookIntoClasses();
        for (int index : users.indexes()) {
            add(index);
        }
        String[] raw = roles.stream()
                .map(role -> users.id(role.user()) + "@" + refer.orgs().id(role.org()) + "@" + role.role()
                        + (role.beginDate().isEmpty() ? "" : "@" + role.beginDate()))
                .toArray(String[]::new);
        this.ids = SourcedIds.of(raw, i -> roles.get(i).key());
        this.order = Rows.order(ids);
    }

    /** The schools of the classes of those who have no org of their own, and what they are there. */
    private void lookIntoClasses() {
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            if (!enrollments.dropped(e) && isAstray(enrollments.user(e))) {
                int user = enrollments.user(e);
                schools.computeIfAbsent(user, u -> new TreeSet<>())
                        .add(roster.classes().get(enrollments.rosterClass(e)).school());
                String part =
                        switch (enrollments.role(e)) {
                            case STUDENT -> "student";
                            case TEACHER -> "teacher";
                            case OTHER -> "";
                        };
                parts.merge(user, part, (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
    }

    private boolean isAstray(int user) {
        return users.get(user).role().isEmpty()
                || users.whole(user, Details.ROLES).isEmpty() && ownOrgs(user).isEmpty();
    }

    private Set<Integer> ownOrgs(int user) {
        Set<Integer> own = new TreeSet<>();
        Cells.items(users.detail(user, "orgSourcedIds"))
                .map(refer.orgs()::find)
                .filter(org -> org >= 0)
                .forEach(own::add);
        int primary = refer.orgs().find(users.detail(user, "primaryOrgSourcedId"));
        if (primary >= 0) {
            own.add(primary);
        }
        return own;
    }

    private void add(int user) {
        List<Role> named = named(user);
        String main = users.get(user).role();
        String role = main.isEmpty() ? parts.getOrDefault(user, "") : main;
        if (named.isEmpty() && role.isEmpty()) {
            notes.warn("roles.csv: a user has no role and no part in a class, and gets none");
            return;
        }
        if (named.isEmpty()) {
            for (int org : whereabouts(user)) {
                named.add(role(user, PRIMARY, role, org, "", ""));
            }
        }
        int primary = refer.orgs().find(users.detail(user, "primaryOrgSourcedId"));
        if (primary >= 0 && !role.isEmpty() && named.stream().noneMatch(r -> r.org() == primary)) {
            named.add(role(user, PRIMARY, role, primary, "", ""));
        }
        onePrimary(named);
    }

    private List<Role> named(int user) {
        List<Role> named = new ArrayList<>();
        for (RoleDetail detail : RoleDetail.list(users.whole(user, Details.ROLES))) {
            int org = refer.orgs().find(Cells.text(detail.org()));
            if (org < 0) {
                notes.warn("roles.csv: a role names no org and is left out");
            } else if (!isKnown(detail.role())) {
                notes.warn("roles.csv: a role is none that the standard knows and is left out");
            } else {
                named.add(role(
                        user,
                        detail.type(),
                        detail.role(),
                        org,
                        Cells.date(detail.beginDate()),
                        Cells.date(detail.endDate())));
            }
        }
        return named;
    }

    private static boolean isKnown(String role) {
        return Vocabulary.ROLES.contains(role) || Cells.extension(role);
    }

    private Role role(int user, String type, String role, int org, String beginDate, String endDate) {
        if (!role.equals(ADMINISTRATOR)) {
            return new Role(user, type, role, org, beginDate, endDate);
        }
        notes.warn(
                "roles.csv: an administrator is, as 1.2 tells them apart, the district's or the site's by the kind of org");
        boolean site =
                Set.of("school", "department").contains(refer.orgs().get(org).type());
        return new Role(user, type, site ? "siteAdministrator" : "districtAdministrator", org, beginDate, endDate);
    }

    private Set<Integer> whereabouts(int user) {
        Set<Integer> own = ownOrgs(user);
        if (!own.isEmpty()) {
            return own;
        }
        if (schools.containsKey(user)) {
            notes.warn("roles.csv: a user names no org and has the role in the schools of the classes");
            return schools.get(user);
        }
        if (refer.home() < 0) {
            return Set.of();
        }
        notes.warn("roles.csv: a user names no org and is in no class, and has the role in the district");
        return Set.of(refer.home());
    }

    private void onePrimary(List<Role> named) {
        Map<Integer, List<Role>> byOrg = named.stream().collect(Collectors.groupingBy(Role::org));
        byOrg.forEach((org, ofOrg) -> {
            ofOrg.sort(Comparator.comparing((Role role) -> !role.type().equals(PRIMARY))
                    .thenComparing(Role::key));
            Set<String> written = new HashSet<>();
            for (Role role : ofOrg) {
                if (written.add(role.key())) {
                    roles.add(role.as(written.size() == 1 ? PRIMARY : "secondary"));
                }
            }
            orgs.computeIfAbsent(ofOrg.get(0).user(), user -> new HashSet<>()).add(org);
        });
    }

    /** Whether a user has a role in an org. */
    boolean has(int user, int org) {
        return orgs.getOrDefault(user, Set.of()).contains(org);
    }

    @Override
    public String name() {
        return "roles";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "userSourcedId", "roleType", "role", "beginDate", "endDate", "orgSourcedId", "userProfileSourcedId");
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public String[] row(int number) {
        Role role = roles.get(order[number]);
        return DataFile.row(
                ids[order[number]],
                users.id(role.user()),
                role.type(),
                role.role(),
                role.beginDate(),
                role.endDate(),
                refer.orgs().id(role.org()),
                "");
    }
}

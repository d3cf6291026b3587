package org.rollcall.cers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.lea.GroupRule;
import org.rollcall.lea.StudentList;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/**
 * Picks the students of a saved list. What it says of a student is an SSID where one has it, else a sourcedId, else the
 * local id of one student.
 */
final class ListPicks implements Picks {

    private static final List<Integer> NOBODY = List.of();

    private final Roster roster;
    private final int number;
    private final GroupRule rule;
    private final Map<Integer, List<StudentList.Row>> picked = new HashMap<>();
    private final Map<StudentList.Row, List<Integer>> found = new HashMap<>();

    /** @param number the rule's among the LEA's */
    ListPicks(Roster roster, int number, GroupRule rule) {
        this.roster = roster;
        this.number = number;
        this.rule = rule;
        Map<String, List<Integer>> bySsid = new HashMap<>();
        Map<Long, List<Integer>> byIdentifier = new HashMap<>();
        students().forEach(row -> {
            bySsid.put(row.student(), new ArrayList<>());
            byIdentifier.put(PersonKeys.of(row.student()), new ArrayList<>());
        });
        for (int u = 0; u < roster.users().size(); u++) {
            if (!isStudent(u)) {
                continue;
            }
            Ssid ssid = roster.users().get(u).ssid();
            if (ssid.isKnown()) {
                bySsid.getOrDefault(Ssid.text(ssid.number()), new ArrayList<>()).add(u);
            }
            byIdentifier
                    .getOrDefault(roster.personKeys().identifier(u), new ArrayList<>())
                    .add(u);
        }
        students().forEach(row -> {
            List<Integer> users = bySsid.get(row.student());
            if (users.isEmpty()) {
                users = other(row.student(), byIdentifier.get(PersonKeys.of(row.student())));
            }
            found.put(row, users);
            users.stream().filter(u -> Picks.hasGrade(roster, rule, u)).forEach(u -> picked.computeIfAbsent(
                            u, k -> new ArrayList<>())
                    .add(row));
        });
    }

    private List<Integer> other(String id, List<Integer> byIdentifier) {
        int user = roster.users().find(id);
        if (user >= 0 && isStudent(user)) {
            return List.of(user);
        }
        return byIdentifier.size() == 1 ? byIdentifier : NOBODY;
    }

    private boolean isStudent(int u) {
        User user = roster.users().get(u);
        return user != null && (user.isStudent() || user.ssid().isKnown());
    }

    private List<StudentList.Row> students() {
        return rule.list().rows().stream()
                .filter(row -> !row.student().isEmpty())
                .toList();
    }

    @Override
    public List<String> words(int user, String school) {
        return picked.getOrDefault(user, List.of()).stream()
                .filter(row -> row.school().isEmpty() || row.school().equals(school))
                .map(StudentList.Row::group)
                .distinct()
                .toList();
    }

    @Override
    public boolean has(int user) {
        return picked.containsKey(user);
    }

    @Override
    public String rule() {
        return "not-in-list";
    }

    /** Where the list stands, for reports. */
    String setting() {
        return "groups[" + number + "].list";
    }

    String file() {
        return rule.list().file();
    }

    /** The rows of students, each with the users it means; none when it means nobody. */
    Map<StudentList.Row, List<Integer>> found() {
        return found;
    }
}

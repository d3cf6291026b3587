package org.rollcall.safety;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.Parallel;
import org.rollcall.publish.PublishedGroup;

/** Holds the groups of one school that are in force against those that tonight's roster makes. */
final class Comparison {

    /** What one group or several are made from. */
    private record Made(String school, int schoolYear, String key, int part) {

        static Made from(StudentGroup group) {
            return new Made(group.school(), group.schoolYear(), group.origin().key(), group.part());
        }

        static Made from(PublishedGroup group) {
            return new Made(group.school(), group.schoolYear(), group.key(), group.part());
        }

        Made whole() {
            return new Made(school, schoolYear, key, 0);
        }
    }

    /** Parts of what is made from one thing, as far as their members differ, before and now. */
    private record Whole(String school, String name, Crowd before, Crowd now) {}

    /** The groups of one school, in force and tonight. */
    private record School(String cds, Map<GroupName, PublishedGroup> before, List<StudentGroup> now) {

        static School of(String cds) {
            return new School(cds, new TreeMap<>(), new ArrayList<>());
        }
    }

    /** What a school's groups come to. */
    private record Compared(SchoolChange school, List<GroupChange> groups, List<GroupTurnover> turnover) {}

    private final InForce before;
    private final Map<GroupName, PublishedGroup> there;
    private final Map<GroupName, StudentGroup> now = new TreeMap<>();
    private final Set<GroupName> carried;
    private final Scope scope = new Scope();
    private final List<GroupChange> changes = new ArrayList<>();
    private final Map<Made, Integer> sizes = new HashMap<>();
    private final Map<Made, Whole> wholes = new HashMap<>();

    /** @param carried of all schools */
    private Comparison(InForce before, School school, Set<GroupName> carried) {
        this.before = before;
        this.there = school.before();
        this.carried = carried;
        school.now().forEach(group -> now.put(GroupName.of(group), group));
    }

    /** As {@link Changes#of}. */
    static Changes changes(InForce before, List<StudentGroup> groups, Gone gone) {
        Map<String, School> schools = new TreeMap<>();
        before.groups().forEach((name, group) -> schools.computeIfAbsent(group.school(), School::of)
                .before()
                .put(name, group));
        groups.forEach(group ->
                schools.computeIfAbsent(group.school(), School::of).now().add(group));
        Set<GroupName> carried =
                gone.carried().stream().map(PublishedGroup::groupName).collect(Collectors.toSet());
        Scope lea = new Scope();
        List<Compared> all =
                Parallel.each(List.copyOf(schools.values()), school -> new Comparison(before, school, carried)
                        .compare(school.cds(), lea));
        return new Changes(
                lea.figures(),
                all.stream().map(Compared::school).toList(),
                all.stream().flatMap(school -> school.groups().stream()).toList(),
                all.stream().flatMap(school -> school.turnover().stream()).toList(),
                before.altered());
    }

    private Compared compare(String cds, Scope lea) {
        Map<Made, Deque<PublishedGroup>> missing = missing();
        now.forEach((name, group) -> {
            Members are = Members.of(group);
            scope.now(are);
            PublishedGroup same = there.get(name);
            PublishedGroup old = same != null
                    ? same
                    : missing.getOrDefault(Made.from(group), new ArrayDeque<>()).poll();
            if (old == null) {
                add(GroupChange.Kind.ADDED, null, Members.NONE, group, are);
                return;
            }
            Members were = before.members(same != null ? name : old.groupName());
            add(same != null ? GroupChange.Kind.MEMBERS : GroupChange.Kind.RENAMED, old, were, group, are);
            Made made = Made.from(group).whole();
            sizes.merge(made, were.ssids().length, Integer::sum);
            if (!were.areThose(are)) {
                Whole whole = wholes.computeIfAbsent(
                        made, key -> new Whole(group.school(), group.name(), new Crowd(), new Crowd()));
                whole.before().add(were);
                whole.now().add(are);
            }
        });
        missing.values().stream()
                .flatMap(Deque::stream)
                .forEach(group ->
                        add(GroupChange.Kind.EMPTIED, group, before.members(group.groupName()), null, Members.NONE));
        changes.sort(Comparator.comparing(GroupChange::name));
        lea.add(scope);
        return new Compared(scope.change(cds), List.copyOf(changes), turnover());
    }

    /** Counts the groups in force, and finds those that are not made tonight nor carried. */
    private Map<Made, Deque<PublishedGroup>> missing() {
        Map<Made, Deque<PublishedGroup>> missing = new HashMap<>();
        there.forEach((name, group) -> {
            Members members = before.members(name);
            scope.before(members);
            if (carried.contains(name)) {
                scope.carried();
                scope.now(members);
            }
            if (!carried.contains(name) && !now.containsKey(name)) {
                missing.computeIfAbsent(Made.from(group), made -> new ArrayDeque<>())
                        .add(group);
            }
        });
        return missing;
    }

    /**
     * @param old the group in force; null when there is none
     * @param were its members
     * @param group tonight's; null when there is none
     * @param are its members
     */
    private void add(GroupChange.Kind kind, PublishedGroup old, Members were, StudentGroup group, Members are) {
        boolean stays = old != null && group != null;
        Members in = stays ? are.without(were) : Members.NONE;
        Members out = stays ? were.without(are) : Members.NONE;
        String school = group == null ? old.school() : group.school();
        GroupChange change = new GroupChange(
                kind,
                school,
                group == null ? old.name() : group.name(),
                kind == GroupChange.Kind.RENAMED ? old.name() : "",
                stays && !old.subject().equals(group.subject().code()) ? old.subject() : "",
                group == null ? old.key() : group.origin().key(),
                were.ssids().length,
                are.ssids().length,
                in.ssids(),
                out.ssids(),
                in.logins(),
                out.logins());
        if (kind != GroupChange.Kind.MEMBERS || !change.isNothing()) {
            changes.add(change);
            scope.count(kind);
        }
    }

    private List<GroupTurnover> turnover() {
        List<GroupTurnover> turnover = new ArrayList<>();
        wholes.forEach((made, whole) -> {
            Members out = whole.before().without(whole.now());
            turnover.add(new GroupTurnover(
                    whole.school(),
                    whole.name(),
                    sizes.get(made),
                    whole.now().without(whole.before()).ssids().length,
                    out.ssids().length,
                    whole.before().logins(),
                    out.logins().size()));
        });
        turnover.sort(Comparator.comparing(GroupTurnover::name));
        return List.copyOf(turnover);
    }
}

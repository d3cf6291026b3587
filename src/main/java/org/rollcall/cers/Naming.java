package org.rollcall.cers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.rollcall.lea.GroupRule;
import org.rollcall.lea.NamePart;

/**
 * Names the groups of one school, whatever rules make them. A name is the rule's title; groups whose names CERS would take
 * for one get the first part that tells them apart (class code, period, term, subject, at last their own id), whatever
 * order they come in. A group that had an ending keeps it, so only those that come to it get one.
 */
final class Naming {

    private final List<GroupRule> rules;
    private final NameValues values;
    private final Earlier earlier;
    private final int schoolYear;
    private final List<Function<Draft, String>> telling;

    Naming(List<GroupRule> rules, NameValues values, Earlier earlier, int schoolYear) {
        this.rules = rules;
        this.values = values;
        this.earlier = earlier;
        this.schoolYear = schoolYear;
        this.telling = List.of(
                draft -> values.of(draft, NamePart.CLASS_CODE),
                draft -> values.of(draft, NamePart.PERIOD),
                draft -> values.of(draft, NamePart.TERM),
                draft -> draft.subject().code());
    }

    /** What a group is called before anything has to tell it from others. */
    String title(Draft draft) {
        String title = GroupNames.clean(rules.get(draft.rule()).name().render(part -> values.of(draft, part)));
        if (title.isEmpty()) {
            return GroupNames.clean((draft.key().startsWith(GroupOrigin.SECTION) ? "Class " : "Group ") + draft.tail());
        }
        return GroupNames.isNull(title) ? "(" + title + ")" : title;
    }

    /**
     * Gives groups the endings with which all their names are unique under {@link NameFold}.
     *
     * @param ofSchool all of one school
     */
    void name(List<NamedDraft> ofSchool) {
        List<NamedDraft> all = new ArrayList<>(ofSchool);
        all.sort(Comparator.comparing((NamedDraft one) -> one.draft().tail())
                .thenComparing(one -> one.draft().key())
                .thenComparing(one -> one.draft().subject())
                .thenComparing(NamedDraft::title));
        for (NamedDraft one : all) {
            Draft draft = one.draft();
            String before = earlier.ending(
                    draft.school(), draft.key(), one.title(), draft.subject().code());
            if (before != null) {
                one.keep(before);
            }
        }
        alike(all, one -> List.of(one.named(""))).forEach(this::distinguish);
        Set<NamedDraft> clashing = clashing(all, 0);
        clashing.forEach(one -> one.end(ending(one.draft().tail())));
        int round = 2;
        while (!clashing.isEmpty()) {
            clashing = clashing(all, 1);
            for (NamedDraft one : clashing) {
                one.end(ending(one.draft().tail(), " ~" + round++));
            }
        }
    }

    /** Sets of groups of which any two have names that fold to one, each in order. */
    private static List<List<NamedDraft>> alike(List<NamedDraft> ordered, Function<NamedDraft, List<String>> names) {
        Map<String, NamedDraft> first = new HashMap<>();
        Map<String, Set<NamedDraft>> shared = new TreeMap<>();
        for (NamedDraft one : ordered) {
            for (String name : names.apply(one)) {
                String key = NameFold.fold(name);
                NamedDraft other = first.putIfAbsent(key, one);
                if (other != null) {
                    shared.computeIfAbsent(key, k -> new LinkedHashSet<>(List.of(other)))
                            .add(one);
                }
            }
        }
        return shared.values().stream()
                .filter(sharing -> sharing.size() > 1)
                .map(List::copyOf)
                .toList();
    }

    private void distinguish(List<NamedDraft> alike) {
        List<NamedDraft> newcomers = alike.stream().filter(one -> !one.isKept()).toList();
        for (Function<Draft, String> value : telling) {
            if (tells(value, newcomers, alike)) {
                newcomers.forEach(one -> one.end(ending(value.apply(one.draft()))));
                return;
            }
        }
        newcomers.forEach(one -> one.end(ending(one.draft().tail())));
    }

    /** Whether the value of each newcomer is there and nobody else's, and gives it a name that nobody has. */
    private static boolean tells(Function<Draft, String> value, List<NamedDraft> newcomers, List<NamedDraft> alike) {
        List<String> all = alike.stream()
                .map(one -> NameFold.fold(GroupNames.clean(value.apply(one.draft()))))
                .toList();
        Set<String> taken = new HashSet<>();
        alike.stream().filter(NamedDraft::isKept).forEach(one -> taken.add(NameFold.fold(one.named(one.ending()))));
        for (NamedDraft one : newcomers) {
            String own = NameFold.fold(GroupNames.clean(value.apply(one.draft())));
            if (own.isEmpty()
                    || all.stream().filter(own::equals).count() > 1
                    || taken.contains(NameFold.fold(one.named(ending(value.apply(one.draft())))))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Those that have to be called otherwise: of groups with one name the newcomers, and all but the first where all have
     * kept theirs; and newcomers whose name is in force for another group.
     *
     * @param spared of newcomers alone, how many may stay as they are
     */
    private Set<NamedDraft> clashing(List<NamedDraft> ordered, int spared) {
        Set<NamedDraft> clashing = new LinkedHashSet<>();
        for (List<NamedDraft> alike : alike(ordered, NamedDraft::names)) {
            List<NamedDraft> newcomers =
                    alike.stream().filter(one -> !one.isKept()).toList();
            clashing.addAll(
                    newcomers.isEmpty()
                            ? alike.subList(1, alike.size())
                            : newcomers.size() == alike.size() ? alike.subList(spared, alike.size()) : newcomers);
        }
        for (NamedDraft one : ordered) {
            if (!one.isKept()
                    && !earlier.reserved().isEmpty()
                    && one.names().stream().anyMatch(name -> earlier.reserved()
                            .contains(GroupName.of(one.draft().school(), schoolYear, name)))) {
                clashing.add(one);
            }
        }
        return clashing;
    }

    private static String ending(String value) {
        return ending(value, "");
    }

    private static String ending(String value, String number) {
        String clean = GroupNames.clean(value);
        return " [" + (clean.length() <= 100 ? clean : clean.substring(0, 100)) + number + "]";
    }
}

package org.rollcall.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the sources of one night disagree in, in the order it was met. */
final class Conflicts {

    /** So many are listed; the others are only counted. */
    static final int MOST = 100_000;

    private record Sort(Conflict.Kind kind, String field, String kept, String lost, String what) {}

    private final List<Conflict> conflicts = new ArrayList<>();
    private final Map<Sort, Integer> counts = new LinkedHashMap<>();

    void add(Conflict conflict) {
        if (conflicts.size() < MOST) {
            conflicts.add(conflict);
        }
        counts.merge(
                new Sort(
                        conflict.kind(),
                        conflict.field(),
                        conflict.kept().origin().source(),
                        conflict.lost().origin().source(),
                        conflict.what()),
                1,
                Integer::sum);
    }

    List<Conflict> all() {
        return List.copyOf(conflicts);
    }

    /** A sentence for each sort of disagreement, with how often it was met. */
    List<String> sentences() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Sort::kind)
                        .thenComparing(Sort::field)
                        .thenComparing(Sort::kept)
                        .thenComparing(Sort::lost)
                        .thenComparing(Sort::what)))
                .map(entry -> sentence(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static String sentence(Sort sort, int times) {
        String in = " in " + (sort.kept.equals(sort.lost) ? sort.kept : sort.kept + " and " + sort.lost);
        String said =
                switch (sort.kind) {
                    case VALUE -> sort.field + " differs" + in;
                    case TWO_SSIDS -> "a student has two SSIDs" + in;
                    case SHARED_SSID -> "two students have one SSID" + in;
                    case AMBIGUOUS -> "rows share their " + sort.field + in;
                    case OTHER_NAME -> "two people of other names have one " + sort.field + in;
                    case DELETED -> sort.kept + " has a person whom " + sort.lost + " says is to be deleted";
                    case TEACHER_ALSO_STUDENT -> "a teacher and a student share their " + sort.field + in;
                    case MEMBERSHIP -> sort.lost + " has a " + sort.field + " in a class where " + sort.kept
                            + " does not have them";
                };
        return String.format(Locale.ROOT, "%,d × %s: %s", times, said, sort.what);
    }
}

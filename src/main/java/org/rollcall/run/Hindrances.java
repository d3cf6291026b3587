package org.rollcall.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The hindrances of several enrollments, each kind counted; those that are usual last, else the frequent first. */
final class Hindrances {

    private static final int MOST = 3;

    private final Map<Hindrance, List<Evidence.Enrollment>> kinds;
    private final String noun;

    /**
     * Of the enrollments that are hindered.
     *
     * @param noun what an enrollment is called
     */
    Hindrances(Collection<Evidence.Enrollment> enrollments, String noun) {
        this.noun = noun;
        this.kinds = enrollments.stream()
                .filter(e -> e.hindrance() != null)
                .collect(Collectors.groupingBy(Evidence.Enrollment::hindrance))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<Hindrance, List<Evidence.Enrollment>> kind) ->
                                kind.getKey().usual())
                        .thenComparing(kind -> -number(kind))
                        .thenComparing(kind -> kind.getKey().words()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    boolean isEmpty() {
        return kinds.isEmpty();
    }

    /** One that is of a person; null when there is none. */
    Hindrance personal() {
        return kinds.keySet().stream().filter(Hindrance::personal).findFirst().orElse(null);
    }

    /** How many have what, without a full stop. */
    String words() {
        return kinds.entrySet().stream().limit(MOST).map(this::words).collect(Collectors.joining("; "))
                + (kinds.size() > MOST ? "; and others" : "");
    }

    private String words(Map.Entry<Hindrance, List<Evidence.Enrollment>> kind) {
        boolean personal = kind.getKey().personal();
        boolean student = kind.getValue().get(0).isStudent();
        String what = personal ? student ? "student" : "teacher" : noun;
        long number = number(kind);
        return (number == 1 ? "1 " + what : "each of " + number + " " + what + "s") + " "
                + kind.getKey().words();
    }

    private static long number(Map.Entry<Hindrance, List<Evidence.Enrollment>> kind) {
        return kind.getKey().personal()
                ? kind.getValue().stream()
                        .mapToInt(Evidence.Enrollment::user)
                        .distinct()
                        .count()
                : kind.getValue().size();
    }

    /**
     * What can be done and by whom, a sentence for each, preceded by a blank.
     *
     * @param usual whether also about what is usual
     */
    String remedies(boolean usual) {
        Map<String, String> fixes = kinds.keySet().stream()
                .limit(MOST)
                .filter(hindrance -> usual || !hindrance.usual())
                .collect(Collectors.groupingBy(
                        Hindrance::who,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                Hindrance::fix,
                                Collectors.collectingAndThen(
                                        Collectors.toCollection(LinkedHashSet::new), all -> String.join("; ", all)))));
        return fixes.entrySet().stream()
                .map(fix -> " " + fix.getKey() + " can " + fix.getValue() + ".")
                .collect(Collectors.joining());
    }
}

package org.rollcall.roster;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.UnmappedPolicy;
import org.rollcall.lea.ValueMapping;
import org.rollcall.ledger.UnmappedValues;

/** An LEA's value mappings as they hold for one source. */
public final class SourceMappings {

    /** What is mapped, by collection (or file of a specification) and column. */
    private static final Map<String, MappingKey> COLUMNS = Map.ofEntries(
            Map.entry("orgs.sourcedId", MappingKey.ORG),
            Map.entry("academicSessions.title", MappingKey.TERM),
            Map.entry("courses.courseCode", MappingKey.COURSE),
            Map.entry("courses.subjectCodes", MappingKey.SUBJECT),
            Map.entry("courses.grades", MappingKey.GRADE),
            Map.entry("classes.subjectCodes", MappingKey.SUBJECT),
            Map.entry("classes.grades", MappingKey.GRADE),
            Map.entry("users.role", MappingKey.ROLE),
            Map.entry("users.grades", MappingKey.GRADE),
            Map.entry("roles.role", MappingKey.ROLE),
            Map.entry("enrollments.role", MappingKey.ROLE),
            Map.entry("demographics.sex", MappingKey.GENDER),
            Map.entry("demographics.gender", MappingKey.GENDER),
            Map.entry("demographics.hispanicOrLatinoEthnicity", MappingKey.ETHNICITY),
            Map.entry("demographics.ethnicity", MappingKey.ETHNICITY),
            Map.entry("demographics.races", MappingKey.RACE),
            Map.entry("demographics.language", MappingKey.LANGUAGE),
            Map.entry("demographics.stateOfBirthAbbreviation", MappingKey.STATE),
            Map.entry("students.grade", MappingKey.GRADE),
            Map.entry("contacts.relationship", MappingKey.RELATIONSHIP),
            Map.entry("contacts.state", MappingKey.STATE));

    private final String source;
    private final UnmappedValues unmapped;
    private final Map<MappingKey, ColumnMapping.Words> words = new EnumMap<>(MappingKey.class);

    /** @param unmapped takes the values without a mapping */
    public SourceMappings(Map<MappingKey, ValueMapping> mappings, String source, UnmappedValues unmapped) {
        this.source = source;
        this.unmapped = unmapped;
        mappings.forEach((key, mapping) -> words.put(key, words(key, mapping)));
    }

    private ColumnMapping.Words words(MappingKey key, ValueMapping mapping) {
        Map<String, String> exact = new HashMap<>();
        Map<String, String> folded = new HashMap<>();
        for (String of : List.of("", source)) { // those of this source alone come before the others
            List<ValueMapping.Entry> entries = mapping.entries().stream()
                    .filter(entry -> entry.source().equals(of))
                    .toList();
            entries.forEach(entry -> exact.put(entry.from(), entry.to()));
            Map<String, Set<String>> byFolded = new HashMap<>();
            entries.forEach(
                    entry -> byFolded.computeIfAbsent(entry.from().toLowerCase(Locale.ROOT), from -> new HashSet<>())
                            .add(entry.to()));
            byFolded.forEach((from, to) -> {
                if (to.size() == 1) {
                    folded.put(from, to.iterator().next());
                } else {
                    folded.remove(from);
                }
            });
        }
        return new ColumnMapping.Words(
                key,
                mapping.unmapped(),
                exact,
                folded,
                exact.values().stream().flatMap(to -> targets(key, to)).collect(Collectors.toSet()));
    }

    private static Stream<String> targets(MappingKey key, String to) {
        return key.givesSeveral() ? Values.list(to).stream() : Stream.of(to);
    }

    /**
     * How a column is mapped; null when it is not.
     *
     * @param collection as OneRoster calls it, or a file of the standard specification without {@code .csv}
     * @param column its name there
     * @param file the name its rows are booked under
     * @param shown what the file calls the column
     */
    public ColumnMapping column(String collection, String column, String file, String shown) {
        MappingKey key = COLUMNS.get(collection + "." + column);
        ColumnMapping.Words known = key == null ? null : words.get(key);
        return known == null
                ? null
                : new ColumnMapping(known, unmapped.column(key.word(), done(known.policy()), source, file, shown));
    }

    private static String done(UnmappedPolicy policy) {
        return switch (policy.kind()) {
            case PASS -> "passed on unchanged";
            case REFUSE -> "refused";
            case DEFAULT -> "replaced by '" + policy.value() + "'";
        };
    }
}

package org.rollcall.lea;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How the rosters of several sources become one.
 *
 * @param precedence by entity, or by field as {@code user.email}: the sources that come before all others, in order
 * @param identity by kind of row, the keys by which rows of two sources are found to be the same, in order; a kind that
 *     is not there has the keys that {@link Kind} says
 * @param namespaces by source, whose ids its ids are; sources without one share theirs
 * @param memberships whose enrollments of a class count
 */
public record MergeRules(
        Map<String, List<String>> precedence,
        Map<String, List<String>> identity,
        Map<String, String> namespaces,
        Memberships memberships) {

    /** The field that has rules of its own: no general precedence decides between two SSIDs. */
    public static final String SSID = "user.ssid";

    /** The rules of an LEA that sets none. */
    public static final MergeRules NONE = new MergeRules(Map.of(), Map.of(), Map.of(), Memberships.OWNER);

    /** The kinds of rows that are found to be the same, with their keys in the order they are tried. */
    public enum Kind {
        ORG("org", "sourcedId", "cds"),
        ACADEMIC_SESSION("academicSession", "sourcedId", "term"),
        COURSE("course", "sourcedId", "courseCode"),
        CLASS("class", "sourcedId", "section"),
        STUDENT("student", "sourcedId", "ssid", "identifier", "email", "username"),
        STAFF("staff", "sourcedId", "identifier", "email", "username");

        private final String word;
        private final List<String> keys;

        Kind(String word, String... keys) {
            this.word = word;
            this.keys = List.of(keys);
        }

        /** What it is called in settings. */
        public String word() {
            return word;
        }

        /** All keys there are. */
        public List<String> keys() {
            return keys;
        }
    }

    /** Whose enrollments of a class count. */
    public enum Memberships {
        /** Those of the source that owns the class, which is the first that has it. */
        OWNER,
        /** Those of all sources. */
        UNION
    }

    /** The keys of a kind, in order. */
    public List<String> keys(Kind kind) {
        return identity.getOrDefault(kind.word(), kind.keys());
    }

    /**
     * Ranks sources for a field.
     *
     * @param sources in their general order
     * @param settings the names under which there may be a rule, the first that has one counting
     * @return for each source, its place when it comes before others; the lower counts
     */
    public int[] ranks(List<String> sources, String... settings) {
        List<String> first = Arrays.stream(settings)
                .filter(precedence::containsKey)
                .findFirst()
                .map(precedence::get)
                .orElse(List.of());
        int[] ranks = new int[sources.size()];
        for (int i = 0; i < ranks.length; i++) {
            int named = first.indexOf(sources.get(i));
            ranks[i] = named >= 0 ? named : first.size() + i;
        }
        return ranks;
    }

    /** Whether a rule names a source for a field. */
    public boolean names(String setting, String source) {
        return precedence.getOrDefault(setting, List.of()).contains(source);
    }

    /** The namespace of a source's ids; blank for the common one. */
    public String namespace(String source) {
        return namespaces.getOrDefault(source, "");
    }
}

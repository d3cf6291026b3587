package org.rollcall.lea;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words that OneRoster and California allow where they do not allow every text. */
public final class Vocabulary {

    /** The vocabularies of OneRoster 1.1 (users) and 1.2 (roles) together; {@code ext:} begins others. */
    public static final Set<String> ROLES = Set.of(
            "administrator",
            "aide",
            "counselor",
            "districtAdministrator",
            "guardian",
            "parent",
            "principal",
            "proctor",
            "relative",
            "siteAdministrator",
            "student",
            "systemAdministrator",
            "teacher");

    static final Set<String> GENDERS = Set.of("male", "female", "unspecified", "other");
    static final Set<String> GRADES = Stream.concat(
                    Stream.of("IT", "PR", "PK", "TK", "KG", "PS", "UG", "Other"),
                    IntStream.rangeClosed(1, 13).mapToObj(grade -> String.format("%02d", grade)))
            .collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    static boolean isRole(String text) {
        return ROLES.contains(text) || text.startsWith("ext:");
    }

    /** Whether it is the code of a school, and not of a district. */
    static boolean isCds(String text) {
        return text.matches("\\d{14}") && !text.endsWith("0000000");
    }
}

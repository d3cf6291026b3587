package org.rollcall.lea;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What an LEA can map values of. */
public enum MappingKey {
    GRADE(true, Vocabulary.GRADES::contains, "no CEDS grade: IT, PR, PK, TK, KG, 01 to 13, PS, UG or Other"),
    /** From a school's sourcedId to its CDS code. */
    ORG(false, Vocabulary::isCds, "not a school's 14-digit CDS code"),
    ROLE(
            false,
            Vocabulary::isRole,
            "no role of OneRoster: " + String.join(", ", new java.util.TreeSet<>(Vocabulary.ROLES))),
    SUBJECT(true),
    /** From a course's code to the codes of its subjects. */
    COURSE(true),
    TERM(false),
    ETHNICITY(false),
    RACE(true),
    GENDER(false, Vocabulary.GENDERS::contains, "none of male, female, unspecified, other"),
    LANGUAGE(false),
    RELATIONSHIP(false),
    STATE(false);

    private final boolean several;
    private final Predicate<String> vocabulary;
    private final String other;

    MappingKey(boolean several) {
        this(several, null, "");
    }

    MappingKey(boolean several, Predicate<String> vocabulary, String other) {
        this.several = several;
        this.vocabulary = vocabulary;
        this.other = other;
    }

    /** The key of a word in the settings; null when there is none. */
    public static MappingKey of(String word) {
        return Arrays.stream(values())
                .filter(key -> key.word().equals(word))
                .findFirst()
                .orElse(null);
    }

    /** All words there are. */
    static List<String> words() {
        return Arrays.stream(values()).map(MappingKey::word).toList();
    }

    /** Its word in the settings. */
    public String word() {
        return SettingsReader.word(this);
    }

    /** Whether a value may become several, with commas between them. */
    public boolean givesSeveral() {
        return several;
    }

    /** Whether a value is a word of the vocabulary, and so needs no mapping. */
    public boolean knows(String value) {
        return vocabulary != null && vocabulary.test(value);
    }

    /** What is wrong with what a value shall become, as a phrase; null when nothing is. */
    public String fault(String to) {
        for (String item : several ? to.split(",", -1) : new String[] {to}) {
            if (item.isBlank()) {
                return "'" + to + "' has an empty item";
            }
            if (vocabulary != null && !vocabulary.test(item.strip())) {
                return "'" + item.strip() + "' is " + other;
            }
        }
        return null;
    }
}

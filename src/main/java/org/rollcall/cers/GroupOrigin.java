package org.rollcall.cers;

import java.util.Set;
import org.rollcall.lea.GroupRule;

/**
 * What a group was made from, by which it is known from night to night, whatever it is called.
 *
 * @param key its kind and the id there, such as {@code section:4711}; of one key there are several groups where one has
 *     more students than CERS takes
 * @param title its name without the ending
 * @param ending what tells it from others of its title; blank when nothing has to
 * @param sources ids of the sources that it stands and falls with
 */
public record GroupOrigin(String key, String title, String ending, Set<String> sources) {

    static final String SECTION = "section:";
    static final String TEACHER = "teacher:";

    /** The key of a group made from a class. */
    public static String section(String classSourcedId) {
        return SECTION + classSourcedId;
    }

    static String teacher(String sourcedId, String school) {
        return of(TEACHER, sourcedId, school);
    }

    /** How the keys of a rule begin that makes groups of words students have. */
    static String kind(GroupRule rule) {
        return switch (rule.by()) {
            case LIST -> "list:";
            case GRADE -> "grade:";
            default -> "field:" + rule.field() + "=";
        };
    }

    static String of(String kind, String word, String school) {
        return kind + word + "@" + school;
    }

    /** Whether a key is of something that its classes alone decide. */
    public static boolean isOfClasses(String key) {
        return key.startsWith(SECTION) || key.startsWith(TEACHER);
    }

    /** The sourcedId of the teacher whose group a key is of; blank when it is of something else. */
    public static String teacherOf(String key) {
        return key.startsWith(TEACHER) ? key.substring(TEACHER.length(), key.lastIndexOf('@')) : "";
    }

    /** The sourcedId of the class that a key is of; blank when it is of something else. */
    public static String classOf(String key) {
        return key.startsWith(SECTION) ? key.substring(SECTION.length()) : "";
    }
}

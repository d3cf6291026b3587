package org.rollcall.merge;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.rollcall.roster.Entity;
import org.rollcall.roster.RosterClass;

/** The fields of a class, whose references are numbers in the merged tables. */
final class ClassFields extends Fields<RosterClass> {

    private static final int TITLE = 0;
    private static final int CLASS_CODE = 1;
    private static final int CLASS_TYPE = 2;
    private static final int COURSE = 3;
    private static final int SCHOOL = 4;
    private static final int TERMS = 5;
    private static final int SUBJECT_CODES = 6;
    private static final int PERIODS = 7;
    private static final int GRADES = 8;

    private final BiFunction<Entity, Integer, String> ids;

    /** Numbers in the order of their rows, so that two lists of the same terms are equal. */
    private record Terms(List<Integer> numbers) {

        static Terms of(int[] terms) {
            return new Terms(Arrays.stream(terms).sorted().distinct().boxed().toList());
        }
    }

    /** @param ids the sourcedId of a number in a merged table */
    ClassFields(BiFunction<Entity, Integer, String> ids) {
        super(
                "class.title",
                "class.classCode",
                "class.classType",
                "class.course",
                "class.school",
                "class.terms",
                "class.subjectCodes",
                "class.periods",
                "class.grades");
        this.ids = ids;
    }

    @Override
    Object get(RosterClass c, int field) {
        return switch (field) {
            case TITLE -> filled(c.title());
            case CLASS_CODE -> filled(c.classCode());
            case CLASS_TYPE -> filled(c.classType());
            case COURSE -> c.course() < 0 ? null : c.course();
            case SCHOOL -> c.school();
            case TERMS -> Terms.of(c.terms());
            case SUBJECT_CODES -> filled(c.subjectCodes());
            case PERIODS -> filled(c.periods());
            default -> filled(c.grades());
        };
    }

    @Override
    RosterClass with(RosterClass c, int field, Object value) {
        return new RosterClass(
                field == TITLE ? (String) value : c.title(),
                field == CLASS_CODE ? (String) value : c.classCode(),
                field == CLASS_TYPE ? (String) value : c.classType(),
                field == COURSE ? (Integer) value : c.course(),
                field == SCHOOL ? (Integer) value : c.school(),
                field == TERMS
                        ? ((Terms) value)
                                .numbers.stream().mapToInt(Integer::intValue).toArray()
                        : c.terms(),
                field == SUBJECT_CODES ? texts(value) : c.subjectCodes(),
                field == PERIODS ? texts(value) : c.periods(),
                field == GRADES ? texts(value) : c.grades());
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Object value) {
        return (List<String>) value;
    }

    @Override
    boolean same(int field, Object one, Object other) {
        return switch (field) {
            case TITLE -> ((String) one).equalsIgnoreCase((String) other);
            case SUBJECT_CODES, PERIODS, GRADES -> sameItems(one, other);
            default -> super.same(field, one, other);
        };
    }

    @Override
    String shown(int field, Object value) {
        return switch (field) {
            case COURSE -> ids.apply(Entity.COURSES, (Integer) value);
            case SCHOOL -> ids.apply(Entity.ORGS, (Integer) value);
            case TERMS -> String.join(
                    ",",
                    ((Terms) value)
                            .numbers.stream()
                                    .map(term -> ids.apply(Entity.ACADEMIC_SESSIONS, term))
                                    .toList());
            case SUBJECT_CODES, PERIODS, GRADES -> items(value);
            default -> super.shown(field, value);
        };
    }
}

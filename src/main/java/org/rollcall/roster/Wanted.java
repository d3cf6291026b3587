package org.rollcall.roster;

import java.util.List;
import org.rollcall.lea.Lea;

/**
 * What an LEA's group rules need of rows besides their records: the values of further columns, kept in {@link Table} under
 * the names that OneRoster has for them.
 *
 * @param users columns of users
 * @param departments whether courses and classes keep which department they are of
 * @param roles whether enrollments keep the roles of those who are neither students nor teachers
 */
public record Wanted(List<String> users, boolean departments, boolean roles) {

    /** Nothing, as of an LEA that makes its groups of classes alone. */
    public static final Wanted NONE = new Wanted(List.of(), false, false);

    /** A course's or class's department, by its name. */
    public static final String DEPARTMENT = "metadata.department";

    /** A course's org, of which the name is kept when it is a department. */
    static final String ORG = "orgSourcedId";

    /** What an LEA's rules need. */
    public static Wanted of(Lea lea) {
        return new Wanted(List.copyOf(lea.studentColumns()), lea.hasDepartments(), lea.hasOtherRoles());
    }

    /** The columns to read of an entity. */
    List<Column> columns(Entity entity) {
        return switch (entity) {
            case USERS -> users.stream()
                    .map(name -> name.equals("grades") ? Column.optional(name, "grade") : Column.optional(name))
                    .toList();
            case COURSES -> departments ? List.of(Column.optional(ORG), Column.optional(DEPARTMENT)) : List.of();
            case CLASSES -> departments ? List.of(Column.optional(DEPARTMENT)) : List.of();
            default -> List.of();
        };
    }
}

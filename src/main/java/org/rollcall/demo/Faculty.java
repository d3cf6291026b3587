package org.rollcall.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The teachers of one school: hired while its master schedule is built, each for at most five periods. */
final class Faculty {

    private static final int MAX_PER_SCHOOL = 200;
    /** Of the {@link #MAX_PER_SCHOOL}, for those who come later. */
    private static final int MAX_SUCCESSORS = 20;

    private static final int MAX_PERIODS = 5;
    private static final int SPECIALIST = 0;
    private static final String NO_PERIOD = "";
    /** Which teacher that is, for each school that may have one. */
    private static final List<Integer> WITHOUT_EMAIL = List.of(3, 4, 6);

    private static final int OTHER_EMAIL = 2;

    private final Settings settings;
    private final School school;
    private final Map<String, List<Load>> departments = new LinkedHashMap<>();
    private final List<Teacher> teachers = new ArrayList<>();
    private final List<Teacher> ordinary = new ArrayList<>();
    private Teacher specialist;
    private int hired = SPECIALIST + 1;
    private int successors;

    Faculty(Settings settings, School school) {
        this.settings = settings;
        this.school = school;
    }

    /** All who teach here, those whose home is another school included. */
    List<Teacher> teachers() {
        return teachers;
    }

    /** Those of one school whom no source of the demo tells otherwise than another. */
    List<Teacher> ordinary() {
        return ordinary;
    }

    /** Someone new, in the place of one of the ordinary teachers; takes classes over as they are. */
    Teacher succeed(Teacher leaving) {
        Teacher successor = teacher(school.index(), MAX_PER_SCHOOL - ++successors, leaving.schools());
        teachers.set(teachers.indexOf(leaving), successor);
        ordinary.set(ordinary.indexOf(leaving), successor);
        return successor;
    }

    /** A teacher of the department who is free in that period. */
    Teacher free(String department, String period) {
        List<Load> loads = departments.computeIfAbsent(department, name -> new ArrayList<>());
        for (Load load : loads) {
            if (load.takes(period)) {
                return load.teacher;
            }
        }
        Load load = new Load(hire(department, loads.size()));
        loads.add(load);
        load.takes(period);
        return load.teacher;
    }

    /** A homeroom has its teacher all day. */
    Teacher homeroom() {
        return free("homeroom " + hired, NO_PERIOD);
    }

    /** Elementary schools share their specialist two by two: the teacher's home is the first of the two. */
    Teacher specialist() {
        if (specialist != null) {
            return specialist;
        }
        boolean visiting = school.ordinal() % 2 == 1;
        int home = visiting ? school.previous() : school.index();
        int other = visiting ? school.index() : school.next();
        List<Integer> schools = other < 0 ? List.of(home) : List.of(home, other);
        specialist = teacher(home, SPECIALIST, schools);
        teachers.add(specialist);
        return specialist;
    }

    private Teacher hire(String department, int colleagues) {
        int slot = hired++;
        if (slot >= MAX_PER_SCHOOL - MAX_SUCCESSORS) {
            throw new IllegalStateException("School " + school.code() + " needs more than "
                    + (MAX_PER_SCHOOL - MAX_SUCCESSORS) + " teachers: raise the limit in Faculty.");
        }
        Teacher teacher = teacher(school.index(), slot, List.of(school.index()));
        if (school.is(Oddity.COLLIDING_NAMES) && department.equals(CourseCatalog.MATHEMATICS) && colleagues < 2) {
            PersonName name =
                    colleagues == 0 ? new PersonName("Marisol", "", "Peña") : new PersonName("Daniel", "", "PENA");
            teacher = new Teacher(teacher.key(), name, TeacherNames.email(settings, name, 0), teacher.schools());
        } else if (!WITHOUT_EMAIL.contains(slot) && slot != OTHER_EMAIL) {
            ordinary.add(teacher);
        }
        teachers.add(teacher);
        return teacher;
    }

    private Teacher teacher(int home, int slot, List<Integer> schools) {
        int number = home * MAX_PER_SCHOOL + slot;
        PersonName name = TeacherNames.name(settings, number);
        return new Teacher(settings.agency().teacherId(number), name, email(name, number, slot), schools);
    }

    private String email(PersonName name, int number, int slot) {
        if (school.is(Oddity.MISSING_EMAIL) && slot == WITHOUT_EMAIL.get(school.index())) {
            return "";
        }
        String email = TeacherNames.email(settings, name, TeacherNames.round(number));
        return school.is(Oddity.OTHER_EMAIL) && slot == OTHER_EMAIL ? "former." + email : email;
    }

    private static final class Load {

        private final Teacher teacher;
        private final List<String> periods = new ArrayList<>();

        private Load(Teacher teacher) {
            this.teacher = teacher;
        }

        private boolean takes(String period) {
            boolean free = periods.size() < MAX_PERIODS && !periods.contains(period);
            if (free) {
                periods.add(period);
            }
            return free;
        }
    }
}

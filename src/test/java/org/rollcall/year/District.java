package org.rollcall.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.rollcall.year.Roster.Course;
import org.rollcall.year.Roster.Seat;
import org.rollcall.year.Roster.Section;
import org.rollcall.year.Roster.Student;
import org.rollcall.year.Roster.Teacher;
import org.rollcall.year.Roster.Term;

/**
 * A district as it is: its schools, its people and the sections of one school year. Five schools are in the SIS, one of
 * them tiny; an academy has a system of its own, which also holds the tutoring groups of the high school.
 */
final class District {

    private static final List<String> FAMILIES = List.of(
            "Abara",
            "Brandt",
            "Castellanos",
            "Dühring",
            "Eriksson",
            "Fontaine",
            "Gutierrez",
            "Huang",
            "Ibarra",
            "Jansen",
            "Kowalski",
            "Lindqvist",
            "Muñoz",
            "Novak",
            "Okafor",
            "Pereira",
            "Quintero",
            "Rasmussen",
            "Silva",
            "Tanaka");
    private static final List<String> GIVEN =
            List.of("Ana", "Ben", "Caro", "Dov", "Eli", "Fay", "Gus", "Hana", "Ian", "Joy", "Kai", "Lea", "Max", "Noa");
    private static final List<String> TITLES =
            List.of("English", "Algebra", "Biology", "History", "Art", "Spanish", "Music");
    private static final List<String> CODES = List.of("01", "02", "03", "04", "05", "06", "07");
    private static final int GRADUATED = 13;

    /** Somebody at a school. */
    static final class Pupil {
        Kind kind;
        Student is;
    }

    /** A section with who is in it, and until when those who have left were. */
    static final class Room {
        final String id;
        final String code;
        final Vendor vendor;
        final Kind kind;
        final Term term;
        final int period;
        final int grade;
        Course course;
        final List<Teacher> teachers = new ArrayList<>();
        final Map<Pupil, LocalDate> seats = new LinkedHashMap<>();

        private Room(
                String id, String code, Vendor vendor, Kind kind, Term term, Course course, int period, int grade) {
            this.id = id;
            this.code = code;
            this.vendor = vendor;
            this.kind = kind;
            this.term = term;
            this.course = course;
            this.period = period;
            this.grade = grade;
        }

        List<Pupil> present() {
            return seats.keySet().stream().filter(p -> seats.get(p) == null).toList();
        }

        Section section() {
            List<Seat> places = new ArrayList<>();
            seats.forEach((pupil, left) -> places.add(new Seat(pupil.is, left)));
            return new Section(id, code, kind.school, term, course, period, grade, List.copyOf(teachers), places);
        }
    }

    final Random random;
    final List<Pupil> pupils = new ArrayList<>();
    final List<Room> rooms = new ArrayList<>();
    private final Map<Kind, List<Teacher>> staff = new LinkedHashMap<>();
    private final int number;
    private int people;
    private int opened;

    /** @param number tells its people from those of other districts, and says how its life goes */
    District(int number) {
        this.number = number;
        this.random = new Random(number);
        for (Kind kind : Kind.values()) {
            for (int grade = kind.first; grade <= kind.last; grade++) {
                for (int i = 0; i < kind.perGrade; i++) {
                    enroll(kind, grade);
                }
            }
            staff.put(kind, new ArrayList<>());
            int sections = (kind.last - kind.first + 1) * kind.perGrade * Math.max(1, kind.periods) / kind.size;
            int teachers = kind.periods == 0 ? sections + 1 : Math.max(2, sections / 5);
            IntStream.range(0, teachers).forEach(i -> staff.get(kind).add(hire()));
        }
    }

    /** What a system of the district says tonight. */
    Roster of(Vendor vendor) {
        return new Roster(rooms.stream()
                .filter(room -> room.vendor == vendor)
                .map(Room::section)
                .toList());
    }

    Pupil enroll(Kind kind, int grade) {
        int id = ++people;
        Pupil pupil = new Pupil();
        pupil.kind = kind;
        pupil.is = new Student(id, 9_000_000_000L + number * 100_000L + id, one(GIVEN), one(FAMILIES) + id, grade);
        pupils.add(pupil);
        return pupil;
    }

    Teacher hire() {
        int id = ++people;
        String given = one(GIVEN);
        return new Teacher("t" + id, given, one(FAMILIES), given.toLowerCase() + id + "@demo.example");
    }

    /** Begins a school year: all move up, the oldest leave, the youngest come, every section is new. */
    void open(List<Term> terms) {
        boolean next = !rooms.isEmpty();
        rooms.clear();
        if (next) {
            moveUp();
        }
        for (Kind kind : Kind.values()) {
            for (Term term : terms) {
                boolean wholeYear = term.id().startsWith("Y");
                boolean yearly = kind.periods == 0 || kind == Kind.ACADEMY;
                if (wholeYear == yearly) {
                    sections(kind, term);
                }
            }
        }
        for (int i = 1; i <= 3; i++) {
            Room tutoring = add(Vendor.FILES, Kind.OAK, terms.get(0), course("Tutoring", "08", ""), i, 9);
            tutoring.teachers.add(one(staff.get(Kind.ACADEMY)));
            some(of(Kind.OAK, 9), 9).forEach(pupil -> tutoring.seats.put(pupil, null));
        }
    }

    private void moveUp() {
        List<Pupil> before = List.copyOf(pupils);
        for (Pupil pupil : before) {
            Student was = pupil.is;
            int grade = was.grade() + 1;
            pupil.is = new Student(was.id(), was.ssid(), was.given(), was.family(), grade);
            if (grade >= GRADUATED) {
                pupils.remove(pupil);
            } else if (grade > pupil.kind.last) {
                pupil.kind = grade == 6 ? Kind.MADRONE : Kind.OAK;
            }
        }
        for (Kind kind : Kind.values()) {
            for (int grade = kind.first; grade <= kind.last; grade++) {
                while (of(kind, grade).size() < kind.perGrade) {
                    enroll(kind, grade);
                }
            }
        }
    }

    private void sections(Kind kind, Term term) {
        int turn = 0;
        List<Teacher> teachers = staff.get(kind);
        for (int period = kind.periods == 0 ? 0 : 1; period <= kind.periods; period++) {
            for (int grade = kind.first; grade <= kind.last; grade++) {
                List<Pupil> all = new ArrayList<>(of(kind, grade));
                Collections.shuffle(all, random);
                int count = Math.max(1, (all.size() + kind.size / 2) / kind.size);
                for (int i = 0; i < count; i++) {
                    Room room = add(kind.vendor(), kind, term, course(period, grade), period, grade);
                    room.teachers.add(teachers.get(turn++ % teachers.size()));
                    for (int p = i; p < all.size(); p += count) {
                        room.seats.put(all.get(p), null);
                    }
                }
            }
        }
    }

    static Course course(int period, int grade) {
        int subject = period == 0 ? 0 : period - 1;
        return period == 0
                ? course("Grade " + grade, "00", "")
                : course(
                        TITLES.get(subject) + " " + grade,
                        CODES.get(subject),
                        subject == 0 ? "ELA" : subject == 1 ? "Math" : "");
    }

    static Course course(String title, String code, String subject) {
        return new Course(title.toUpperCase().replace(' ', '-'), title, code, subject.isEmpty() ? "All" : subject);
    }

    /** Adds a section without anybody in it. */
    Room add(Vendor vendor, Kind kind, Term term, Course course, int period, int grade) {
        String code = String.format("%d%s%03d", kind.ordinal(), term.id().charAt(0), ++opened % 1000);
        Room room = new Room(term.schoolYear() + "-" + opened, code, vendor, kind, term, course, period, grade);
        rooms.add(room);
        return room;
    }

    List<Pupil> of(Kind kind, int grade) {
        return pupils.stream()
                .filter(pupil -> pupil.kind == kind && pupil.is.grade() == grade)
                .toList();
    }

    /** Puts somebody into another's place, in every section. */
    void replace(Teacher gone, Teacher by) {
        rooms.forEach(room -> room.teachers.replaceAll(t -> t == gone ? by : t));
        staff.values().forEach(teachers -> teachers.replaceAll(t -> t == gone ? by : t));
    }

    List<Teacher> staff(Kind kind) {
        return staff.get(kind);
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> List<T> some(List<T> of, int count) {
        List<T> all = new ArrayList<>(of);
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }
}

package org.rollcall.year;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.rollcall.year.District.Pupil;
import org.rollcall.year.District.Room;
import org.rollcall.year.Roster.Student;
import org.rollcall.year.Roster.Teacher;

/**
 * What happens in a district on an ordinary school day: 0.5 to 3 % of the students move, leave or join, on one day in ten
 * all of them at one school, not more than 15 % of it; now and then a teacher goes, marries or is joined by another, a section is dropped, split or
 * called something else. Nothing happens at weekends.
 */
final class Life {

    private final District district;
    private final Random random;

    Life(District district) {
        this.district = district;
        this.random = district.random;
    }

    void day(LocalDate date) {
        if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return;
        }
        int students = (int) Math.ceil(district.pupils.size() * (0.005 + random.nextDouble() * 0.025));
        Kind one = chance(100) ? district.one(List.of(Kind.values())) : null;
        if (one != null) {
            students = Math.min(students, of(one).size() * 15 / 100);
        }
        for (int i = 0; i < students; i++) {
            student(date, one);
        }
        List<Room> now = now(date);
        if (now.isEmpty()) {
            return;
        }
        if (chance(200)) {
            Teacher gone = district.one(district.one(now).teachers);
            district.replace(gone, district.hire());
        }
        if (chance(50)) {
            Teacher was = district.one(district.one(now).teachers);
            district.replace(was, new Teacher(was.id(), was.given(), was.family(), "new." + was.email()));
        }
        if (chance(300)) {
            Room room = district.one(now);
            if (room.teachers.size() > 1) {
                room.teachers.remove(1);
            } else {
                Teacher second = district.one(district.staff(room.kind));
                if (!room.teachers.contains(second)) {
                    room.teachers.add(second);
                }
            }
        }
        if (chance(100)) {
            drop(date, district.one(now));
        }
        if (chance(100)) {
            split(date, district.one(now));
        }
        if (chance(50)) {
            Room room = district.one(now);
            room.course = District.course(room.course.title() + " B", room.course.subjectCode(), subject(room));
        }
        now(date).stream().filter(room -> room.present().size() < 2).forEach(district.rooms::remove);
    }

    private static String subject(Room room) {
        return room.course.subject().equals("All") ? "" : room.course.subject();
    }

    private boolean chance(int permille) {
        return random.nextInt(1000) < permille;
    }

    private List<Room> now(LocalDate date) {
        return district.rooms.stream().filter(room -> room.term.isOn(date)).toList();
    }

    private void student(LocalDate date, Kind one) {
        Pupil pupil = district.one(one == null ? district.pupils : of(one));
        int what = random.nextInt(100);
        if (what < 55) {
            move(date, pupil);
        } else if (what < 75) {
            leave(date, pupil);
            district.pupils.remove(pupil);
        } else if (what < 95) {
            Kind kind = pupil.kind;
            join(district.enroll(kind, kind.first + random.nextInt(kind.last - kind.first + 1)));
        } else {
            leave(date, pupil);
            pupil.kind = pupil.kind == Kind.BIRCH ? Kind.CEDAR : pupil.kind == Kind.CEDAR ? Kind.BIRCH : pupil.kind;
            join(pupil);
        }
    }

    private List<Pupil> of(Kind kind) {
        return district.pupils.stream().filter(pupil -> pupil.kind == kind).toList();
    }

    private void move(LocalDate date, Pupil pupil) {
        List<Room> has = now(date).stream()
                .filter(room -> room.seats.containsKey(pupil) && room.seats.get(pupil) == null)
                .toList();
        if (has.isEmpty()) {
            return;
        }
        Room from = district.one(has);
        List<Room> others = like(from);
        if (!others.isEmpty()) {
            leave(date, pupil, from);
            district.one(others).seats.put(pupil, null);
        }
    }

    /** The other sections that a student of this one could be in. */
    private List<Room> like(Room from) {
        return district.rooms.stream()
                .filter(room -> room != from
                        && room.kind == from.kind
                        && room.vendor == from.vendor
                        && room.term == from.term
                        && room.period == from.period
                        && room.grade == from.grade)
                .toList();
    }

    private void leave(LocalDate date, Pupil pupil) {
        district.rooms.stream()
                .filter(room -> room.seats.containsKey(pupil) && room.seats.get(pupil) == null)
                .forEach(room -> leave(date, pupil, room));
    }

    /** Half of those who leave have no row any more, half one with an end date. */
    private void leave(LocalDate date, Pupil pupil, Room room) {
        if (random.nextBoolean() || !room.term.isOn(date)) {
            room.seats.remove(pupil);
        } else {
            room.seats.put(pupil, date);
        }
    }

    private void join(Pupil pupil) {
        Student is = pupil.is;
        for (String term :
                district.rooms.stream().map(r -> r.term.id()).distinct().toList()) {
            for (int period = 0; period <= 6; period++) {
                int at = period;
                List<Room> fit = district.rooms.stream()
                        .filter(room -> room.kind == pupil.kind
                                && room.vendor == pupil.kind.vendor()
                                && room.term.id().equals(term)
                                && room.period == at
                                && room.grade == is.grade())
                        .toList();
                if (!fit.isEmpty()) {
                    district.one(fit).seats.put(pupil, null);
                }
            }
        }
    }

    private void drop(LocalDate date, Room room) {
        List<Room> others = like(room);
        if (!others.isEmpty()) {
            room.present().forEach(pupil -> district.one(others).seats.put(pupil, null));
            district.rooms.remove(room);
        }
    }

    private void split(LocalDate date, Room room) {
        Room half = district.add(room.vendor, room.kind, room.term, room.course, room.period, room.grade);
        half.teachers.add(district.one(district.staff(room.kind)));
        for (Pupil pupil : district.some(room.present(), room.present().size() / 2)) {
            leave(date, pupil, room);
            half.seats.put(pupil, null);
        }
    }
}

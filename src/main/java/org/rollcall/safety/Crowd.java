package org.rollcall.safety;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.rollcall.cers.Students;

/** The people of several groups together. */
final class Crowd {

    private final Students students = new Students();
    private final Set<String> logins = new HashSet<>();
    private int places;

    void add(Members members) {
        students.add(members.ssids());
        logins.addAll(members.logins());
        places += members.ssids().length;
    }

    void add(Crowd others) {
        students.add(others.students);
        logins.addAll(others.logins);
        places += others.places;
    }

    /** How many places in groups the students have. */
    int places() {
        return places;
    }

    /** How many different students there are. */
    int students() {
        return students.size();
    }

    /** How many different logins. */
    int logins() {
        return logins.size();
    }

    /** All of them as if they were one group's. */
    Members members() {
        return new Members(students.ascending(), logins.stream().sorted().toList());
    }

    /** Those that are not among others. */
    Members without(Crowd others) {
        return new Members(
                students.without(others.students),
                loginsWithout(others).sorted().toList());
    }

    /** How many students are not among others. */
    int studentsWithout(Crowd others) {
        return students.sizeWithout(others.students);
    }

    /** The logins that are not among others. */
    Stream<String> loginsWithout(Crowd others) {
        return logins.stream().filter(login -> !others.logins.contains(login));
    }
}

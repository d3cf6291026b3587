package org.rollcall.year;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.year.Roster.School;

/** A school with its grades, its periods (0: homerooms), how many students a grade has and a section. */
enum Kind {
    BIRCH("Birch Elementary", 0, 5, 0, 40, 20),
    CEDAR("Cedar Elementary", 0, 5, 0, 22, 22),
    MADRONE("Madrone Middle", 6, 8, 6, 26, 13),
    OAK("Oak High", 9, 12, 6, 26, 13),
    WILLOW("Willow Continuation", 10, 12, 3, 12, 18),
    ACADEMY("Online Academy", 6, 12, 3, 9, 16);

    final int first;
    final int last;
    final int periods;
    final int perGrade;
    final int size;
    final School school;

    Kind(String name, int first, int last, int periods, int perGrade, int size) {
        this.first = first;
        this.last = last;
        this.periods = periods;
        this.perGrade = perGrade;
        this.size = size;
        this.school = new School("x" + ordinal(), name, "9912345000010" + ordinal());
    }

    /** The codes of all schools. */
    static Set<String> codes() {
        return Arrays.stream(values()).map(kind -> kind.school.cds()).collect(Collectors.toSet());
    }

    Vendor vendor() {
        return this == ACADEMY ? Vendor.FILES : Vendor.ZIP;
    }
}

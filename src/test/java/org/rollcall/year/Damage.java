package org.rollcall.year;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.year.Roster.School;
import org.rollcall.year.Roster.Section;

/** What can become of a vendor's delivery that takes many people out of it at once. */
enum Damage {
    /** The zip, or each file, ends in the middle. */
    HALF_THE_BYTES(false),
    /** Everything is sound, but half of the sections are not there. */
    HALF_THE_SECTIONS(true),
    LARGEST_SCHOOL_MISSING(true),
    SMALLEST_SCHOOL_MISSING(true),
    GRADE_MISSING(true),
    LOGINS_BLANK(true),
    /** The memberships end after six tenths of their rows, at the end of a line. */
    MEMBERSHIPS_CUT(true),
    /** The people end in the middle, at the end of a line: memberships are of nobody. */
    PEOPLE_CUT(false);

    private final boolean readable;

    Damage(boolean readable) {
        this.readable = readable;
    }

    /** Whether what is left can be read, so that nothing but its size gives it away. */
    boolean isReadable() {
        return readable;
    }

    /** The damaged delivery. */
    Map<String, byte[]> delivery(Vendor vendor, Roster roster) {
        return switch (this) {
            case HALF_THE_BYTES -> halved(vendor.delivery(roster));
            case HALF_THE_SECTIONS -> vendor.delivery(
                    new Roster(roster.sections().subList(0, roster.sections().size() / 2)));
            case LARGEST_SCHOOL_MISSING -> vendor.delivery(
                    roster.without(section -> section.school().equals(largest(vendor))));
            case SMALLEST_SCHOOL_MISSING -> vendor.delivery(
                    roster.without(section -> section.school().equals(smallest(vendor))));
            case GRADE_MISSING -> vendor.delivery(withoutGrade(roster, vendor));
            case LOGINS_BLANK -> vendor.delivery(roster.withoutEmails());
            case MEMBERSHIPS_CUT -> cut(vendor, roster, "enrollments.csv", "section_students.csv", 60);
            case PEOPLE_CUT -> cut(vendor, roster, "users.csv", "students.csv", 50);
        };
    }

    private static School largest(Vendor vendor) {
        return (vendor == Vendor.ZIP ? Kind.OAK : Kind.ACADEMY).school;
    }

    private static School smallest(Vendor vendor) {
        return (vendor == Vendor.ZIP ? Kind.WILLOW : Kind.ACADEMY).school;
    }

    private static Roster withoutGrade(Roster roster, Vendor vendor) {
        List<Integer> grades = vendor == Vendor.ZIP ? List.of(5) : List.of(6, 7, 8);
        return new Roster(roster.sections().stream()
                .map(section -> grades.contains(section.grade()) ? empty(section) : section)
                .toList());
    }

    private static Section empty(Section section) {
        return section.with(section.teachers(), List.of());
    }

    private static Map<String, byte[]> halved(Map<String, byte[]> delivery) {
        Map<String, byte[]> halved = new LinkedHashMap<>();
        delivery.forEach((name, bytes) -> halved.put(name, Arrays.copyOf(bytes, bytes.length / 2)));
        return halved;
    }

    private static Map<String, byte[]> cut(Vendor vendor, Roster roster, String ofZip, String ofFiles, int percent) {
        Map<String, String> files = new LinkedHashMap<>(vendor.files(roster));
        files.computeIfPresent(vendor == Vendor.ZIP ? ofZip : ofFiles, (name, text) -> {
            List<String> lines = text.lines().toList();
            return String.join("\r\n", lines.subList(0, lines.size() * percent / 100)) + "\r\n";
        });
        return vendor.delivery(files);
    }
}

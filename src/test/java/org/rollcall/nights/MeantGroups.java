package org.rollcall.nights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The groups that the sources of a night should make, by what the documentation says of the rules. */
final class MeantGroups {

    private final World world;
    private final Set<String> landed;
    private final String template;
    private final String otherwise;
    private final String second;
    private final Map<String, String> listed;

    /**
     * Those of one night.
     *
     * @param template names the groups of the first rule, which makes one for each class
     * @param otherwise what a class is whose subject is not known; {@code none} leaves it out
     * @param second by what the second rule makes groups; blank when there is none
     * @param listed the group of the saved list that a student is in, by sourcedId
     */
    MeantGroups(
            World world,
            Set<String> landed,
            String template,
            String otherwise,
            String second,
            Map<String, String> listed) {
        this.world = world;
        this.landed = landed;
        this.template = template;
        this.otherwise = otherwise;
        this.second = second;
        this.listed = listed;
    }

    /** With students; those of an SSID only. */
    Map<Slot, Wanted> wanted() {
        Map<Slot, Wanted> wanted = made(Student::hasSsid);
        wanted.values().removeIf(group -> group.ssids().isEmpty());
        return wanted;
    }

    /** Whether a slot is there tonight, but for SSIDs or a subject, which another source may fill. */
    boolean isLeftOut(Slot slot) {
        boolean isOfNoSubject = world.sections.values().stream()
                .filter(section -> landed.contains(section.source) && isInSession(section))
                .filter(section -> subject(section).equals("none"))
                .anyMatch(section -> slot.equals(new Slot(section.school, "section:" + section.id)));
        return isOfNoSubject
                || made(student -> true).containsKey(slot)
                        && !made(Student::hasSsid).containsKey(slot);
    }

    private Map<Slot, Wanted> made(Predicate<Student> counts) {
        Map<Slot, Wanted> made = new TreeMap<>();
        for (Section section : world.sections.values()) {
            if (!landed.contains(section.source) || !isInSession(section)) {
                continue;
            }
            List<Student> students = section.students.stream().filter(counts).toList();
            if (!subject(section).equals("none") && !students.isEmpty()) {
                add(new Slot(section.school, "section:" + section.id), section, students, subject(section), made);
            }
            switch (second) {
                case "teacher" -> {
                    Set<Teacher> primary = section.primary == null ? section.others : Set.of(section.primary);
                    if (!students.isEmpty()) {
                        primary.forEach(t -> add(slot(section, "teacher:" + t.id), section, students, "All", made));
                    }
                }
                case "grade" -> students.forEach(
                        s -> add(slot(section, "grade:" + s.grade), section, List.of(s), "All", made));
                case "list" -> students.stream()
                        .filter(s -> listed.containsKey(s.id))
                        .forEach(s -> add(slot(section, "list:" + listed.get(s.id)), section, List.of(s), "All", made));
                case ChangingDistrict.FIELD -> students.stream()
                        .filter(s -> !s.counselor.isEmpty())
                        .forEach(s -> add(
                                slot(section, "field:metadata.counselor=" + s.counselor),
                                section,
                                List.of(s),
                                "All",
                                made));
                default -> {}
            }
        }
        return made;
    }

    private static Slot slot(Section section, String key) {
        return new Slot(section.school, key + "@" + section.school);
    }

    private void add(Slot slot, Section section, List<Student> students, String subject, Map<Slot, Wanted> made) {
        Wanted wanted = made.computeIfAbsent(
                slot,
                s -> new Wanted(
                        subject,
                        new TreeSet<>(),
                        new TreeSet<>(
                                second.equals("list") && slot.key().startsWith("list:")
                                        ? Set.of(ChangingDistrict.CLUB)
                                        : Set.of()),
                        Set.of(section.source),
                        slot.key().startsWith("section:") ? nameParts(section) : nameParts(slot)));
        students.forEach(s -> wanted.ssids().add(s.ssid));
        section.logins().forEach(login -> wanted.logins().add(login.toLowerCase(Locale.ROOT)));
    }

    private static boolean isInSession(Section section) {
        return World.SCHOOLS.contains(section.school)
                && section.terms.equals(World.YEAR)
                && !section.type.startsWith("ext:");
    }

    private String subject(Section section) {
        boolean ela = section.subjectCodes.contains("01");
        boolean math = section.subjectCodes.contains("02");
        return ela && math ? "All" : ela ? "ELA" : math ? "Math" : otherwise;
    }

    private List<String> nameParts(Slot slot) {
        if (!slot.key().startsWith("teacher:")) {
            return List.of();
        }
        Teacher teacher = world.teachers.get(
                slot.key().substring("teacher:".length(), slot.key().indexOf('@')));
        return List.of(teacher.familyName, teacher.givenName);
    }

    private List<String> nameParts(Section section) {
        List<String> parts = new ArrayList<>(List.of(section.title));
        if (template.contains("course.title")) {
            parts.addAll(List.of(world.courses.get(section.source).get(0), section.code));
        }
        if (template.contains("teacher")) {
            parts.add(section.period);
            section.teachers().forEach(t -> parts.add(t.familyName + t.id + (t == section.primary)));
        }
        return parts;
    }
}

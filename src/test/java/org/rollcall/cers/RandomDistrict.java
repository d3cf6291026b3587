package org.rollcall.cers;

import static org.rollcall.cers.SmallDistrict.DATE;
import static org.rollcall.cers.SmallDistrict.DISTRICT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.lea.MappingKey;

/** A district drawn by lot, and, worked out apart from the code under test, what CERS should hold of it. */
final class RandomDistrict {

    static final Set<String> SCHOOLS = Set.of(DISTRICT + "0000001", DISTRICT + "0000002", DISTRICT + "0000003");

    /** What CERS should hold of a class, its parts together. */
    record Expected(String school, String subject, Set<String> ssids, Set<String> logins) {}

    private record Person(String id, String ssid, String name, LeftOut.Reason reason) {}

    private record Section(String id, String school, boolean taken, String subject) {}

    private final Random random;
    private final SmallDistrict district = new SmallDistrict();
    private final List<String> texts = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Person> students = new ArrayList<>();
    private final List<Person> teachers = new ArrayList<>();
    private final Map<Section, Set<Person>> learners = new HashMap<>();
    private final Map<Section, Set<Person>> instructors = new HashMap<>();
    private final String otherwise;

    RandomDistrict(long seed, int mostSections) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            texts.add(NastyText.of(random));
        }
        otherwise = pick("All", "Math", "none");
        settings();
        frame();
        int count = 1 + random.nextInt(mostSections);
        for (int i = 0; i < 5 + random.nextInt(60); i++) {
            student(i);
        }
        for (int i = 0; i < 1 + random.nextInt(8); i++) {
            teacher(i);
        }
        for (int i = 0; i < count; i++) {
            section(i);
        }
        for (String alike : List.of("z", "Z", "\uFF5A", "\uFF3A")) {
            section(alike, texts.get(0), "s1", "");
        }
    }

    SmallDistrict district() {
        return district;
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String text() {
        String text = oneIn(3) ? NastyText.of(random) : texts.get(random.nextInt(texts.size()));
        return oneIn(2) ? text : NastyText.respelt(text, random);
    }

    private void settings() {
        district.set(s -> s.setFiles(pick("lea", "school")));
        district.rule(rule -> {
            rule.setName(pick(
                    null,
                    "{class.title}",
                    "{course.title|class.title} {class.classCode}",
                    "{teacher.familyName} - {teacher.givenName} - {period}",
                    "= {class.title} {class.sourcedId}"));
            rule.setSubject(otherwise);
            rule.getSubjects().put("ELA", "01");
            rule.getSubjects().put("Math", "02");
        });
    }

    private void frame() {
        district.org("s1", "identifier=" + DISTRICT + "0000001")
                .org("s2", "identifier=" + DISTRICT.substring(0, 2) + "-" + DISTRICT.substring(2) + "-0000002")
                .org("s3", "identifier=")
                .maps(MappingKey.ORG, "s3", DISTRICT + "0000003")
                .org("other", "identifier=99200990000001")
                .org("none", "identifier=12")
                .session("y")
                .session("past", "startDate=2026-08-12", "endDate=" + DATE)
                .session("next", "startDate=" + DATE.plusDays(1))
                .course("m", "title=" + text())
                .course("e", "title=" + text(), "subjectCodes=01", "courseCode=" + text());
    }

    private void student(int i) {
        String id = "u" + i;
        String ssid = "99" + (10_000_000 + i);
        String name = text().strip() + id;
        int kind = random.nextInt(12);
        String cells =
                switch (kind) {
                    case 0 -> "";
                    case 1 -> "{SSID:" + ssid + "},{SSID:" + (Long.parseLong(ssid) + 500) + "}";
                    case 2 -> "{SSID:S" + ssid + "}";
                    default -> "{Local:" + i + "},{ssid:" + ssid + "}";
                };
        LeftOut.Reason reason =
                switch (kind) {
                    case 0 -> LeftOut.Reason.SSID_MISSING;
                    case 1 -> LeftOut.Reason.SSID_CONFLICT;
                    case 2 -> LeftOut.Reason.SSID_MALFORMED;
                    default -> null;
                };
        add(new Person(id, ssid, name, reason), cells);
        if (reason == null && oneIn(5)) {
            String other = oneIn(2) ? name : name + " Jr";
            add(new Person(id + "b", ssid, other, null), cells);
        }
    }

    private void add(Person student, String userIds) {
        students.add(student);
        district.row("users.csv", student.id, "userIds=" + userIds, "familyName=" + student.name);
    }

    private void teacher(int i) {
        String id = "t" + i;
        String login = id + "@demo.example";
        String email = pick(login, login, login.toUpperCase(java.util.Locale.ROOT), "", "\u00E9" + login, "none");
        boolean enabled = !oneIn(6);
        LeftOut.Reason reason = !enabled
                ? LeftOut.Reason.LOGIN_DISABLED
                : email.isEmpty()
                        ? LeftOut.Reason.LOGIN_MISSING
                        : email.equalsIgnoreCase(login) ? null : LeftOut.Reason.LOGIN_MALFORMED;
        teachers.add(new Person(id, login, "", reason));
        district.teacher(id, "email=" + email, "enabledUser=" + enabled);
        district.change("users.csv", "familyName=" + text(), "givenName=" + text());
    }

    private void section(int i) {
        String id = (oneIn(2) ? "k" : "K") + i / 2 + (i % 2 == 0 ? "" : pick("a", "A", "\u00E4", "\uFF41") + i % 4);
        if (oneIn(10)) {
            id = "k".repeat(110) + i;
        }
        String unique = id;
        if (sections.stream().anyMatch(s -> s.id.equals(unique))) {
            return;
        }
        section(unique, text(), pick("s1", "s1", "s1", "s2", "s2", "s3", "other", "none"), oneIn(2) ? "" : text());
    }

    private void section(String id, String title, String org, String code) {
        String type = pick("scheduled", "scheduled", "homeroom", oneIn(4) ? "ext:club" : "scheduled");
        String terms = pick("y", "y", "y,past", "past,next", "y", "next,y");
        String codes = pick("", "", "01", "0212", "02,01", "9");
        String course = pick("m", "e");
        String subject = subject(codes, course);
        boolean taken =
                org.startsWith("s") && !type.startsWith("ext") && terms.contains("y") && !subject.equals("none");
        Section section =
                new Section(id, org.startsWith("s") ? DISTRICT + "000000" + org.substring(1) : "", taken, subject);
        sections.add(section);
        learners.put(section, new HashSet<>());
        instructors.put(section, new HashSet<>());
        district.section(
                id,
                "title=" + title,
                "classCode=" + code,
                "periods=" + pick("", "1", "2", "2,1"),
                "schoolSourcedId=" + org,
                "classType=" + type,
                "termSourcedIds=" + terms,
                "subjectCodes=" + codes,
                "courseSourcedId=" + course);
        enroll(section);
    }

    private String subject(String codes, String course) {
        String all = codes.isEmpty() && course.equals("e") ? "01" : codes;
        boolean ela = all.contains("01");
        boolean math = all.contains("02");
        return ela && math ? "All" : ela ? "ELA" : math ? "Math" : otherwise;
    }

    private void enroll(Section section) {
        for (int i = random.nextInt(25); i > 0; i--) {
            Person student = students.get(random.nextInt(students.size()));
            enroll(section, student, learners, "student");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            Person teacher = teachers.get(random.nextInt(teachers.size()));
            enroll(section, teacher, instructors, "teacher");
        }
        if (oneIn(25)) {
            crowd(section);
        }
    }

    private void enroll(Section section, Person person, Map<Section, Set<Person>> members, String role) {
        boolean current = !oneIn(5);
        String dates = current
                ? pick("", "beginDate=" + DATE, "endDate=" + DATE.plusDays(1))
                : pick("endDate=" + DATE, "beginDate=" + DATE.plusDays(1));
        district.enroll(section.id, person.id, "role=" + role, "primary=" + oneIn(2));
        if (!dates.isEmpty()) {
            district.change("enrollments.csv", dates);
        }
        if (current) {
            members.get(section).add(person);
        }
    }

    /** Students enough for several parts. */
    private void crowd(Section section) {
        for (int i = 150 + random.nextInt(300); i > 0; i--) {
            String ssid = "98" + (10_000_000 + students.size());
            Person student = new Person("c" + students.size(), ssid, "Crowd " + students.size(), null);
            add(student, "{SSID:" + ssid + "}");
            enroll(section, student, learners, "student");
        }
    }

    /** What CERS should hold, by class and part; the name apart, which is worked out only by the code under test. */
    Map<String, Expected> expected() {
        Set<String> shared = shared();
        Map<String, Expected> expected = new TreeMap<>();
        for (Section section : sections) {
            Set<String> ssids = new TreeSet<>();
            learners.get(section).stream()
                    .filter(p -> p.reason == null && !shared.contains(p.ssid))
                    .forEach(p -> ssids.add(p.ssid));
            Set<String> logins = new TreeSet<>();
            instructors.get(section).stream().filter(p -> p.reason == null).forEach(p -> logins.add(p.ssid));
            if (section.taken) {
                if (!ssids.isEmpty()) {
                    expected.put(section.id, new Expected(section.school, section.subject, ssids, logins));
                }
            }
        }
        return expected;
    }

    /** Who should be left out, as id and reason. */
    Set<String> leftOut() {
        Set<String> shared = shared();
        Set<String> leftOut = new TreeSet<>();
        for (Section section : sections) {
            if (section.taken) {
                for (Person student : learners.get(section)) {
                    if (student.reason != null || shared.contains(student.ssid)) {
                        leftOut.add(student.id + " "
                                + (student.reason == null ? LeftOut.Reason.SSID_SHARED : student.reason));
                    }
                }
                instructors.get(section).stream()
                        .filter(p -> p.reason != null)
                        .forEach(p -> leftOut.add(p.id + " " + p.reason));
            }
        }
        return leftOut;
    }

    /** SSIDs that people of different names have in classes that count. */
    private Set<String> shared() {
        Map<String, Set<String>> names = new HashMap<>();
        sections.stream().filter(Section::taken).forEach(section -> learners.get(section).stream()
                .filter(p -> p.reason == null)
                .forEach(
                        p -> names.computeIfAbsent(p.ssid, s -> new HashSet<>()).add(p.name)));
        Set<String> shared = new HashSet<>();
        names.forEach((ssid, different) -> {
            if (different.size() > 1) {
                shared.add(ssid);
            }
        });
        return shared;
    }
}

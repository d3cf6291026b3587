package org.rollcall.nights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.cers.NastyText;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.SideFiles;
import org.rollcall.lea.StudentList;

/** A district drawn by lot, which changes by lot from night to night. */
final class ChangingDistrict {

    private static final String A = "first";
    private static final String B = "second";

    static final String FIELD = "field metadata.counselor";
    private static final String LIST = "clubs.csv";
    /** Who sees every group of the saved list. */
    static final String CLUB = "clubs@demo.example";

    private final Random random;
    private final World world = new World(A, B);
    private final List<String> texts = new ArrayList<>();
    private final List<Section> gone = new ArrayList<>();
    private final String template;
    private final String otherwise;
    private final String files;
    private final String second;
    /** The group of the saved list that a student is in, by sourcedId. */
    private final Map<String, String> listed = new TreeMap<>();

    private int numbers;
    private Set<String> landed = world.all();

    ChangingDistrict(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            texts.add(NastyText.of(random));
        }
        template = pick(
                "{class.title}",
                "{course.title|class.title} {class.classCode}",
                "{class.title} - {teacher.familyName} - {period}",
                "= {class.title} {class.sourcedId}");
        otherwise = pick("All", "Math", "none");
        files = pick("lea", "school");
        second = pick("", "", "teacher", "grade", "list", FIELD);
        for (String source : world.sources) {
            world.courses.put(source, List.of(text(), text()));
            for (int i = 1 + random.nextInt(6); i > 0; i--) {
                newSection(source);
            }
            Section anchor = newSection(source);
            anchor.school = World.LINCOLN;
            anchor.subjectCodes = "01";
            anchor.title = texts.get(0);
            newStudent(anchor);
        }
    }

    World world() {
        return world;
    }

    Set<String> landed() {
        return landed;
    }

    boolean isWhole() {
        return landed.size() == world.sources.size();
    }

    /** Its settings. */
    Lea lea() {
        LeaSettings settings = new LeaSettings();
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode(World.DISTRICT);
        settings.setSources(String.join(", ", world.sources));
        settings.setPolicies(Map.of(A, "skip", B, "skip"));
        settings.setIdentity(
                Map.of("class", "sourcedId", "course", "sourcedId", "student", "sourcedId", "staff", "sourcedId"));
        settings.setFiles(files);
        GroupSettings rule = new GroupSettings();
        rule.setName(template);
        rule.setSubject(otherwise);
        rule.getSubjects().put("ELA", "01");
        rule.getSubjects().put("Math", "02");
        settings.getGroups().add(rule);
        if (!second.isEmpty()) {
            settings.getGroups().add(secondRule());
        }
        return settings.resolve("demo", new SideFiles(Map.of(), Map.of(LIST, rows()), List.of(), List.of()));
    }

    private GroupSettings secondRule() {
        GroupSettings rule = new GroupSettings();
        rule.setBy(second);
        rule.setStaff("primary, co-teachers");
        rule.setName(
                switch (second) {
                    case "teacher" -> "{teacher.familyName} {teacher.givenName}";
                    case "grade" -> "Grade {grade}";
                    case "list" -> "{list}";
                    default -> "{field}";
                });
        if (second.equals("list")) {
            rule.setList(LIST);
        }
        return rule;
    }

    private List<StudentList.Row> rows() {
        List<StudentList.Row> rows = new ArrayList<>();
        listed.forEach((id, group) -> rows.add(new StudentList.Row(rows.size() + 2, group, id, "", "", null)));
        new TreeSet<>(listed.values())
                .forEach(group -> rows.add(new StudentList.Row(rows.size() + 2, group, "", CLUB, "", null)));
        return rows;
    }

    /** Half of the nights are not whole; what a source does not send changes all the same. */
    void nextNight() {
        for (int i = random.nextInt(7); i > 0; i--) {
            change();
        }
        int lot = random.nextInt(6);
        landed = lot == 0 ? Set.of(A) : lot == 1 ? Set.of(B) : world.all();
    }

    private void change() {
        Section section = anySection();
        switch (random.nextInt(18)) {
            case 0 -> drop(section);
            case 1 -> comeBack();
            case 2 -> section.title = text();
            case 3 -> section.title = anySection().title;
            case 4 -> {
                Section other = anySection();
                String title = other.title;
                other.title = section.title;
                section.title = title;
            }
            case 5 -> section.title = NastyText.respelt(section.title, random);
            case 6 -> section.code = oneIn(2) ? "" : text();
            case 7 -> section.period = pick("", "1", "2");
            case 8 -> section.primary = oneIn(5) ? null : someTeacher(section.source);
            case 9 -> section.others.add(someTeacher(section.source));
            case 10 -> section.others.clear();
            case 11 -> someTeacher(section.source).email = pick("", "new" + random.nextInt(9) + "@demo.example");
            case 12 -> move(section);
            case 13 -> crowd(section);
            case 14 -> section.subjectCodes = pick("", "01", "02", "01,02", "9");
            case 15 -> section.school = pick(World.LINCOLN, World.WASHINGTON, World.ELSEWHERE);
            case 16 -> loseSsids(section);
            default -> newSection(pick(A, B));
        }
    }

    private void drop(Section section) {
        switch (random.nextInt(4)) {
            case 0 -> section.terms = World.PAST;
            case 1 -> section.type = "ext:club";
            case 2 -> section.students.clear();
            default -> {
                world.sections.remove(section.id);
                gone.add(section);
            }
        }
    }

    private void comeBack() {
        world.sections.values().forEach(s -> {
            s.terms = World.YEAR;
            s.type = "scheduled";
        });
        gone.forEach(s -> world.sections.put(s.id, s));
        gone.clear();
    }

    private void move(Section from) {
        List<Section> others = world.sections.values().stream()
                .filter(s -> s.source.equals(from.source))
                .toList();
        Section to = others.get(random.nextInt(others.size()));
        List<Student> some = from.students.stream()
                .filter(s -> random.nextBoolean())
                .limit(100)
                .toList();
        some.forEach(from.students::remove);
        to.students.addAll(some);
        if (oneIn(3)) {
            newStudent(to);
        }
    }

    private void crowd(Section section) {
        if (section.students.size() > 100 && oneIn(2)) {
            List<Student> leaving = section.students.stream()
                    .skip(random.nextInt(section.students.size()))
                    .toList();
            leaving.forEach(world::remove);
            return;
        }
        for (int i = pick(1, 199, 200, 201, 400, 401) - section.students.size(); i > 0; i--) {
            newStudent(section);
        }
    }

    private void loseSsids(Section section) {
        boolean all = oneIn(2);
        for (Student student : section.students) {
            if (all || oneIn(3)) {
                student.identifier = student.hasSsid() ? pick("", "S" + student.ssid) : student.ssid;
            }
        }
    }

    private Section newSection(String source) {
        String id = source.charAt(0) + pick("k", "K") + world.sections.size() + "-" + gone.size();
        if (world.sections.containsKey(id)) {
            return anySection();
        }
        Section section = world.section(id, source, pick(World.LINCOLN, World.LINCOLN, World.WASHINGTON), text());
        section.code = oneIn(2) ? "" : text();
        section.period = pick("", "1", "2");
        section.subjectCodes = pick("", "01", "02", "01,02", "9");
        section.primary = oneIn(6) ? null : someTeacher(source);
        for (int i = random.nextInt(8); i > 0; i--) {
            newStudent(section);
        }
        List<Student> there = world.studentsOf(source);
        for (int i = random.nextInt(8); i > 0 && !there.isEmpty(); i--) {
            section.students.add(there.get(random.nextInt(there.size())));
        }
        if (oneIn(12)) {
            crowd(section);
        }
        return section;
    }

    private void newStudent(Section section) {
        Student student = world.student(++numbers, section.source);
        boolean first = section.source.equals(A); // a group is of one source
        student.grade = first ? pick("KG", "04") : pick("05", "12");
        student.counselor = first ? pick("", "Jones", "=Lee") : pick("", "Ng");
        if (oneIn(3)) {
            listed.put(student.id, first ? pick("Choir", "Chess") : "Band");
        }
        section.students.add(student);
    }

    private Teacher someTeacher(String source) {
        String id = source.charAt(0) + "t" + random.nextInt(5);
        boolean known = world.teachers.containsKey(id);
        Teacher teacher = world.teacher(id, source);
        if (!known) {
            teacher.familyName = text();
            teacher.givenName = text();
            teacher.email = oneIn(6) ? "" : oneIn(2) ? teacher.email : teacher.email.toUpperCase(Locale.ROOT);
        }
        return teacher;
    }

    private Section anySection() {
        List<Section> all = List.copyOf(world.sections.values());
        return all.get(random.nextInt(all.size()));
    }

    /** What should come of tonight. */
    MeantGroups meant() {
        return new MeantGroups(world, landed, template, otherwise, second, listed);
    }

    private String text() {
        String text = oneIn(3) ? NastyText.of(random) : texts.get(random.nextInt(texts.size()));
        return oneIn(2) ? text : NastyText.respelt(text, random);
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }
}

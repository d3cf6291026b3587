package org.rollcall.lea;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One entry of {@code groups} as written; {@link GroupRule} says what each means. */
public final class GroupSettings {

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");
    /** Columns of OneRoster's users; any other name is that of an extension. */
    private static final Set<String> USER_COLUMNS = Set.of(
            "agentSourcedIds",
            "email",
            "familyName",
            "givenName",
            "grades",
            "identifier",
            "middleName",
            "orgSourcedIds",
            "primaryOrgSourcedId",
            "sourcedId",
            "userMasterIdentifier",
            "username");

    private String by;
    private String list;
    private String classes;
    private String name;
    private String subject;
    private String staff;
    private String minimumStudents;
    private Map<String, String> subjects = new LinkedHashMap<>();
    private Map<String, String> courses = new LinkedHashMap<>();
    private Map<String, String> include = new LinkedHashMap<>();
    private Map<String, String> exclude = new LinkedHashMap<>();

    GroupRule read(SettingsReader reader, String setting, SideFiles files) {
        String[] words = reader.text(setting, by, "section").split("\\s+", 2);
        GroupBy kind = reader.oneOf(setting + ".by", words[0], GroupBy.class, GroupBy.SECTION);
        Staff access = staff(reader, setting + ".staff", kind);
        int least = reader.number(setting + ".minimumStudents", minimumStudents, 1);
        if (least < 1) {
            reader.problem(setting + ".minimumStudents", "must be at least 1");
        }
        return new GroupRule(
                kind,
                column(reader, setting + ".by", kind, words),
                list(reader, setting + ".list", kind, files),
                types(reader, setting),
                new ClassFilter(
                        filter(reader, setting + ".include", include), filter(reader, setting + ".exclude", exclude)),
                template(reader, setting + ".name", kind, access),
                bySubject(reader, setting + ".subjects", kind, subjects, Function.identity()),
                bySubject(reader, setting + ".courses", kind, courses, GroupSettings::pattern),
                subject(reader, setting + ".subject", kind),
                access,
                least);
    }

    private static String column(SettingsReader reader, String setting, GroupBy kind, String... words) {
        String named = words.length > 1 ? words[1].trim() : "";
        if (kind == GroupBy.GRADE) {
            return GroupRule.GRADES;
        }
        if (kind == GroupBy.FIELD && !COLUMN.matcher(named).matches()) {
            reader.problem(setting, "name a column of students: field counselor, or field metadata.counselor");
        } else if (kind != GroupBy.FIELD && !named.isEmpty()) {
            reader.problem(setting, "'" + named + "' does not belong there");
        }
        return kind != GroupBy.FIELD
                ? ""
                : USER_COLUMNS.contains(named) || named.startsWith("metadata.") ? named : "metadata." + named;
    }

    private StudentList list(SettingsReader reader, String setting, GroupBy kind, SideFiles files) {
        if (kind != GroupBy.LIST) {
            if (reader.isSet(list)) {
                reader.problem(setting, "is for rules by list");
            }
            return null;
        }
        if (!reader.isSet(list)) {
            reader.problem(
                    setting, "is missing; name a CSV beside the LEA's file with the columns group,student,login");
            return null;
        }
        return new StudentList(list.trim(), files.lists().getOrDefault(list.trim(), List.of()));
    }

    private SortedSet<ClassType> types(SettingsReader reader, String setting) {
        SortedSet<ClassType> types = new TreeSet<>();
        for (String type : reader.list(reader.text(setting, classes, "scheduled, homeroom"))) {
            ClassType read = reader.oneOf(setting + ".classes", type, ClassType.class, null);
            if (read != null) {
                types.add(read);
            }
        }
        return Collections.unmodifiableSortedSet(types);
    }

    private static Map<FilterKey, List<Wildcard>> filter(
            SettingsReader reader, String setting, Map<String, String> written) {
        Map<FilterKey, List<Wildcard>> read = new EnumMap<>(FilterKey.class);
        written.forEach((word, text) -> {
            String item = setting + "[" + word + "]";
            FilterKey key = FilterKey.of(word);
            List<String> values = reader.list(text);
            if (key == null) {
                reader.problem(item, "classes cannot be chosen by that; they can by " + FilterKey.words());
            } else if (values.isEmpty() || values.contains("")) {
                reader.problem(item, "has an empty item; name values, with * for anything in them");
            } else {
                read.put(
                        key,
                        values.stream().map(value -> Wildcard.of(key, value)).toList());
            }
        });
        return read;
    }

    private NameTemplate template(SettingsReader reader, String setting, GroupBy kind, Staff access) {
        String otherwise =
                switch (kind) {
                    case SECTION -> "{course.title|class.title} P{period} {class.classCode} {teacher.familyName}";
                    case TEACHER -> "{teacher.familyName} {teacher.givenName}";
                    case LIST -> "{list}";
                    case GRADE -> "Grade {grade}";
                    case FIELD -> "{field}";
                };
        NameTemplate template = reader.parsed(setting, reader.text(setting, name, otherwise), NameTemplate::parse);
        Set<NamePart> known = parts(kind, access);
        if (template != null) {
            template.parts().stream()
                    .filter(part -> !known.contains(part))
                    .forEach(part -> reader.problem(
                            setting,
                            "{" + part.key() + "} is nothing that a group by "
                                    + kind.name().toLowerCase(Locale.ROOT) + " has"));
        }
        return template;
    }

    private static Set<NamePart> parts(GroupBy kind, Staff access) {
        if (kind.isOfClasses()) {
            return EnumSet.complementOf(EnumSet.of(NamePart.LIST, NamePart.FIELD));
        }
        Set<NamePart> parts = EnumSet.of(NamePart.SCHOOL_NAME, NamePart.SCHOOL_YEAR);
        parts.add(kind == GroupBy.LIST ? NamePart.LIST : kind == GroupBy.GRADE ? NamePart.GRADE : NamePart.FIELD);
        if (access.field()) {
            parts.addAll(EnumSet.of(NamePart.TEACHER_FAMILY_NAME, NamePart.TEACHER_GIVEN_NAME));
        }
        return parts;
    }

    private Subject subject(SettingsReader reader, String setting, GroupBy kind) {
        if (!"none".equals(subject)) {
            return reader.oneOf(setting, subject, Subject.class, Subject.ALL);
        }
        if (!kind.isOfClasses()) {
            reader.problem(setting, "'none' would leave everything out; only classes have subjects of their own");
        }
        return null;
    }

    /**
     * Nobody has access to students who are not theirs without being named: of a teacher's students, those who teach some
     * with them have not all, and of groups of other things than classes no teacher has.
     */
    private Staff staff(SettingsReader reader, String setting, GroupBy kind) {
        String usual =
                switch (kind) {
                    case SECTION -> "primary, co-teachers, substitutes";
                    case TEACHER -> "primary, substitutes";
                    default -> "none";
                };
        Set<String> words = new TreeSet<>(reader.list(reader.text(setting, staff, usual)));
        boolean field = words.remove("field");
        if (field && kind != GroupBy.FIELD) {
            reader.problem(setting, "'field' is for rules by field");
        }
        if (words.remove("none") && (field || !words.isEmpty())) {
            reader.problem(setting, "'none' stands alone");
        }
        boolean primary = words.remove("primary");
        boolean others = words.remove("co-teachers");
        boolean substitutes = words.remove("substitutes");
        for (String word : words) {
            if (!Vocabulary.isRole(word) || word.equals("student") || word.equals("teacher")) {
                reader.problem(
                        setting,
                        "'" + word + "' is none of primary, co-teachers, substitutes, field, none, nor the role of"
                                + " an enrollment such as aide, proctor, administrator or ext:coach");
            }
        }
        return new Staff(primary, others, substitutes, field, words);
    }

    private static <T> Map<Subject, List<T>> bySubject(
            SettingsReader reader,
            String setting,
            GroupBy kind,
            Map<String, String> written,
            Function<String, T> parse) {
        Map<Subject, List<T>> read = new EnumMap<>(Subject.class);
        if (!kind.isOfClasses() && !written.isEmpty()) {
            reader.problem(setting, "is for rules by section and by teacher; say the subject of all in subject");
        }
        written.forEach((subject, text) -> {
            String item = setting + "[" + subject + "]";
            Subject key = reader.oneOf(item, subject.toLowerCase(Locale.ROOT), Subject.class, null);
            List<T> values = new ArrayList<>();
            for (String value : reader.list(text)) {
                if (value.isEmpty()) {
                    reader.problem(item, "has an empty item, which would match everything");
                } else {
                    values.add(reader.parsed(item, value, parse));
                }
            }
            if (key != null) {
                read.put(key, List.copyOf(values.stream().filter(v -> v != null).toList()));
            }
        });
        return read;
    }

    private static Pattern pattern(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not a pattern: " + e.getDescription(), e);
        }
    }

    public void setBy(String by) {
        this.by = by;
    }

    /** The CSV that a rule by list names; blank or null when it names none. */
    public String getList() {
        return list;
    }

    public void setList(String list) {
        this.list = list;
    }

    public void setClasses(String classes) {
        this.classes = classes;
    }

    public void setName(String name) {
        this.name = name;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public void setStaff(String staff) {
        this.staff = staff;
    }

    public void setMinimumStudents(String minimumStudents) {
        this.minimumStudents = minimumStudents;
    }

    public Map<String, String> getSubjects() {
        return subjects;
    }

    public void setSubjects(Map<String, String> subjects) {
        this.subjects = subjects;
    }

    public Map<String, String> getCourses() {
        return courses;
    }

    public void setCourses(Map<String, String> courses) {
        this.courses = courses;
    }

    public Map<String, String> getInclude() {
        return include;
    }

    public void setInclude(Map<String, String> include) {
        this.include = include;
    }

    public Map<String, String> getExclude() {
        return exclude;
    }

    public void setExclude(Map<String, String> exclude) {
        this.exclude = exclude;
    }
}

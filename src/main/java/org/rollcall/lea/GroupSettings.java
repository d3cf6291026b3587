package org.rollcall.lea;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** One entry of {@code groups} as written; {@link GroupRule} says what each means. */
public final class GroupSettings {

    private String classes;
    private String name;
    private String subject;
    private Map<String, String> subjects = new LinkedHashMap<>();
    private Map<String, String> courses = new LinkedHashMap<>();

    GroupRule read(SettingsReader reader, String setting) {
        Set<ClassType> types = EnumSet.noneOf(ClassType.class);
        for (String type : reader.list(reader.text(setting, classes, "scheduled, homeroom"))) {
            ClassType read = reader.oneOf(setting + ".classes", type, ClassType.class, null);
            if (read != null) {
                types.add(read);
            }
        }
        String template = reader.text(
                setting, name, "{course.title|class.title} P{period} {class.classCode} {teacher.familyName}");
        Subject otherwise =
                "none".equals(subject) ? null : reader.oneOf(setting + ".subject", subject, Subject.class, Subject.ALL);
        return new GroupRule(
                Set.copyOf(types),
                reader.parsed(setting + ".name", template, NameTemplate::parse),
                bySubject(reader, setting + ".subjects", subjects, Function.identity()),
                bySubject(reader, setting + ".courses", courses, GroupSettings::pattern),
                otherwise);
    }

    private static <T> Map<Subject, List<T>> bySubject(
            SettingsReader reader, String setting, Map<String, String> written, Function<String, T> parse) {
        Map<Subject, List<T>> read = new EnumMap<>(Subject.class);
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

    public String getClasses() {
        return classes;
    }

    public void setClasses(String classes) {
        this.classes = classes;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
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
}

package org.rollcall.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happens to the classes of a school as nights go by: nothing on most. */
final class ScheduleChanges {

    private static final int FIRST_NIGHT = 2;
    private static final int EVERY = 40;

    private static final String DROPPED = "PEMS";
    /** What classes may become. */
    private static final Map<String, String> BECOMES = Map.of("ENG11", "APLANG", "ENG12", "APLIT");
    /** So many classes a teacher who leaves should have had: a few, for people to look at. */
    private static final int FEW = 3;

    private final Settings settings;
    private final School school;
    private final MasterSchedule schedule;
    private final List<String> news = new ArrayList<>();

    /**
     * @param schedule of the first night
     */
    ScheduleChanges(Settings settings, School school, MasterSchedule schedule) {
        this.settings = settings;
        this.school = school;
        this.schedule = schedule;
    }

    /** Makes all changes up to the night, and says what those of the night itself are. */
    List<String> make() {
        for (int night = FIRST_NIGHT; night <= settings.night(); night += EVERY) {
            news.clear();
            Dice dice = Topic.SCHEDULE.dice(settings, school.index(), night);
            if (school.is(Oddity.DROPPED_CLASSES)) {
                drop(dice);
            }
            if (school.is(Oddity.CHANGED_CLASSES)) {
                rededicate(dice);
                replaceTeacher(dice);
            }
        }
        return (settings.night() - FIRST_NIGHT) % EVERY == 0 ? List.copyOf(news) : List.of();
    }

    private void drop(Dice dice) {
        List<Section> candidates = schedule.sections().stream()
                .filter(section -> section.course().code().equals(DROPPED))
                .toList();
        if (!candidates.isEmpty()) {
            Section section = dice.pick(candidates);
            schedule.drop(section);
            news.add("dropped: " + section.title() + " at " + school.name());
        }
    }

    private void rededicate(Dice dice) {
        List<Section> candidates = schedule.sections().stream()
                .filter(section -> BECOMES.containsKey(section.course().code()))
                .toList();
        if (!candidates.isEmpty()) {
            Section section = dice.pick(candidates);
            Course course = CourseCatalog.course(BECOMES.get(section.course().code()));
            schedule.rededicate(section, course);
            news.add("renamed: " + section.title() + " at " + school.name() + ", now " + course.title());
        }
    }

    /** One whose classes are in session on every date. */
    private void replaceTeacher(Dice dice) {
        List<Teacher> candidates = schedule.replaceable().stream()
                .filter(teacher -> !sections(teacher).isEmpty())
                .filter(teacher -> sections(teacher).stream().allMatch(section -> section.term() == Term.FULL_YEAR))
                .toList();
        if (candidates.isEmpty()) {
            return;
        }
        int nearest = candidates.stream().mapToInt(this::fromFew).min().orElseThrow();
        Teacher leaving = dice.pick(candidates.stream()
                .filter(teacher -> fromFew(teacher) == nearest)
                .toList());
        int classes = sections(leaving).size();
        Teacher successor = schedule.succeed(leaving);
        news.add(String.format(
                Locale.ROOT,
                "teacher replaced: %s by %s, %d %s at %s",
                fullName(leaving),
                fullName(successor),
                classes,
                classes == 1 ? "class" : "classes",
                school.name()));
    }

    private int fromFew(Teacher teacher) {
        return Math.abs(sections(teacher).size() - FEW);
    }

    private List<Section> sections(Teacher teacher) {
        return schedule.sections().stream()
                .filter(section -> section.teacher().equals(teacher))
                .toList();
    }

    private static String fullName(Teacher teacher) {
        return teacher.name().given() + " " + teacher.name().family();
    }
}

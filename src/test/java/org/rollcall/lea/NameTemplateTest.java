package org.rollcall.lea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTemplateTest {

    private static NameTemplate template(String text) {
        LeaSettings settings = new LeaSettings();
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode("9910099");
        settings.setSources("oneroster-zip");
        settings.getGroups().add(new GroupSettings());
        settings.getGroups().get(0).setName(text);
        return settings.resolve("demo", Map.of()).groups().get(0).name();
    }

    /** @param values {@code PART=value}, separated by semicolons; other parts are blank */
    @ParameterizedTest(name = "{0} with {1}: {2}")
    @CsvSource(
            delimiter = '!',
            emptyValue = "",
            value = {
                "{course.title}                     ! COURSE_TITLE=Math 7                       ! Math 7",
                "{course.title} P{period}           ! COURSE_TITLE=Math;PERIOD=3                ! Math P3",
                "{course.title} P{period}           ! COURSE_TITLE=Math                         ! Math",
                "{course.title} P{period}           ! PERIOD=3                                  ! P3",
                "{course.title} P{period}           ! ''                                        ! ''",
                "{course.title} P{period}           ! COURSE_TITLE= ;PERIOD= \t                 ! ''",
                "Group {course.title}               ! COURSE_TITLE=Math                         ! Group Math",
                "Group {course.title}               ! ''                                        ! ''",
                "{course.title|class.title}         ! COURSE_TITLE=Math;CLASS_TITLE=Sec         ! Math",
                "{course.title|class.title}         ! CLASS_TITLE=Sec                           ! Sec",
                "{class.title|course.title}         ! COURSE_TITLE=Math;CLASS_TITLE=Sec         ! Sec",
                "{course.title} - {period}          ! COURSE_TITLE=Math;PERIOD=3                ! Math - 3",
                "{course.title} - {period}          ! COURSE_TITLE=Math                         ! Math",
                "{course.title} - {period}          ! PERIOD=3                                  ! 3",
                "{course.title} - {period} - {term} ! COURSE_TITLE=Math;TERM=Q1                 ! Math - Q1",
                "{course.title} - {period} - {term} ! TERM=Q1                                   ! Q1",
                "{course.title} / - {term}          ! COURSE_TITLE=Math;TERM=Q1                 ! Math - Q1",
                "- {course.title} -                 ! COURSE_TITLE=Math                         ! Math",
                "{course.title} ({period})          ! COURSE_TITLE=Math;PERIOD=3                ! Math (3)",
                "{course.title} ({period})          ! COURSE_TITLE=Math                         ! Math",
                "{course.title} {period}-{term}     ! COURSE_TITLE=Math;PERIOD=3;TERM=Q1        ! Math 3-Q1",
                "{course.title} {period}-{term}     ! COURSE_TITLE=Math;PERIOD=3                ! Math 3-",
                "{grade}{grade}                     ! GRADE=7                                   ! 77",
                "  {course.title}   P{period}       ! COURSE_TITLE=Math;PERIOD=3                ! Math P3"
            })
    void a_word_whose_parts_are_blank_goes_and_so_does_a_mark_beside_nothing(String text, String values, String name) {
        Map<NamePart, String> parts = Arrays.stream(values.split(";"))
                .filter(value -> !value.isEmpty())
                .map(value -> value.split("=", 2))
                .collect(Collectors.toMap(value -> NamePart.valueOf(value[0]), value -> value[1]));

        assertThat(template(text).render(part -> parts.getOrDefault(part, ""))).isEqualTo(name);
        assertThat(template(text).render(parts::get))
                .as("with no value for blank")
                .isEqualTo(name);
    }

    @Test
    void a_template_knows_its_parts_and_its_text() {
        NameTemplate template = template(" {class.title|course.title} P{period} ");

        assertThat(template.parts()).containsExactly(NamePart.COURSE_TITLE, NamePart.CLASS_TITLE, NamePart.PERIOD);
        assertThat(template).hasToString("{class.title|course.title} P{period}");
    }

    @Test
    void every_part_can_be_named() {
        Set<NamePart> ofClasses = template("{course.title} {course.courseCode} {class.title} {class.classCode}"
                        + " {class.sourcedId} {period} {term} {grade} {teacher.familyName} {teacher.givenName}"
                        + " {school.name} {schoolYear}")
                .parts();

        assertThat(ofClasses).isEqualTo(EnumSet.complementOf(EnumSet.of(NamePart.LIST, NamePart.FIELD)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Math            | a group's name needs at least one part such as {course.title}",
                "{teacher}       | '{teacher}' is not a part of a group's name; use one of {course.title}"
                        + " {course.courseCode} {class.title} {class.classCode} {class.sourcedId} {period} {term}"
                        + " {grade} {list} {field} {teacher.familyName} {teacher.givenName} {school.name} {schoolYear}",
                "P{period        | 'P{period' has a brace without its other half; a part is written {course.title},"
                        + " without blanks",
                "{course.title}} | '}' has a brace without its other half; a part is written {course.title},"
                        + " without blanks"
            })
    void a_template_that_cannot_be_used_is_a_problem_of_the_settings(String text, String sentence) {
        assertThatThrownBy(() -> template(text))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("groups[0].name: " + sentence);
    }
}

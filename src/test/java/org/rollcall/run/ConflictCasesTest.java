package org.rollcall.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.merge.Conflict;
import org.rollcall.merge.ConflictCase;
import org.rollcall.merge.Export;
import org.rollcall.merge.MergeDesk;
import org.rollcall.merge.MergedNight;

/** Every conflict there is, each from a data file of its own, and what a run says of it. */
class ConflictCasesTest {

    private static final String HEADER =
            "kind,entity,sourcedId,field,kept,keptSource,keptFile,keptLine,lost,lostSource,lostFile,lostLine,what";
    private static final String CERS =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login";

    @TempDir
    Path folder;

    static Stream<ConflictCase> cases() {
        return ConflictCase.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_conflict_is_one_line_and_the_groups_are_what_was_decided(ConflictCase one) throws IOException {
        MergedNight night = night(one, false);

        RunReports.writeConflicts(folder, night.merged().conflicts());
        RunReports.writeLeftOut(folder, night.mapping().leftOut());
        assertThat(report("conflicts.csv", HEADER)).isEqualTo(one.lines("conflicts.csv"));
        assertThat(night.merged().sentences()).isEqualTo(one.lines("run.json"));
        assertThat(report("left-out.csv", "kind,school,sourcedId,name,reason,what,fix,who,source,file,line"))
                .isEqualTo(one.lines("left-out.csv"));
        assertThat(night.cers().lines().filter(line -> !line.equals(CERS))).isEqualTo(one.lines("cers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_order_of_the_rows_makes_no_difference(ConflictCase one) throws IOException {
        MergedNight night = night(one, true);

        assertThat(night.merged().sentences()).containsExactlyInAnyOrderElementsOf(one.lines("run.json"));
        assertThat(night.cers().lines().filter(line -> !line.equals(CERS))).isEqualTo(one.lines("cers"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void sentences_have_nothing_of_a_person(ConflictCase one) throws IOException {
        MergedNight night = night(one, false);

        for (String sentence : night.merged().sentences()) {
            assertThat(sentence).doesNotContain("Quillamar", "Brandewyn", "demo.example", "99000000");
            for (Conflict conflict : night.merged().conflicts()) {
                Stream.of(conflict.kept().value(), conflict.lost().value())
                        .filter(value -> value.length() > 3)
                        .forEach(value -> assertThat(sentence).doesNotContain(value));
            }
        }
    }

    private MergedNight night(ConflictCase one, boolean reversed) throws IOException {
        MergeDesk desk = new MergeDesk(folder);
        for (Map.Entry<String, Export> export : one.exports().entrySet()) {
            desk.source(export.getKey(), reversed ? export.getValue().reversed() : export.getValue());
        }
        one.settings().forEach(desk::set);
        return desk.named("{course.title} P{period} {class.title} {teacher.familyName}")
                .night();
    }

    /** The lines of a report below its header, whose ends are Windows'; none when it is not there. */
    private List<String> report(String name, String header) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file);
        assertThat(text).startsWith(header + "\r\n").endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        return text.lines().skip(1).toList();
    }
}

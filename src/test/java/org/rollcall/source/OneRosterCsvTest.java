package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;

/** What becomes of rows: each is kept, merged, filtered by a named rule, or refused with line, field and reason. */
class OneRosterCsvTest {

    private static final String ROLES = "administrator, aide, counselor, districtAdministrator, guardian, parent,"
            + " principal, proctor, relative, siteAdministrator, student, systemAdministrator, teacher";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    static Stream<Arguments> refusedRows() {
        return Stream.of(
                row("orgs.csv", ",,,No Id,school,,", "sourcedId blank-required: is blank; a value is required"),
                row("orgs.csv", "x,,,,school,,", "name blank-required: is blank; a value is required"),
                row("orgs.csv", "x,,,Cedar,,,", "type blank-required: is blank; a value is required"),
                row(
                        "orgs.csv",
                        "x,,,Cedar,School,,",
                        "type bad-value: 'School' is none of department, district, local, national, school, state"),
                row(
                        "orgs.csv",
                        "x,deleted,,Cedar,school,,",
                        "status bad-value: 'deleted' is none of active, inactive, tobedeleted"),
                row(
                        "orgs.csv",
                        "x,,,Cedar",
                        " too-few-fields: has 4 fields where the header has 7; perhaps a line break inside a value"),
                row(
                        "academicSessions.csv",
                        "x,,,Fall,term,,2026-12-19,,2027",
                        "startDate blank-required: is blank; a value is required"),
                row(
                        "academicSessions.csv",
                        "x,,,Fall,term,2026-08-17,,,2027",
                        "endDate blank-required: is blank; a value is required"),
                row(
                        "academicSessions.csv",
                        "x,,,Fall,term,08/17/2026,2026-12-19,,2027",
                        "startDate bad-value: '08/17/2026' is not a date; write YYYY-MM-DD"),
                row(
                        "academicSessions.csv",
                        "x,,,Fall,term,2026-08-17,2026-02-30,,2027",
                        "endDate bad-value: '2026-02-30' is not a date; write YYYY-MM-DD"),
                row(
                        "academicSessions.csv",
                        "x,,,Fall,term,2026-12-19,2026-08-17,,2027",
                        "endDate bad-value: 2026-08-17 is before the startDate 2026-12-19"),
                row("classes.csv", "x,,,A,,c2,,,,s2,t1,,,", "classType blank-required: is blank; a value is required"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,Scheduled,,s2,t1,,,",
                        "classType bad-value: 'Scheduled' is none of homeroom, scheduled"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,scheduled,,,t1,,,",
                        "schoolSourcedId blank-required: is blank; a value is required"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,scheduled,,s9,t1,,,",
                        "schoolSourcedId dangling-reference: no row of orgs has the sourcedId it names"),
                row(
                        "classes.csv",
                        "x,,,A,,,,scheduled,,s2,t1,,,",
                        "courseSourcedId blank-required: is blank; a value is required"),
                row(
                        "classes.csv",
                        "x,,,A,,c9,,scheduled,,s2,t1,,,",
                        "courseSourcedId dangling-reference: no row of courses has the sourcedId it names"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,scheduled,,s2,,,,",
                        "termSourcedIds blank-required: is blank; a value is required"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,scheduled,,s2,\", ,\",,,",
                        "termSourcedIds blank-required: holds blank items alone; a value is required"),
                row(
                        "classes.csv",
                        "x,,,A,,c2,,scheduled,,s2,\"t1,T2\",,,",
                        "termSourcedIds dangling-reference: no row of academicSessions has the sourcedId it names"),
                row(
                        "users.csv",
                        "x,,,true,s1,,x,,Kestrelan,Marrowby,,,,,,,,",
                        "role blank-required: is blank; a value is required"),
                row(
                        "users.csv",
                        "x,,,true,s1,Kestrelan,x,,Kestrelan,Marrowby,,,,,,,,",
                        "role bad-value: is none of " + ROLES),
                row(
                        "users.csv",
                        "x,,,Kestrelan,s1,student,x,,Kestrelan,Marrowby,,,,,,,,",
                        "enabledUser bad-value: is neither true nor false"),
                row(
                        "users.csv",
                        "x,Kestrelan,,true,s1,student,x,,Kestrelan,Marrowby,,,,,,,,",
                        "status bad-value: is none of active, inactive, tobedeleted"),
                row(
                        "users.csv",
                        "x,,,true,s1,student,Kestrelan",
                        " too-few-fields: has 7 fields where the header has 18; perhaps a line break inside a value"),
                row(
                        "enrollments.csv",
                        ",,,k2,s2,u3,student,,,",
                        "sourcedId blank-required: is blank; a value is required"),
                row(
                        "enrollments.csv",
                        "x,,,,s2,u3,student,,,",
                        "classSourcedId blank-required: is blank; a value is required"),
                row(
                        "enrollments.csv",
                        "x,,,K2,s2,u3,student,,,",
                        "classSourcedId dangling-reference: no row of classes has the sourcedId it names"),
                row(
                        "enrollments.csv",
                        "x,,,k2,,u3,student,,,",
                        "schoolSourcedId blank-required: is blank; a value is required"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s9,u3,student,,,",
                        "schoolSourcedId dangling-reference: no row of orgs has the sourcedId it names"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,,student,,,",
                        "userSourcedId blank-required: is blank; a value is required"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u9,student,,,",
                        "userSourcedId dangling-reference: no row of users has the sourcedId it names"),
                row("enrollments.csv", "x,,,k2,s2,u3,,,,", "role blank-required: is blank; a value is required"),
                row("enrollments.csv", "x,,,k2,s2,u3,pupil,,,", "role bad-value: 'pupil' is none of " + ROLES),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u3,student,maybe,,",
                        "primary bad-value: 'maybe' is neither true nor false"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u3,student,,tomorrow,",
                        "beginDate bad-value: 'tomorrow' is not a date; write YYYY-MM-DD"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u3,student,,,2027-6-5",
                        "endDate bad-value: '2027-6-5' is not a date; write YYYY-MM-DD"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u3,student,,2026-09-02,2026-09-01",
                        "endDate bad-value: 2026-09-01 is before the beginDate 2026-09-02"),
                row(
                        "enrollments.csv",
                        "x,,,k2,s2,u3,student,," + "9".repeat(50) + ",",
                        "beginDate bad-value: '" + "9".repeat(40) + "...' is not a date; write YYYY-MM-DD"),
                row(
                        "roles.csv",
                        "x,,,,primary,student,,,s1,",
                        "userSourcedId blank-required: is blank; a value is required"),
                row(
                        "roles.csv",
                        "x,,,u9,primary,student,,,s1,",
                        "userSourcedId dangling-reference: no row of users has the sourcedId it names"),
                row("roles.csv", "x,,,u3,primary,,,,s1,", "role blank-required: is blank; a value is required"),
                row("roles.csv", "x,,,u3,primary,pupil,,,s1,", "role bad-value: 'pupil' is none of " + ROLES),
                row("roles.csv", "x,,,u3,,student,,,s1,", "roleType blank-required: is blank; a value is required"),
                row(
                        "roles.csv",
                        "x,,,u3,main,student,,,s1,",
                        "roleType bad-value: 'main' is none of primary, secondary"));
    }

    private static Arguments row(String file, String row, String refusal) {
        return Arguments.of(file, row, refusal);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusedRows")
    void a_row_at_fault_is_refused_alone(String file, String row, String refusal) throws IOException {
        OneRosterFiles files = file.equals("roles.csv") ? OneRosterFiles.version12() : OneRosterFiles.version11();
        int line = (int) files.text(file).lines().count() + 1;
        List<String> without = Desk.roster(desk.read(files)).stream()
                .filter(kept -> !kept.equals("dropped"))
                .toList();

        Reading reading = desk.read(files.adding(file, row));

        assertThat(Desk.refusals(reading)).containsExactly(file + ":" + line + " " + refusal);
        assertThat(entry(reading, file).refused()).isEqualTo(Map.of(refusal.split("[ :]")[1], 1L));
        assertThat(entry(reading, file).read()).isEqualTo(line - 1);
        assertThat(Desk.roster(reading).stream()
                        .filter(kept -> !kept.equals("dropped") && !kept.equals("x REFUSED"))
                        .toList())
                .isEqualTo(without);
        Desk.assertEveryRowHasAFate(reading);
    }

    private static Account.Entry entry(Reading reading, String file) {
        return reading.ledger().entries().stream()
                .filter(entry -> entry.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> soundRows() {
        return Stream.of(
                row("orgs.csv", "x,,,Cedar,department,,", null),
                row("orgs.csv", "x,active,2026-09-01,Cedar,ext:site,,", null),
                row("orgs.csv", " x , active , , Cedar , school , , ", null),
                row("orgs.csv", "x,,,\"Cedar \"\"Hill\"\", North\",school,,", null),
                row("orgs.csv", "x,,,\"Cedar\nHill\",school,,", null),
                row("academicSessions.csv", "x,,,,term,2026-08-17,2026-08-17,,", null),
                row("academicSessions.csv", "x,,,,term,2026-08-17T00:00:00.000Z,2026-12-19T00:00:00Z,,", null),
                row("courses.csv", "x,,,,,,,,,", null),
                row("classes.csv", "x,,,,,c2,,ext:lab,,s2,\"t1, t2\",,,", null),
                row("classes.csv", "x,,,,,c2,,homeroom,,s2,\"t1,,t2,\",,,", null),
                row("users.csv", "x,,,,,ext:coach,,,,,,,,,,,,", null),
                row("users.csv", "x,,,TRUE,s1,siteAdministrator,,,,,,,,,,,,", null),
                row("users.csv", "x,,,0,s1,aide,,,,,,,,,,,,", null),
                row("enrollments.csv", "x,,,k2,s2,u3,aide,,,", null),
                row("enrollments.csv", "x,,,k2,s1,u2,teacher,FALSE,2026-08-17,2026-08-17", null));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("soundRows")
    void what_real_exports_write_is_taken(String file, String row, String refusal) throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11().adding(file, row));

        assertThat(Desk.refusals(reading)).isEmpty();
        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(Desk.kept(reading.roster()))
                .containsEntry(file, entry(reading, file).read());
        Desk.assertEveryRowHasAFate(reading);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void lines_are_counted_as_an_editor_counts_them(String lineEnd) throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .lineEnds(lineEnd)
                .adding("orgs.csv", "x1,,,\"Cedar\n\nHill\",school,,", "", "x2,,,,school,,"));

        assertThat(Desk.refusals(reading))
                .containsExactly("orgs.csv:9 name blank-required: is blank; a value is required");
    }

    @Test
    void surplus_fields_are_ignored_and_counted() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11();
        List<String> expected = Desk.roster(desk.read(files));

        Reading reading = desk.read(files.replace(
                        "users.csv",
                        ",Brandewyn,,T-1,quillamar.b@example.org,,,,,",
                        ",Brandewyn,,T-1,quillamar.b@example.org,,,,,,")
                .replace(
                        "users.csv",
                        ",T-2,zebrowski@example.org,,,,,",
                        ",T-2,zebrowski@example.org,,,,,,extra,fields"));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.refusals().all()).isEmpty();
        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "users.csv: 2 rows, the first on line 2, have more fields than the header; the surplus is ignored");
    }

    static Stream<Arguments> swallowed() {
        return Stream.of(
                Arguments.of("of two rows", List.of("x1,,,\"Cedar,school,,", "x2,,,Dogwood\",school,,")),
                Arguments.of(
                        "of four rows",
                        List.of(
                                "x1,,,\"Cedar,school,,",
                                "x2,,,Elm,school,,",
                                "x3,,,Fir,school,,",
                                "x4,,,Gum\",school,,")),
                Arguments.of(
                        "with commas in their values",
                        List.of("x1,,,\"Cedar,school,,", "x2,,,\"\"Elm, Old\"\",school,,", "x4,,,Gum\",school,,")),
                Arguments.of(
                        "with a row that is too short",
                        List.of("x1,,,\"Cedar,school,,", "x2,,,Elm,school", "x3,,,Fir,school,,", "x4,,,Gum\",,")),
                Arguments.of("with an empty line", List.of("x1,,,\"Cedar,school,,", "", "x2,,,Dogwood\",school,,")),
                Arguments.of(
                        "in a column that is not read", List.of("x1,,\"2026,Cedar,school,,", "x2,,\",Elm,school,,")),
                Arguments.of(
                        "from a column to one before it",
                        List.of("x1,,,Cedar,school,\"I1,", "x2,,,Dogwood\",school,,")),
                Arguments.of(
                        "from the last column to the first", List.of("x1,,,Cedar,school,,\"", "x2\",,,Elm,school,,")));
    }

    /** A parser takes all between two stray quotes for one value, and nothing would say that rows are gone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("swallowed")
    void rows_between_two_stray_quotes_are_refused_each_by_its_line(String what, List<String> rows) throws IOException {
        List<String> expected = Desk.roster(desk.read(OneRosterFiles.version11()));
        String text = String.join("\n", rows);
        long last = 2 + text.lines().count();
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            Reading reading = desk.read(OneRosterFiles.version11()
                    .replace("orgs.csv", "s1,,,Alder", text + "\ns1,,,Alder")
                    .lineEnds(lineEnd));

            assertThat(Desk.refusals(reading))
                    .containsExactlyElementsOf(LongStream.rangeClosed(3, last)
                            .mapToObj(line ->
                                    "orgs.csv:" + line + "  unclosed-quote: runs together with others, lines 3 to "
                                            + last
                                            + ", in one value: a quote is probably not closed; mend it and export the file"
                                            + " again")
                            .toList());
            assertThat(Desk.roster(reading)).isEqualTo(expected);
        }
    }

    @Test
    void so_they_are_at_the_end_of_a_file() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .replace(
                        "orgs.csv",
                        "s2,,,Birch High,school,99123450000002,d1\n",
                        "s2,,,Birch High,school,99123450000002,d1\nx1,,,\"Cedar,school,,\nx2,,,Dogwood\",school,,"));

        assertThat(Desk.refusals(reading)).hasSize(2).allMatch(refusal -> refusal.contains(" unclosed-quote: "));
    }

    static Stream<String> onSeveralLines() {
        return Stream.of(
                "12 Main Street\nSacramento",
                "12 Main Street, Apt 4\nSacramento, CA",
                "Alder,\nElementary, K-5, a, school, of, ours, and, theirs\nMain Street",
                "x1\nx2\nx3");
    }

    /** As an address has. */
    @ParameterizedTest
    @MethodSource("onSeveralLines")
    void a_value_on_several_lines_is_a_value(String value) throws IOException {
        Reading reading =
                desk.read(OneRosterFiles.version11().replace("orgs.csv", "Alder Elementary", '"' + value + '"'));

        assertThat(Desk.refusals(reading)).isEmpty();
        assertThat(reading.roster().orgs().size()).isEqualTo(3);
    }

    /** Columns whose values may have the look of rows, since their file has few, or begin like the first. */
    static Stream<String> lookalikes() {
        return Stream.of(
                "title,sourcedId,courseCode\n\"Ana\nMaria\",c1,A1",
                "courseCode,title,sourcedId\nAlder,\"12 Main\nSacramento, CA\",c1",
                "sourcedId,title\nc1,\"See c0\nc2, c3\"",
                "courseCode,grades,sourcedId,title\nAlder,09,c1,\"12 Main Street\nSacramento, CA\"",
                "title,sourcedId,courseCode,grades,orgSourcedId\n\"Algebra\nGeometry\",c1,A1,09,s2");
    }

    @ParameterizedTest
    @MethodSource("lookalikes")
    void a_value_on_two_lines_in_a_file_of_few_columns_is_a_value(String courses) throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11().with("courses.csv", courses + "\n"));

        assertThat(Desk.refusals(reading)).noneMatch(refusal -> refusal.startsWith("courses.csv:"));
    }

    /** What stands in it would be the name of a column that is ignored. */
    @Test
    void rows_in_a_header_whose_quote_is_not_closed_are_no_column() throws IOException {
        assertThat(desk.refusal(OneRosterFiles.version11()
                        .replace("orgs.csv", ",parentSourcedId", ",\"parentSourcedId")
                        .replace(
                                "orgs.csv",
                                "Alder Elementary,school,99123450000001,d1",
                                "Alder Elementary,school,99123450000001,d1\"")))
                .isEqualTo("orgs.csv, line 1: a quote in the header is not closed, so that rows stand in the name of a"
                        + " column. Export the file again.");
    }

    @Test
    void a_name_with_a_stray_comma_never_shows_in_a_reason() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .with("users.csv", "sourcedId,familyName,givenName,role,email\nu3,Juniperra, Jr,Tamsinell,student,\n"));

        assertThat(Desk.refusals(reading).get(0)).isEqualTo("users.csv:2 role bad-value: is none of " + ROLES);
        assertThat(String.join("\n", Desk.refusals(reading))).doesNotContain(OneRosterFiles.PERSONAL);
    }

    static Stream<Arguments> duplicates() {
        return Stream.of(
                duplicate(
                        "orgs.csv",
                        "s2,,,Birch High,school,99123450000002,d1",
                        "s2,,,Birch Middle,school,99123450000002,d1",
                        4),
                duplicate(
                        "academicSessions.csv",
                        "t2,,,Spring,term,2027-01-05,2027-06-05,y1,2027",
                        "t2,,,Spring,term,2027-01-06,2027-06-05,y1,2027",
                        4),
                duplicate(
                        "courses.csv",
                        "c2,,,y1,Algebra I,ALG1,09,s2,Mathematics,02",
                        "c2,,,y1,Algebra,ALG1,09,s2,Mathematics,02",
                        3),
                duplicate(
                        "classes.csv",
                        "k2,,,Algebra I,09,c2,1001,scheduled,Room 12,s2,\"t1,t2\",Mathematics,02,\"2,4\"",
                        "k2,,,Algebra I,09,c2,1001,scheduled,Room 12,s2,t1,Mathematics,02,\"2,4\"",
                        3),
                duplicate(
                        "users.csv",
                        "u6,,,true,s2,student,pemberwick,{SSID:9900000006},Pemberwick,Yarrowdal,,L-6,,,,,09,",
                        "u6,,,true,s2,student,pemberwick,{SSID:9900000007},Pemberwick,Yarrowdal,,L-6,,,,,09,",
                        7),
                duplicate("roles.csv", "r7,,,u6,primary,student,,,s2,", "r7,,,u6,primary,teacher,,,s2,", 8),
                duplicate(
                        "enrollments.csv",
                        "e6,,,k2,s2,u6,student,,2026-08-17,2027-06-05",
                        "e6,,,k1,s1,u6,student,,2026-08-17,2027-06-05",
                        7),
                duplicate(
                        "enrollments.csv",
                        "e6,,,k2,s2,u6,student,,2026-08-17,2027-06-05",
                        "e6,,,k2,s2,u6,student,,2026-08-17,2026-09-01",
                        7),
                duplicate(
                        "enrollments.csv",
                        "e6,,,k2,s2,u6,student,,2026-08-17,2027-06-05",
                        "e6,tobedeleted,,k2,s2,u6,student,,2026-08-17,2027-06-05",
                        7),
                duplicate(
                        "enrollments.csv",
                        "e6,,,k2,s2,u6,student,,2026-08-17,2027-06-05",
                        "e6,,,k2,s2,u9,student,,2026-08-17,2027-06-05",
                        7));
    }

    private static Arguments duplicate(String file, String same, String other, int line) {
        return Arguments.of(file, same, other, line);
    }

    private static OneRosterFiles holding(String file) {
        return file.equals("roles.csv") ? OneRosterFiles.version12() : OneRosterFiles.version11();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("duplicates")
    void a_row_that_says_the_same_again_is_merged(String file, String same, String other, int line) throws IOException {
        List<String> expected = Desk.roster(desk.read(holding(file)));

        Reading reading = desk.read(holding(file).adding(file, same, same));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.refusals().all()).isEmpty();
        assertThat(entry(reading, file).merged()).isEqualTo(2);
        Desk.assertEveryRowHasAFate(reading);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("duplicates")
    void rows_of_one_id_that_differ_are_all_refused(String file, String same, String other, int line)
            throws IOException {
        Reading reading = desk.read(holding(file).adding(file, other));

        assertThat(Desk.refusals(reading).subList(0, 2))
                .containsExactly(conflict(file, line, line + 1), conflict(file, line + 1, line));
        assertThat(entry(reading, file).refused()).containsEntry("conflicting-duplicate", 2L);
        Desk.assertEveryRowHasAFate(reading);
    }

    private static String conflict(String file, int line, int other) {
        return file + ":" + line + " sourcedId conflicting-duplicate: line " + other
                + " has the same sourcedId with other content; neither row is taken";
    }

    @Test
    void a_refused_row_is_told_by_its_sourced_id() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .adding("orgs.csv", "x,,,,school,,", ",,,Cedar,school,,", "y,,,Cedar", "x,,,Dogwood,school,,")
                .adding("courses.csv", "c3,,,,Art,,,,,", "c3,,,,Arts,,,,,")
                .adding("enrollments.csv", "e6,,,k1,s1,u6,student,,,"));

        assertThat(reading.refusals().all())
                .extracting(Refusal::file, Refusal::line, Refusal::sourcedId)
                .containsExactly(
                        tuple("orgs.csv", 5L, "x"),
                        tuple("orgs.csv", 6L, ""),
                        tuple("orgs.csv", 7L, ""),
                        tuple("orgs.csv", 8L, "x"),
                        tuple("courses.csv", 4L, "c3"),
                        tuple("courses.csv", 5L, "c3"),
                        tuple("enrollments.csv", 7L, "e6"),
                        tuple("enrollments.csv", 8L, "e6"));
    }

    @Test
    void a_third_row_of_one_id_is_refused_too() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .adding("enrollments.csv", "e6,,,k1,s1,u6,student,,,", "e6,,,k1,s1,u5,student,,,"));

        assertThat(Desk.refusals(reading))
                .containsExactly(
                        conflict("enrollments.csv", 7, 8),
                        conflict("enrollments.csv", 8, 7),
                        conflict("enrollments.csv", 9, 7));
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void a_sound_row_does_not_replace_one_of_its_id_that_was_refused() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .replace("enrollments.csv", "e6,,,k2,s2,u6", "e6,,,k2,s2,u9")
                .adding("enrollments.csv", "e6,,,k2,s2,u6,student,,,"));

        assertThat(Desk.refusals(reading))
                .containsExactly(
                        "enrollments.csv:7 userSourcedId dangling-reference:"
                                + " no row of users has the sourcedId it names",
                        conflict("enrollments.csv", 8, 7));
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void refused_roles_give_no_one_a_role() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version12().adding("roles.csv", "r1,,,u1,primary,aide,,,s1,"));

        assertThat(reading.roster()
                        .users()
                        .get(reading.roster().users().find("u1"))
                        .role())
                .isEmpty();
    }

    @Test
    void a_primary_role_comes_before_any_other() throws IOException {
        Roster roster = desk.read(OneRosterFiles.version12().adding("roles.csv", "r8,,,u2,secondary,proctor,,,s1,"))
                .roster();

        assertThat(roster.users().get(roster.users().find("u2")).role()).isEqualTo("teacher");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tobedeleted", "inactive"})
    void deleted_rows_and_those_that_refer_to_them_are_filtered(String status) throws IOException {
        Reading reading = desk.read(OneRosterFiles.version12()
                .replace("orgs.csv", "s2,,", "s2," + status + ",")
                .replace("users.csv", "u3,,", "u3," + status + ","));

        assertThat(reading.refusals().all()).isEmpty();
        assertThat(reading.ledger().entries().stream()
                        .collect(Collectors.toMap(Account.Entry::file, Account.Entry::filtered)))
                .isEqualTo(Map.of(
                        "orgs.csv", Map.of("tobedeleted", 1L),
                        "academicSessions.csv", Map.of(),
                        "courses.csv", Map.of(),
                        "classes.csv", Map.of("refers-to-filtered-orgs", 1L),
                        "users.csv", Map.of("tobedeleted", 1L),
                        "roles.csv", Map.of("refers-to-filtered-users", 1L),
                        "enrollments.csv", Map.of("refers-to-filtered-classes", 3L, "refers-to-filtered-users", 1L)));
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void rows_that_refer_to_a_refused_one_are_refused_for_that() throws IOException {
        Reading reading =
                desk.read(OneRosterFiles.version11().replace("classes.csv", "1001,scheduled", "1001,lecture"));

        String consequence = " classSourcedId refers-to-refused-classes:"
                + " the row of classes it names, line 3, is refused; mend that one";
        assertThat(Desk.refusals(reading))
                .containsExactly(
                        "classes.csv:3 classType bad-value: 'lecture' is none of homeroom, scheduled",
                        "enrollments.csv:3" + consequence,
                        "enrollments.csv:6" + consequence,
                        "enrollments.csv:7" + consequence);
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void consequences_do_not_count_towards_the_limit() throws IOException {
        desk.with(lea -> lea.getLimits().setRefusedPercent("50"));

        Reading reading =
                desk.read(OneRosterFiles.version11().replace("classes.csv", "1001,scheduled", "1001,lecture"));

        assertThat(entry(reading, "enrollments.csv").refused()).containsEntry("refers-to-refused-classes", 3L);
    }

    @ParameterizedTest(name = "{0} of {1} rows, limit {2}")
    @CsvSource({"1, 100, 1", "0, 1, 0", "25, 1000, 2.5", "6, 6, 100"})
    void refused_rows_up_to_the_limit_do_not_fail_a_source(int refused, int rows, String limit) throws IOException {
        desk.with(lea -> lea.getLimits().setRefusedPercent(limit));

        assertThat(desk.read(orgs(refused, rows)).refusals().all()).hasSize(refused);
    }

    @ParameterizedTest(name = "{0} of {1} rows, limit {2}")
    @CsvSource({
        "2, 100, 1, '2 of 100 rows are refused (2.0 %), over the limit of 1 %'",
        "1, 99, 1, '1 of 99 rows are refused (1.0 %), over the limit of 1 %'",
        "1, 1000, 0, '1 of 1,000 rows are refused (0.1 %), over the limit of 0 %'",
        "26, 1000, 2.5, '26 of 1,000 rows are refused (2.6 %), over the limit of 2.5 %'"
    })
    void refused_rows_over_the_limit_fail_the_source(int refused, int rows, String limit, String figures)
            throws IOException {
        desk.with(lea -> lea.getLimits().setRefusedPercent(limit));

        SourceException failure = desk.readFailure(orgs(refused, rows).zip());

        assertThat(failure)
                .hasMessage("orgs.csv: " + figures + ". Each stands in refused.csv with its line and reason;"
                        + " have them mended in the SIS, or raise limits.refusedPercent.");
        assertThat(failure.refusals()).hasSize(refused);
        Desk.assertFit(failure);
    }

    /** A package that holds nothing but orgs, so many of them without a name. */
    private static OneRosterFiles orgs(int refused, int rows) {
        OneRosterFiles files = OneRosterFiles.version11();
        for (String file : files.names()) {
            if (!file.equals("manifest.csv")) {
                files.with(file, files.text(file).lines().findFirst().orElseThrow() + "\n");
            }
        }
        return files.adding(
                "orgs.csv",
                IntStream.range(0, rows)
                        .mapToObj(i -> "x" + i + ",,," + (i < refused ? "" : "Cedar") + ",school,,")
                        .toArray(String[]::new));
    }

    @Test
    void a_file_with_more_than_100_000_refused_rows_is_beyond_mending() throws IOException {
        SourceException failure = desk.readFailure(orgs(100_001, 100_001).zip());

        assertThat(failure)
                .hasMessage("orgs.csv: more than 100,000 rows are refused; the last on line 100002, field name"
                        + " (blank-required). The file as a whole is at fault; ask for a new export.");
        assertThat(failure.refusals()).hasSize(100_001);
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                broken(
                        "a quote that is never closed",
                        files -> files.adding("users.csv", "x,,,true,s1,student,x,\"{SSID:1,Kestrelan,Marrowby"),
                        "users.csv, line 8 or after it: a quote is not closed, or something stands between a closing"
                                + " quote and the comma. The rest of the file cannot be told apart; export it again."),
                broken(
                        "something behind a closing quote",
                        files -> files.replace("classes.csv", "\"2,4\"", "\"2\"4"),
                        "classes.csv, line 3 or after it: a quote is not closed, or something stands between a closing"
                                + " quote and the comma. The rest of the file cannot be told apart; export it again."),
                broken(
                        "a field without end",
                        files -> files.adding("orgs.csv", "x,,,\"" + "Cedar ".repeat(200_000) + "\",school,,"),
                        "orgs.csv, line 5: a field is longer than a million characters; a quote is probably not closed."
                                + " Export the file again."),
                broken(
                        "zero bytes far into the file",
                        files -> files.adding("orgs.csv", "x,,," + "Cedar ".repeat(1000) + ",school,,")
                                .adding("orgs.csv", "y,,,\0\0\0\0\0,school,,"),
                        "orgs.csv, line 6: is not text (it has zero bytes; perhaps the export ended early)."
                                + " Export the file again."));
    }

    private static Arguments broken(String name, UnaryOperator<OneRosterFiles> change, String message) {
        return Arguments.of(name, change, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenFiles")
    void a_file_whose_rows_cannot_be_told_apart_is_refused(
            String name, UnaryOperator<OneRosterFiles> change, String message) throws IOException {
        SourceException failure =
                desk.readFailure(change.apply(OneRosterFiles.version11()).zip());

        assertThat(failure).hasMessage(message);
        Desk.assertFit(failure);
    }

    @Test
    void an_empty_export_reads_as_nothing_and_says_so() throws IOException {
        Reading reading = desk.read(orgs(0, 0));

        assertThat(reading.roster().users().size()).isZero();
        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "orgs.csv has a header and no rows; nothing is removed for that",
                        "academicSessions.csv has a header and no rows; nothing is removed for that",
                        "courses.csv has a header and no rows; nothing is removed for that",
                        "classes.csv has a header and no rows; nothing is removed for that",
                        "users.csv has a header and no rows; nothing is removed for that",
                        "enrollments.csv has a header and no rows; nothing is removed for that");
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "2026-10-01, 2026-10-02, CURRENT",
        "2026-09-30, 2026-10-01, ENDED",
        "2026-10-02, 2026-10-03, FUTURE",
        "2026-10-01, 2026-10-01, ENDED",
        "'', 2026-10-01, ENDED",
        "2026-10-02, '', FUTURE",
        "'', '', CURRENT",
        "2026-10-01T00:00:00Z, 2027-06-05T00:00:00Z, CURRENT"
    })
    void an_enrollment_counts_from_its_first_day_to_the_day_before_its_end(
            String begin, String end, Enrollments.Time time) throws IOException {
        Roster roster = desk.read(OneRosterFiles.version11()
                        .adding("enrollments.csv", "x,,,k2,s2,u3,student,," + begin + "," + end))
                .roster();

        assertThat(roster.enrollments().time(6)).isEqualTo(time);
    }

    @Test
    void without_courses_a_class_names_none() throws IOException {
        Roster roster = desk.read(OneRosterFiles.version11()
                        .without("courses.csv")
                        .replace("manifest.csv", "file.courses,bulk", "file.courses,absent"))
                .roster();

        assertThat(roster.classes().size()).isEqualTo(2);
        RosterClass first = roster.classes().get(0);
        assertThat(first.course()).isEqualTo(-1);
    }

    @Test
    void ids_are_kept_as_they_are() throws IOException {
        Roster roster = desk.read(OneRosterFiles.version11()
                        .adding("orgs.csv", "s+1/2@x_é.-,,,Cedar,school,,", "S1,,,Dogwood,school,,"))
                .roster();

        assertThat(roster.orgs().find("s+1/2@x_é.-")).isEqualTo(3);
        assertThat(roster.orgs().find("S1")).isEqualTo(4);
        assertThat(roster.orgs().id(3)).isEqualTo("s+1/2@x_é.-");
    }

    @Test
    void thousands_of_ids_are_all_found_again() throws IOException {
        int many = 5_000;
        OneRosterFiles files = OneRosterFiles.version11()
                .adding(
                        "users.csv",
                        IntStream.range(0, many)
                                .mapToObj(i -> "m" + i + ",,,true,s2,aide,,,,,,,,,,,,")
                                .toArray(String[]::new))
                .adding(
                        "enrollments.csv",
                        IntStream.range(0, many)
                                .mapToObj(i -> "n" + i + ",,,k2,s2,m" + (many - 1 - i) + ",aide,,,")
                                .toArray(String[]::new));

        Roster roster = desk.read(files).roster();

        assertThat(roster.enrollments().size()).isEqualTo(6 + many);
        for (int i = 0; i < many; i++) {
            assertThat(roster.users().id(roster.enrollments().user(6 + i))).isEqualTo("m" + (many - 1 - i));
        }
    }
}

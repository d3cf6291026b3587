package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.AcademicSession;
import org.rollcall.roster.Course;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.User;

/** Which packages are taken, which are refused as a whole, and what is said of each. */
class OneRosterPackageTest {

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder).with(lea -> lea.getLimits().setRefusedPercent("1"));
    }

    @Test
    void a_package_becomes_a_roster() throws IOException {
        Roster roster = desk.read(OneRosterFiles.version11()).roster();

        assertThat(roster.origins(Entity.USERS)).containsExactly(new Origin("oneroster-zip", "users.csv"));
        assertThat(roster.orgs().get(roster.orgs().find("s2")))
                .isEqualTo(new Org("Birch High", "school", "99123450000002"));
        assertThat(roster.academicSessions().get(roster.academicSessions().find("t1")))
                .isEqualTo(new AcademicSession("Fall", LocalDate.of(2026, 8, 17), LocalDate.of(2026, 12, 19), "2027"));
        assertThat(roster.courses().get(roster.courses().find("c2")))
                .isEqualTo(new Course("Algebra I", "ALG1", List.of("02")));
        RosterClass algebra = roster.classes().get(roster.classes().find("k2"));
        assertThat(algebra)
                .isEqualTo(new RosterClass(
                        "Algebra I",
                        "1001",
                        "scheduled",
                        roster.courses().find("c2"),
                        roster.orgs().find("s2"),
                        algebra.terms(),
                        List.of("02"),
                        List.of("2", "4"),
                        List.of("09")));
        assertThat(algebra.terms())
                .containsExactly(
                        roster.academicSessions().find("t1"),
                        roster.academicSessions().find("t2"));
        assertThat(roster.classes().get(roster.classes().find("k1")).title()).isEmpty();
        Enrollments enrollments = roster.enrollments();
        assertThat(enrollments.size()).isEqualTo(6);
        assertThat(enrollments.rosterClass(1)).isEqualTo(roster.classes().find("k2"));
        assertThat(enrollments.user(1)).isEqualTo(roster.users().find("u2"));
        assertThat(enrollments.role(1)).isEqualTo(Enrollments.Role.TEACHER);
        assertThat(enrollments.primary(1)).isTrue();
        assertThat(enrollments.time(1)).isEqualTo(Enrollments.Time.CURRENT);
        assertThat(enrollments.line(1)).isEqualTo(3);
        assertThat(enrollments.role(5)).isEqualTo(Enrollments.Role.STUDENT);
        assertThat(enrollments.primary(5)).isFalse();
    }

    @Test
    void every_file_has_its_account() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version12());

        assertThat(reading.ledger().entries())
                .extracting(Account.Entry::source, Account.Entry::file, Account.Entry::read, Account.Entry::used)
                .containsExactly(
                        tuple("oneroster-zip", "orgs.csv", 3L, 0L),
                        tuple("oneroster-zip", "academicSessions.csv", 3L, 0L),
                        tuple("oneroster-zip", "courses.csv", 2L, 0L),
                        tuple("oneroster-zip", "classes.csv", 2L, 0L),
                        tuple("oneroster-zip", "users.csv", 6L, 0L),
                        tuple("oneroster-zip", "roles.csv", 7L, 7L),
                        tuple("oneroster-zip", "enrollments.csv", 6L, 0L));
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void progress_is_told_for_each_file() throws IOException {
        Map<String, Long> told = new TreeMap<>();

        desk.zip(OneRosterFiles.version11().zip()).read(Desk.DATE, told::put);

        assertThat(told)
                .isEqualTo(Map.of(
                        "orgs.csv", 3L,
                        "academicSessions.csv", 3L,
                        "courses.csv", 2L,
                        "classes.csv", 2L,
                        "users.csv", 6L,
                        "enrollments.csv", 6L));
    }

    static Stream<Arguments> versions() {
        return Stream.of(
                Arguments.of("1.0", OneRosterFiles.version10()),
                Arguments.of("1.2, 22 columns", OneRosterFiles.version12()),
                Arguments.of("1.2, 23 columns", OneRosterFiles.version12With23Columns()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("versions")
    void every_version_gives_the_same_people_and_enrollments(String version, OneRosterFiles files) throws IOException {
        Roster expected = desk.read(OneRosterFiles.version11()).roster();

        Reading reading = desk.read(files);

        Roster roster = reading.roster();
        assertThat(reading.warnings().sentences()).isEmpty();
        for (int i = 0; i < expected.users().size(); i++) {
            User user = roster.users().get(i);
            User same = expected.users().get(i);
            assertThat(user.role()).isEqualTo(same.role());
            assertThat(user.person()).isEqualTo(same.person());
            assertThat(user.isDisabled()).isFalse();
            if (same.role().equals("student")) {
                assertThat(user.ssid()).isEqualTo(same.ssid());
            } else {
                assertThat(user.givenName()).isEqualTo(same.givenName());
                assertThat(user.familyName()).isEqualTo(same.familyName());
                assertThat(user.email()).isEqualTo(same.email());
            }
        }
        assertThat(roster.users().size()).isEqualTo(6);
        for (int e = 0; e < expected.enrollments().size(); e++) {
            assertThat(roster.enrollments().user(e))
                    .isEqualTo(expected.enrollments().user(e));
            assertThat(roster.enrollments().role(e))
                    .isEqualTo(expected.enrollments().role(e));
            assertThat(roster.enrollments().primary(e))
                    .isEqualTo(expected.enrollments().primary(e));
        }
        assertThat(roster.classes().get(1).terms()).hasSize(2);
        assertThat(roster.classes().get(1).grades()).containsExactly("09");
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("in a folder", files -> files.folder("export/")),
                shape("in a folder of a folder", files -> files.folder("2026/export/")),
                shape("in a folder, with backslashes", files -> files.folder("export\\")),
                shape("in a folder with a name that is not ASCII", files -> files.folder("La Cañada/")),
                shape("stored", OneRosterFiles::stored),
                shape("with byte order marks", OneRosterFiles::bom),
                shape(
                        "stored in a folder with byte order marks",
                        files -> files.stored().folder("x/").bom()),
                shape("with line feeds alone", files -> files.lineEnds("\n")),
                shape("with carriage returns alone", files -> files.lineEnds("\r")),
                shape("with blank lines", files -> files.lineEnds("\r\n\r\n")),
                shape("without a line end at the end", OneRosterPackageTest::cutLastLineEnd),
                shape("with every field quoted", OneRosterPackageTest::quoted),
                shape("with columns in reverse", OneRosterPackageTest::reversed),
                shape("with metadata columns", files -> files.replace(
                                "orgs.csv", "parentSourcedId\n", "parentSourcedId,metadata.a b\n")
                        .with("orgs.csv", files.text("orgs.csv").replaceAll("(?m),(d1)?$", ",$1,x"))),
                shape("with status and dates in bulk", OneRosterPackageTest::stamped),
                shape("with files that nobody asked for", files -> files.with("lineItems.csv", "sourcedId\n1\n")),
                shape("with leftovers of macOS", files -> files.with("__MACOSX/._users.csv", "x")
                        .with(".DS_Store", "x")));
    }

    private static Arguments shape(String name, UnaryOperator<OneRosterFiles> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void the_shape_of_a_package_does_not_matter(String shape, UnaryOperator<OneRosterFiles> change) throws IOException {
        List<String> expected = Desk.roster(desk.read(OneRosterFiles.version11()));

        Reading reading = desk.read(change.apply(OneRosterFiles.version11()));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(reading.refusals().all()).isEmpty();
    }

    private static OneRosterFiles cutLastLineEnd(OneRosterFiles files) {
        files.names().forEach(name -> files.with(name, files.text(name).stripTrailing()));
        return files;
    }

    private static OneRosterFiles quoted(OneRosterFiles files) {
        for (String name : files.names()) {
            StringBuilder text = new StringBuilder();
            for (List<String> row : cells(files.text(name))) {
                text.append("\"").append(String.join("\",\"", row)).append("\"\n");
            }
            files.with(name, text.toString());
        }
        return files;
    }

    private static OneRosterFiles reversed(OneRosterFiles files) {
        for (String name : files.names()) {
            StringBuilder text = new StringBuilder();
            for (List<String> row : cells(files.text(name))) {
                Collections.reverse(row);
                text.append("\"").append(String.join("\",\"", row)).append("\"\n");
            }
            files.with(name, text.toString());
        }
        return files;
    }

    private static List<List<String>> cells(String text) {
        return text.lines()
                .map(line -> Arrays.asList(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)))
                .map(row -> {
                    row.replaceAll(cell -> cell.replace("\"", ""));
                    return row;
                })
                .toList();
    }

    private static OneRosterFiles stamped(OneRosterFiles files) {
        for (String name : files.names()) {
            files.with(name, files.text(name).replaceAll("(?m)^(\\w+),,,", "$1,active,2026-09-30T18:00:00.000Z,"));
        }
        return files;
    }

    static Stream<Arguments> warnings() {
        return Stream.of(
                warning(
                        "a spreadsheet's manifest",
                        files -> files.replace("manifest.csv", "manifest.version,1.0", "manifest.version,1"),
                        "manifest.csv: manifest.version is 1 where 1.0 is meant; a spreadsheet has saved it"),
                warning(
                        "a manifest without its own version",
                        files -> files.replace("manifest.csv", "manifest.version,1.0\n", ""),
                        "manifest.csv: manifest.version is missing where 1.0 is meant"),
                warning(
                        "a manifest with another version of its own",
                        files -> files.replace("manifest.csv", "manifest.version,1.0", "manifest.version,2.0"),
                        "manifest.csv: manifest.version is '2.0' where 1.0 is meant"),
                warning(
                        "a manifest without OneRoster's version",
                        files -> files.replace("manifest.csv", "oneroster.version,1.1\n", ""),
                        "manifest.csv: oneroster.version is missing; the files tell"),
                warning(
                        "the header propertyValue",
                        files -> files.replace("manifest.csv", "propertyName,value", "propertyName,propertyValue"),
                        "manifest.csv: the column propertyValue is taken for value"),
                warning(
                        "a manifest row without a value",
                        files -> files.adding("manifest.csv", "source.systemCode"),
                        "manifest.csv: a row has no value and is ignored"),
                warning(
                        "a file that the manifest calls absent",
                        files -> files.replace("manifest.csv", "file.orgs,bulk", "file.orgs,absent"),
                        "manifest.csv does not say that orgs.csv is bulk (absent); the file is there and is read"),
                warning(
                        "a file that the manifest does not name",
                        files -> files.replace("manifest.csv", "file.orgs,bulk\n", ""),
                        "manifest.csv does not say that orgs.csv is bulk (it does not name it);"
                                + " the file is there and is read"),
                warning(
                        "no courses",
                        files -> files.without("courses.csv")
                                .replace("manifest.csv", "file.courses,bulk", "file.courses,absent"),
                        "courses.csv is absent: names and subjects come from the classes alone"),
                warning(
                        "no courses, of which the manifest says nothing",
                        files -> files.without("courses.csv").replace("manifest.csv", "file.courses,bulk\n", ""),
                        "courses.csv is absent: names and subjects come from the classes alone"),
                warning(
                        "something that is no CSV file",
                        files -> files.with("readme.txt", "x").with("Thumbs.db", "x"),
                        "The archive also holds what is no CSV file, ignored: Thumbs.db, readme.txt"),
                warning(
                        "the header dataLastModified",
                        files -> files.replace("users.csv", "dateLastModified", "dataLastModified"),
                        "users.csv: the column dataLastModified is taken for dateLastModified"),
                warning(
                        "the header agentSourceIds",
                        files -> files.replace("users.csv", "agentSourcedIds", "agentSourceIds"),
                        "users.csv: the column agentSourceIds is taken for agentSourcedIds"),
                warning(
                        "a column that is not OneRoster's",
                        files -> files.replace("users.csv", ",password\n", ",Password\n"),
                        "users.csv: the column 'Password' is not OneRoster's and is ignored"),
                warning(
                        "a column without a name",
                        files -> files.replace("users.csv", ",password\n", ",\n"),
                        "users.csv: column 18 is not OneRoster's and is ignored"),
                warning(
                        "a manifest version that is a page long",
                        files -> files.replace(
                                "manifest.csv", "version,1.0", "version,\"1.0\n" + "9".repeat(100) + "\""),
                        "manifest.csv: manifest.version is '1.0??" + "9".repeat(35) + "...' where 1.0 is meant"),
                warning(
                        "a header and no rows",
                        files -> files.with(
                                "enrollments.csv",
                                files.text("enrollments.csv")
                                        .lines()
                                        .findFirst()
                                        .get()),
                        "enrollments.csv has a header and no rows; nothing is removed for that"));
    }

    private static Arguments warning(String name, UnaryOperator<OneRosterFiles> change, String sentence) {
        return Arguments.of(name, change, sentence);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("warnings")
    void what_is_odd_is_read_with_a_warning(String name, UnaryOperator<OneRosterFiles> change, String sentence)
            throws IOException {
        Reading reading = desk.read(change.apply(OneRosterFiles.version11()));

        assertThat(reading.warnings().sentences()).containsExactly(sentence);
        assertThat(reading.refusals().all()).isEmpty();
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void a_misspelt_preferred_name_counts_as_the_name() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version12()
                .replace("users.csv", "preferredGivenName", "prefferedGivenName")
                .replace(
                        "users.csv",
                        "quillamar.b@example.org,,,,,,,,,,s1,",
                        "quillamar.b@example.org,,,,,,,Marrowby,,,s1,"));

        assertThat(reading.warnings().sentences())
                .containsExactly("users.csv: the column prefferedGivenName is taken for preferredGivenName");
        assertThat(reading.roster().users().get(0).givenName()).isEqualTo("Marrowby");
        assertThat(reading.roster().users().get(0).familyName()).isEqualTo("Brandewyn");
    }

    @Test
    void a_row_that_has_run_into_the_header_is_not_quoted() throws IOException {
        Reading reading = new Desk(folder)
                .read(OneRosterFiles.version11()
                        .replace("users.csv", "password\nu1", "passwordu1")
                        .replace("users.csv", "teacher,quillamar.b@example.org", "teacher,quillamar"));

        assertThat(reading.warnings().sentences())
                .contains(
                        "users.csv: the column 'passwordu1' is not OneRoster's and is ignored",
                        "users.csv: column 19 is not OneRoster's and is ignored",
                        "users.csv: column 26 is not OneRoster's and is ignored");
        assertThat(String.join("\n", reading.warnings().sentences())).doesNotContain(OneRosterFiles.PERSONAL);
    }

    @Test
    void other_misspelt_headers_are_not_guessed_at() throws IOException {
        Reading reading =
                desk.read(OneRosterFiles.version12().replace("users.csv", "preferredGivenName", "preferedGivenName"));

        assertThat(reading.warnings().sentences())
                .containsExactly("users.csv: the column 'preferedGivenName' is not OneRoster's and is ignored");
    }

    @Test
    void version_1_0_may_lack_demographics() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version10().without("demographics.csv"));

        assertThat(reading.warnings().sentences())
                .containsExactly("The archive has no manifest.csv and is read as OneRoster 1.0,"
                        + " but demographics.csv is missing");
    }

    @Test
    void a_1_1_package_may_bring_roles() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .with(
                        "roles.csv",
                        OneRosterFiles.version12()
                                .text("roles.csv")
                                .replace("r1,,,u1,primary,teacher", "r1,,,u1,primary,principal")));

        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(reading.roster().users().get(0).role()).isEqualTo("principal");
    }

    @Test
    void users_may_keep_a_blank_role_column_beside_roles() throws IOException {
        OneRosterFiles files = OneRosterFiles.version12()
                .with(
                        "users.csv",
                        OneRosterFiles.version11()
                                .text("users.csv")
                                .replace(",student,", ",,")
                                .replace(",teacher,", ",,"));

        Reading reading = desk.read(files);

        assertThat(reading.refusals().all()).isEmpty();
        assertThat(reading.roster().users().get(1).role()).isEqualTo("teacher");
        assertThat(reading.roster().users().get(2).role()).isEqualTo("student");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        "a delta of users",
                        files -> files.replace("manifest.csv", "file.users,bulk", "file.users,delta"),
                        "manifest.csv says that users.csv is a delta. Rollcall needs the full set every night;"
                                + " have the SIS export bulk."),
                refusal(
                        "a delta in capital letters",
                        files -> files.replace("manifest.csv", "file.enrollments,bulk", "file.enrollments,Delta"),
                        "manifest.csv says that enrollments.csv is a delta. Rollcall needs the full set every night;"
                                + " have the SIS export bulk."),
                refusal(
                        "a delta of courses that are not there",
                        files -> files.without("courses.csv")
                                .replace("manifest.csv", "file.courses,bulk", "file.courses,delta"),
                        "manifest.csv says that courses.csv is a delta. Rollcall needs the full set every night;"
                                + " have the SIS export bulk."),
                refusal(
                        "a version to come",
                        files -> files.replace("manifest.csv", "oneroster.version,1.1", "oneroster.version,2.0"),
                        "manifest.csv: oneroster.version is '2.0'; Rollcall reads 1.0, 1.1 and 1.2."
                                + " Have the SIS export one of these."),
                refusal(
                        "a manifest of other columns",
                        files -> files.replace("manifest.csv", "propertyName,value", "name,value"),
                        "manifest.csv: the header must be propertyName,value. Export the package again."),
                refusal(
                        "an empty manifest",
                        files -> files.with("manifest.csv", ""),
                        "manifest.csv is empty: it has no header row. Export it again."),
                refusal(
                        "users missing",
                        files -> files.without("users.csv"),
                        "The archive has no users.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "users missing and called absent",
                        files -> files.without("users.csv")
                                .replace("manifest.csv", "file.users,bulk", "file.users,absent"),
                        "The archive has no users.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "courses missing and called bulk",
                        files -> files.without("courses.csv"),
                        "The archive has no courses.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "roles missing and called bulk",
                        files -> files.replace("manifest.csv", "file.users,bulk", "file.users,bulk\nfile.roles,bulk"),
                        "The archive has no roles.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "a name with a capital letter",
                        files -> files.renamed("users.csv", "Users.csv"),
                        "The archive has no users.csv (it has Users.csv; capital letters matter)."
                                + " A full set is needed; nothing is removed for its absence."),
                refusal(
                        "a name in capital letters",
                        files -> files.renamed("users.csv", "USERS.CSV"),
                        "The archive has no users.csv (it has USERS.CSV; capital letters matter)."
                                + " A full set is needed; nothing is removed for its absence."),
                refusal(
                        "a manifest and nothing else",
                        files -> OneRosterFiles.version11()
                                .without("orgs.csv")
                                .without("academicSessions.csv")
                                .without("courses.csv")
                                .without("classes.csv")
                                .without("users.csv")
                                .without("enrollments.csv"),
                        "The archive has no orgs.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "no manifest, and a file that 1.0 does not have",
                        files -> files.without("manifest.csv")
                                .with("resources.csv", "x")
                                .with("results.csv", "x"),
                        "The archive has no manifest.csv. Only OneRoster 1.0 goes without one, and it has no"
                                + " resources.csv, results.csv. Have the SIS export a whole OneRoster 1.1 or 1.2 package,"
                                + " manifest included."),
                refusal(
                        "no manifest and no courses",
                        files -> files.without("manifest.csv").without("courses.csv"),
                        "The archive has no courses.csv. A full set is needed; nothing is removed for its absence."),
                refusal(
                        "Microsoft School Data Sync, version 1",
                        files -> files.with("StudentEnrollment.csv", "Section SIS ID,SIS ID\n"),
                        "The archive holds files in the format of Microsoft School Data Sync (version 1), not OneRoster."
                                + " Have the SIS export a OneRoster 1.1 or 1.2 package."),
                refusal(
                        "Microsoft School Data Sync, version 2",
                        files -> OneRosterFiles.version12().without("manifest.csv"),
                        "The archive holds files in the format of Microsoft School Data Sync (version 2), not OneRoster."
                                + " Have the SIS export a OneRoster 1.1 or 1.2 package."),
                refusal(
                        "Clever",
                        files -> files.with("sections.csv", "School_id\n").with("students.csv", "School_id\n"),
                        "The archive holds files in the format of Clever, not OneRoster."
                                + " Have the SIS export a OneRoster 1.1 or 1.2 package."),
                refusal(
                        "two folders",
                        files -> files.folder("a/").with("../b/users.csv", "x"),
                        "The archive holds CSV files in more than one folder (a/ and a/../b/)."
                                + " Send one set, at the root or in one folder."),
                refusal(
                        "the root and a folder",
                        files -> files.with("old/users.csv", "x"),
                        "The archive holds CSV files in more than one folder (the root and old/)."
                                + " Send one set, at the root or in one folder."),
                refusal(
                        "a required column missing",
                        files -> files.replace("users.csv", ",familyName,", ",lastName,"),
                        "users.csv: the required column familyName is missing. Export the file again."),
                refusal(
                        "a required column with a capital letter",
                        files -> files.replace("classes.csv", "schoolSourcedId", "SchoolSourcedId"),
                        "classes.csv: the required column schoolSourcedId is missing. It has SchoolSourcedId;"
                                + " capital letters matter. Export the file again."),
                refusal(
                        "users of 1.2 without roles",
                        files -> files.with(
                                "users.csv", OneRosterFiles.version12().text("users.csv")),
                        "users.csv: the required column role is missing. Export the file again."),
                refusal(
                        "a column twice",
                        files -> files.replace("users.csv", ",sms,", ",email,"),
                        "users.csv: the column email stands twice in the header. Which one counts cannot be told;"
                                + " export the file again."),
                refusal(
                        "rows where the header should be, one with a name given twice",
                        files -> files.with("users.csv", "u3,true,Tamsinell,Tamsinell\n"),
                        "users.csv: a column that is not OneRoster's stands twice in the header."
                                + " Which one counts cannot be told; export the file again."),
                refusal(
                        "rows where the header should be",
                        files -> files.with("users.csv", "u3,true,Tamsinell,Juniperra\n"),
                        "users.csv: the required column sourcedId is missing. Export the file again."),
                refusal(
                        "tabs between the columns",
                        files -> files.with("orgs.csv", files.text("orgs.csv").replace(',', '\t')),
                        "orgs.csv: the required column sourcedId is missing. Export the file again."),
                refusal(
                        "a file without anything",
                        files -> files.with("orgs.csv", ""),
                        "orgs.csv is empty: it has no header row. Export it again."),
                refusal(
                        "a file of blank lines",
                        files -> files.with("orgs.csv", "\n\n"),
                        "orgs.csv is empty: it has no header row. Export it again."));
    }

    private static Arguments refusal(String name, UnaryOperator<OneRosterFiles> change, String message) {
        return Arguments.of(name, change, message);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void what_is_no_full_set_is_refused(String name, UnaryOperator<OneRosterFiles> change, String message)
            throws IOException {
        assertThat(desk.refusal(change.apply(OneRosterFiles.version11()))).isEqualTo(message);
    }

    @Test
    void a_delta_of_a_file_that_is_not_read_does_not_matter() throws IOException {
        Reading reading = desk.read(OneRosterFiles.version11()
                .replace("manifest.csv", "file.demographics,absent", "file.demographics,delta"));

        assertThat(reading.warnings().sentences()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_is_an_error_of_the_disk() {
        assertThatThrownBy(() -> desk.zip(folder.resolve("gone.zip")).inspect())
                .isInstanceOf(SourceException.class)
                .hasMessageStartingWith("The archive cannot be read from disk (");
    }
}

package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.cers.SmallDistrict.LINCOLN;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sound file passes; one that was tampered with in any one way does not, and the sentence says where and how. */
class CersCheckTest {

    private static final String HEADER =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login";
    private static final String FRANKLIN = "99100990000002";
    private static final String TEACHER = "Art," + LINCOLN + ",2027,Math,,t1@demo.example";
    private static final String STUDENT = "Art," + LINCOLN + ",2027,Math,9900000001,";
    private static final String NEXT = "Bio," + LINCOLN + ",2027,All,9900000001,";
    private static final String OTHER = "Art," + FRANKLIN + ",2027,ELA,9900000002,";
    private static final List<String> SOUND = List.of(TEACHER, STUDENT, NEXT, OTHER);

    @TempDir
    Path folder;

    /** One file and the beginning of the message it must bring; null when it passes. */
    private record Case(String rule, byte[] file, long rows, String found) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static Case of(String rule, String found, String... rows) {
        return new Case(rule, csv(HEADER, rows), rows.length, found);
    }

    /** The sound file with one row's text replaced. */
    private static Case row(String rule, int number, String found, String tampered) {
        List<String> rows = new java.util.ArrayList<>(SOUND);
        rows.set(number - 1, tampered);
        return of(rule, found, rows.toArray(String[]::new));
    }

    private static byte[] csv(String header, String... rows) {
        return Stream.concat(Stream.of(header), Stream.of(rows))
                .map(line -> line + "\r\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Case text(String rule, String found, String text) {
        return new Case(rule, text.getBytes(StandardCharsets.UTF_8), SOUND.size(), found);
    }

    static Stream<Case> files() {
        String sound = new String(csv(HEADER, SOUND.toArray(String[]::new)), StandardCharsets.UTF_8);
        byte[] latin1 = sound.replace("Art", "\u00C9").getBytes(StandardCharsets.ISO_8859_1);
        return Stream.of(
                text("a sound file", null, sound),
                text("quoted fields", null, sound.replace("Art", "\"Art\"").replace("Math", "\"Math\"")),
                text("no bytes", "row 0: the file is empty or ends inside a line end", ""),
                text("LF line ends", "row 0: line ends are not CRLF throughout", sound.replace("\r", "")),
                text("CR line ends", "row 0: line ends are not CRLF throughout", sound.replace("\n", "")),
                text("one LF among CRLF", "row 0: line ends are not CRLF throughout", sound.replaceFirst("1,\r", "1,")),
                text(
                        "a line break in a name",
                        "row 0: line ends are not CRLF throughout",
                        sound.replace("Art", "\"A\nt\"")),
                text(
                        "cut inside a line end",
                        "row 0: the file is empty or ends inside a line end",
                        sound.strip() + "\r"),
                text("a byte order mark", "row 0: the header is not CERS's", "\uFEFF" + sound),
                text("a header in capitals", "row 0: the header is not CERS's", sound.replace("group_n", "GROUP_N")),
                text("no header", "row 0: the header is not CERS's", sound.substring(HEADER.length() + 2)),
                new Case("bytes that are not UTF-8", latin1, 4, "row 1: is not well-formed CSV in UTF-8"),
                text("an open quote", "row 3: is not well-formed CSV in UTF-8", sound.replace("Bio", "\"Bio")),
                of(
                        "an open quote before an SSID, after one that is quoted",
                        "row 2: is not well-formed CSV in UTF-8",
                        STUDENT.replace("9900000001", "\"9900000001\""),
                        STUDENT.replace("9900000001", "\"9900000002"),
                        STUDENT.replace("9900000001", "9900000003")),
                of(
                        "quoted SSIDs",
                        null,
                        STUDENT.replace("9900000001", "\"9900000001\""),
                        STUDENT.replace("9900000001", "\"9900000002\""),
                        STUDENT.replace("9900000001", "9900000003")),
                text(
                        "text behind a closing quote",
                        "row 3: is not well-formed CSV in UTF-8",
                        sound.replace("Bio", "\"Bi\"o")),
                new Case("a header alone", csv(HEADER), 0, "row 0: the file has not 1 to 50,000 rows"),
                new Case("a row less than was meant", csv(HEADER, STUDENT), 2, "row 1: is the last, but 2 were meant"),
                new Case(
                        "a row more than was meant",
                        csv(HEADER, TEACHER, STUDENT),
                        1,
                        "row 2: is the last, but 1 were meant"),
                of("more than 50,000 rows", "row 50001: the file has not 1 to 50,000 rows", rows(50_001)),
                of("50,000 rows", null, rows(50_000)));
    }

    /** Groups of 100 students. */
    private static String[] rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "G" + i / 100 + "," + LINCOLN + ",2027,All," + (9_900_000_000L + i) + ",")
                .toArray(String[]::new);
    }

    static Stream<Case> rowsAndFields() {
        String name = "the name holds what CERS would change";
        return Stream.of(
                row("a blank line", 2, "row 2: has not six fields", ""),
                row("five fields", 2, "row 2: has not six fields", "Art," + LINCOLN + ",2027,Math,9900000001"),
                row("seven fields", 2, "row 2: has not six fields", STUDENT + ","),
                row("no name", 2, "row 2: the name is blank or has blanks around it", STUDENT.replace("Art", "")),
                row("a blank name", 2, "row 2: the name is blank or has blanks around it", STUDENT.replace("Art", " ")),
                row("a blank before", 2, "row 2: the name is blank or has blanks around it", " " + STUDENT),
                row("a blank after", 3, "row 3: the name is blank or has blanks around it", NEXT.replace("o,", "o ,")),
                row("255 characters", 3, null, NEXT.replace("Bio", "x".repeat(255))),
                row(
                        "256 characters",
                        3,
                        "row 3: the name is longer than 255 characters",
                        NEXT.replace("Bio", "x".repeat(256))),
                row("a name not in NFC", 3, "row 3: the name is not in NFC", NEXT.replace("Bio", "Cafe\u0301")),
                row("a backslash", 3, "row 3: " + name, NEXT.replace("Bio", "B\\N")),
                row("an emoji", 3, "row 3: " + name, NEXT.replace("Bio", "B\uD83D\uDE00")),
                row("a zero-width character", 3, "row 3: " + name, NEXT.replace("Bio", "B\u200Bo")),
                row("a control character", 3, "row 3: " + name, NEXT.replace("Bio", "B\u0007o")),
                row("a no-break space", 3, "row 3: " + name, NEXT.replace("Bio", "B\u00A0o")),
                row("two blanks", 3, "row 3: " + name, NEXT.replace("Bio", "B  o")),
                row("a formula", 3, "row 3: " + name, NEXT.replace("Bio", "=B1")),
                row("MySQL's word for no value", 3, "row 3: " + name, NEXT.replace("Bio", "NULL")),
                row("a line break in a name", 3, "row 3: " + name, NEXT.replace("Bio", "\"B\r\no\"")),
                row(
                        "a school's code of 13 digits",
                        4,
                        "row 4: the school is not a CDS code of this LEA",
                        OTHER.replace(FRANKLIN, "9910099000002")),
                row(
                        "a school of another LEA",
                        4,
                        "row 4: the school is not a CDS code of this LEA",
                        OTHER.replace(FRANKLIN, "99200990000002")),
                row(
                        "a district",
                        4,
                        "row 4: the school is not a CDS code of this LEA",
                        OTHER.replace(FRANKLIN, "99100990000000")),
                row(
                        "a blank after the school",
                        4,
                        "row 4: the school is not a CDS code of this LEA",
                        OTHER.replace(FRANKLIN, FRANKLIN + " ")),
                row("another year", 3, "row 3: the school year is not the run's", NEXT.replace("2027", "2026")),
                row("two years", 3, "row 3: the school year is not the run's", NEXT.replace("2027", "2026-27")),
                row("no subject", 3, "row 3: the subject is none of All, ELA, Math", NEXT.replace("All", "")),
                row(
                        "another subject",
                        3,
                        "row 3: the subject is none of All, ELA, Math",
                        NEXT.replace("All", "Science")),
                row("small letters", 3, "row 3: the subject is none of All, ELA, Math", NEXT.replace("All", "all")),
                row("student and login", 3, "row 3: a student and a login share the row", NEXT + "t1@demo.example"),
                row(
                        "an SSID of 9 digits",
                        3,
                        "row 3: the SSID is not 10 digits",
                        NEXT.replace("9900000001", "990000001")),
                row("a login without an @", 1, "row 1: the login is no e-mail address", TEACHER.replace("@", "")),
                row("a login in capitals", 1, "row 1: the login is no e-mail address", TEACHER.replace("t1", "T1")),
                row(
                        "a login with a backslash",
                        1,
                        "row 1: the login is no e-mail address",
                        TEACHER.replace("1@", "\\N@")),
                row("a second subject", 2, "row 2: the group has two subjects", STUDENT.replace("Math", "ELA")));
    }

    static Stream<Case> sets() {
        String seen = "CERS has seen the group's name before";
        return Stream.of(
                of(
                        "a school left and entered again",
                        "row 3: the school's rows are not together",
                        STUDENT,
                        OTHER,
                        NEXT),
                of("a group left and entered again", "row 3: " + seen, TEACHER, NEXT, STUDENT),
                of("a name in capitals", "row 2: " + seen, STUDENT, STUDENT.replace("Art", "ART")),
                of("a name with an accent", "row 2: " + seen, STUDENT, STUDENT.replace("Art", "\u00C4rt")),
                of("a name in full width", "row 2: " + seen, STUDENT, STUDENT.replace("Art", "A\uFF52t")),
                of("a roman number", "row 2: " + seen, STUDENT.replace("Art", "II"), STUDENT.replace("Art", "\u2161")),
                of("a student twice", "row 3: a member stands twice in the group", TEACHER, STUDENT, STUDENT),
                of(
                        "a student twice, with another between",
                        "row 4: a member stands twice in the group",
                        TEACHER,
                        STUDENT.replace("9900000001", "9900000005"),
                        STUDENT,
                        STUDENT.replace("9900000001", "9900000005")),
                of("a login twice", "row 2: a member stands twice in the group", TEACHER, TEACHER, STUDENT),
                of("200 students and as many logins", null, members(200, 200)),
                of("201 students", "row 201: the group has more than 200 student rows", members(201, 0)));
    }

    private static String[] members(int students, int logins) {
        return Stream.concat(
                        IntStream.range(0, students)
                                .mapToObj(i -> STUDENT.replace("9900000001", String.valueOf(9_900_000_001L + i))),
                        IntStream.range(0, logins).mapToObj(i -> TEACHER.replace("t1", "t" + i)))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource({"files", "rowsAndFields", "sets"})
    void finds_what_cers_would_refuse_or_mangle(Case rule) throws IOException {
        Files.write(folder.resolve("demo-groups-001.csv"), rule.file);

        if (rule.found == null) {
            assertThatCode(() -> check(file("demo-groups-001.csv", rule.rows))).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> check(file("demo-groups-001.csv", rule.rows)))
                    .isInstanceOf(CersViolation.class)
                    .hasMessage("demo-groups-001.csv, " + rule.found
                            + ". CERS would refuse or mangle it; nothing was published. This is a fault in Rollcall:"
                            + " keep the run folder and report it.");
        }
    }

    @Test
    void a_group_may_not_go_on_in_the_next_file() throws IOException {
        Files.write(folder.resolve("demo-groups-001.csv"), csv(HEADER, TEACHER));
        Files.write(folder.resolve("demo-groups-002.csv"), csv(HEADER, STUDENT));

        assertThatThrownBy(() -> check(file("demo-groups-001.csv", 1), file("demo-groups-002.csv", 1)))
                .hasMessageStartingWith("demo-groups-002.csv, row 1: CERS has seen the group's name before.");
    }

    @Test
    void a_school_may_go_on_in_the_next_file() throws IOException {
        Files.write(folder.resolve("demo-groups-001.csv"), csv(HEADER, STUDENT));
        Files.write(folder.resolve("demo-groups-002.csv"), csv(HEADER, NEXT));

        assertThatCode(() -> check(file("demo-groups-001.csv", 1), file("demo-groups-002.csv", 1)))
                .doesNotThrowAnyException();
    }

    @Test
    void no_message_holds_student_data() {
        List<String> found = Stream.of(files(), rowsAndFields(), sets())
                .flatMap(cases -> cases)
                .filter(c -> c.found != null)
                .map(Case::found)
                .toList();
        assertThat(found).hasSizeGreaterThan(40).noneMatch(text -> text.contains("99000") || text.contains("@demo"));
    }

    private static CersFile file(String name, long rows) {
        return new CersFile(name, 0, rows, 0, "", "");
    }

    private void check(CersFile... files) throws IOException {
        new CersCheck(SmallDistrict.lincoln().lea(), Set.of(2027)).check(folder, List.of(files));
    }
}

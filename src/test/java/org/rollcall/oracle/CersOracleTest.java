package org.rollcall.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.oracle.CersOracle.Status.ACCEPTED_PROCESSED;
import static org.rollcall.oracle.CersOracle.Status.BAD_DATA;
import static org.rollcall.oracle.CersOracle.Status.HTTP_500;
import static org.rollcall.oracle.CersOracle.Status.IGNORED_DUPLICATE;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.oracle.CersOracle.Result;
import org.rollcall.oracle.CersOracle.Status;

class CersOracleTest {

    private static final String A = "99100990000001";
    private static final String B = "99100990000002";
    private static final String DISTRICT = "99100990000000";
    private static final String HEADER =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login";
    private static final String ONE = "1 group(s) accepted for " + A + ".";
    private static final String TWO = "2 group(s) accepted for " + A + ".";
    private static final String NOT_A_CSV = "File does not appear to be a valid CSV with a header row";
    private static final String BAD_HEADERS = "Invalid headers. Headers must be in order: [group_name, "
            + "school_natural_id, school_year, subject_code, student_ssid, group_user_login]";
    private static final String UNSORTED = "Record is out-of-order: sort CSV by school, group, year";

    private final CersOracle cers = oracle();

    /** One upload to an empty warehouse and its outcome. */
    private record Case(String rule, byte[] file, Status status, List<String> messages, List<String> harms) {
        @Override
        public String toString() {
            return rule;
        }
    }

    static Stream<Case> headers_and_file_forms() {
        String row = "Math P1," + A + ",2026,Math,9900000001,t@x.org";
        return Stream.of(
                accepted("the template header and one row", csv(row)),
                accepted("header names in any case", bytes(HEADER.toUpperCase() + "\n" + row + "\n")),
                accepted("a byte order mark", bytes("\uFEFF" + HEADER + "\n" + row + "\n")),
                accepted("LF line ends", bytes(HEADER + "\n" + row + "\n")),
                accepted("CR line ends", bytes(HEADER + "\r" + row + "\r")),
                accepted("no final line end", bytes(HEADER + "\r\n" + row)),
                accepted("no final line end after an empty last field", bytes(HEADER + "\n" + withoutLogin(row))),
                refused("no bytes", bytes(""), "Empty file"),
                refused("a header only", bytes(HEADER), "Empty file"),
                refused("a header and blank lines", bytes(HEADER + "\r\n\r\n\r\n"), "Empty file"),
                refused("an empty file before its headers", bytes("a,b,c"), "Empty file"),
                crashed("fewer than six headers", bytes(HEADER.replace(",group_user_login", "") + "\n" + row)),
                crashed("tabs", bytes((HEADER + "\n" + row).replace(',', '\t'))),
                crashed("semicolons", bytes((HEADER + "\n" + row).replace(',', ';'))),
                refused(
                        "headers in another order",
                        bytes(HEADER.replace("group_name,school_natural_id", "school_natural_id,group_name") + "\n"
                                + row),
                        BAD_HEADERS),
                refused("a header with a blank", bytes(" " + HEADER + "\n" + row), BAD_HEADERS),
                refused("no header row", bytes(row + "\n" + row), BAD_HEADERS),
                refused("UTF-16", encoded(HEADER + "\r\n" + row + "\r\n", StandardCharsets.UTF_16), BAD_HEADERS),
                refused("an empty seventh header", bytes(HEADER + ",\n" + row), NOT_A_CSV),
                refused("a repeated header", bytes(HEADER + ",Group_Name\n" + row), NOT_A_CSV),
                refused("a row that ends before the subject", csv("Math P1," + A + ",2026"), NOT_A_CSV),
                refused("a row that ends before the student", csv("Math P1," + A + ",2026,Math"), NOT_A_CSV),
                refused("a line of blanks", csv(row, "  ", row), NOT_A_CSV),
                crashed("a quote that is not closed", csv(row, "\"Math P1," + A + ",2026,Math,,")),
                crashed("a quote closed inside a field", csv("\"Math\" P1," + A + ",2026,Math,,")),
                crashed("an open quote in the header", bytes("\"" + HEADER + "\n" + row)));
    }

    static Stream<Case> fields() {
        return Stream.of(
                accepted("a quoted comma", csv("\"Smith, John, Period 1\"," + A + ",2026,ELA,9900000001,t@x.org")),
                accepted("doubled quotes", csv("\"The \"\"A\"\" team\"," + A + ",2026,ELA,9900000001,t@x.org")),
                accepted("all fields quoted", csv("\"G\",\"" + A + "\",\"2026\",\"ELA\",\"9900000001\",\"\"")),
                accepted("a row with neither student nor login", csv("G," + A + ",2026,,,")),
                accepted("a group without a teacher", csv("G," + A + ",2026,,9900000001,")),
                accepted("a group without a student", csv("G," + A + ",2026,,,t@x.org")),
                refused("no school", csv("G,,2026,All,,"), "Record does not contain a school"),
                refused("a blank school", csv("G,  ,2026,All,,"), "Record does not contain a school"),
                refused("no group name", csv("," + A + ",2026,All,,"), "Record does not contain a group name"),
                refused("a blank group name", csv("  ," + A + ",2026,All,,"), "Record does not contain a group name"),
                refused("no year", csv("G," + A + ",,All,,"), "Record does not contain a school year"),
                refused(
                        "no key at all",
                        csv(",,,All,,"),
                        "Record does not contain a school",
                        "Record does not contain a group name",
                        "Record does not contain a school year"),
                refused("a year with a blank", csv("G," + A + ", 2026,All,,"), "Record does not contain a school year"),
                refused(
                        "a year with a fraction",
                        csv("G," + A + ",2026.0,All,,"),
                        "Record does not contain a school year"),
                refused("a span of years", csv("G," + A + ",2025-2026,All,,"), "Record does not contain a school year"),
                refused(
                        "a short span of years",
                        csv("G," + A + ",25-26,All,,"),
                        "Record does not contain a school year"),
                accepted("a year with a leading zero", csv("G," + A + ",02026,All,,")),
                mangled(
                        "a year with a sign",
                        csv("G," + A + ",+2026,All,,"),
                        "Row 1 school_year: spreadsheets read it as a formula"),
                refused("a year not opened", csv("G," + A + ",2031,All,,"), "Invalid school year: 2031"),
                accepted("ELA", csv("G," + A + ",2026,ELA,,")),
                accepted("Ela", csv("G," + A + ",2026,Ela,,")),
                accepted("MATH", csv("G," + A + ",2026,MATH,,")),
                accepted("math", csv("G," + A + ",2026,math,,")),
                accepted("ALL", csv("G," + A + ",2026,ALL,,")),
                accepted("all", csv("G," + A + ",2026,all,,")),
                mangled(
                        "a subject between blanks",
                        csv("G," + A + ",2026, ELA ,,"),
                        "Row 1 subject_code: leading or trailing blank"),
                refused("Mathematics", csv("G," + A + ",2026,Mathematics,,"), "Invalid subject: Mathematics"),
                refused("ELA/Literacy", csv("G," + A + ",2026,ELA/Literacy,,"), "Invalid subject: ELA/Literacy"),
                refused("Science", csv("G," + A + ",2026,Science,,"), "Invalid subject: Science"),
                refused(
                        "an unknown school",
                        csv("G,99100990000009,2026,All,,"),
                        "School [99100990000009] can not be found"),
                refused(
                        "a district",
                        csv("G," + DISTRICT + ",2026,All,,"),
                        "School [" + DISTRICT + "] can not be found"),
                refused(
                        "a school with a blank",
                        csv("G," + A + " ,2026,All,,"),
                        "School [" + A + " ] can not be found"),
                refused(
                        "a school as Excel shows it",
                        csv("G,9.9101E+13,2026,All,,"),
                        "School [9.9101E+13] can not be found"),
                refused(
                        "a school that lost a digit",
                        csv("G,9100990000001,2026,All,,"),
                        "School [9100990000001] can not be found"));
    }

    static Stream<Case> order_and_groups() {
        return Stream.of(
                accepted("groups not sorted", csv(row("Z"), row("B"), row("M")), "3 group(s) accepted for " + A + "."),
                accepted(
                        "one name in two schools",
                        csv(row("G", A, 2026), row("G", B, 2026)),
                        ONE,
                        "1 group(s) accepted for " + B + "."),
                accepted("one name in two years", csv(row("G", A, 2025), row("G", A, 2026)), TWO),
                refused(
                        "a school seen before",
                        csv(row("G", A, 2026), row("G", B, 2026), row("H", A, 2026)),
                        "School [" + A + "] is out-of-order: sort CSV by school, group, year"),
                refused("a group seen before", csv(row("G"), row("H"), row("G")), UNSORTED),
                refused("a year seen before", csv(row("G", A, 2025), row("G", A, 2026), row("G", A, 2025)), UNSORTED),
                mangled(
                        "adjacent names that differ in case are one group",
                        csv(row("Math"), row("MATH")),
                        List.of(ONE),
                        "Row 2 group_name: the database takes it for the group of row 1"),
                mangled(
                        "names that differ in case are not seen before",
                        csv(row("Math"), row("Art"), row("MATH")),
                        List.of("3 group(s) accepted for " + A + "."),
                        "Row 3 group_name: the database takes it for the group of row 1"),
                refused(
                        "All then Math",
                        csv(subject("All"), subject("Math")),
                        "Record is attempting to re-define group subject from [All] to [Math]"),
                refused(
                        "Math, blank, ELA",
                        csv(subject("Math"), subject(""), subject("ELA")),
                        "Record is attempting to re-define group subject from [Math] to [ELA]"),
                accepted("Math then MATH", csv(subject("Math"), subject("MATH"))),
                accepted("two groups of two subjects", csv("G," + A + ",2026,Math,,", "H," + A + ",2026,ELA,,"), TWO),
                accepted("Math then blank", csv(subject("Math"), subject(""))),
                mangled(
                        "blank then Math",
                        csv(subject(""), subject("Math")),
                        "Row 1 subject_code: a new group takes the subject of this row, a stored group that of a later"
                                + " row"),
                accepted("200 students and 50 more teachers", csv(concat(students("G", 200), teachers("G", 50)))),
                refused("201 students", csv(students("G", 201)), tooMany(A, "G", 201)),
                refused(
                        "150 students for each of two teachers",
                        csv(concat(students("G", 150), students("G", 150))),
                        tooMany(A, "G", 300)),
                refused(
                        "201 students before another group",
                        csv(concat(students("G", 201), List.of(row("H")))),
                        tooMany(A, "G", 201)),
                refused(
                        "201 students before another school",
                        csv(concat(students("G", 201), List.of(row("H", B, 2026)))),
                        tooMany(B, "G", 201)),
                refused(
                        "a failure counts once",
                        csv(row("G", A, 2031), row("H", A, 2031)),
                        "Invalid school year: 2031"),
                refused(
                        "a row of an unknown school is skipped later",
                        csv(row("G"), row("G", DISTRICT, 2026), row("G")),
                        "School [" + DISTRICT + "] can not be found"),
                refused(
                        "failures of two rows",
                        csv(row("G", A, 2031), row("H", DISTRICT, 2026)),
                        "Invalid school year: 2031",
                        "School [" + DISTRICT + "] can not be found"));
    }

    static Stream<Case> accepted_and_mangled() {
        String ssid = "9900000001";
        return Stream.of(
                mangled(
                        "LF rows after a CRLF header",
                        bytes(HEADER + "\r\n" + row("G") + "\n" + row("G") + "\n"),
                        "Mixed line ends: the first line ends in CRLF, row 1 in LF"),
                mangled(
                        "CRLF rows after a LF header",
                        bytes(HEADER + "\n" + row("G") + "\r\n" + row("G") + "\r\n"),
                        "Mixed line ends: the first line ends in LF, row 1 in CRLF"),
                mangled("a backslash", csv(row("A\\B")), "Row 1 group_name: backslash"),
                mangled("a control character", csv(row("A\u0007B")), "Row 1 group_name: control character"),
                mangled("a line end in quotes", csv(row("\"A\nB\"")), "Row 1 group_name: control character"),
                mangled("a next-line control", csv(row("A\u0085B")), "Row 1 group_name: control character"),
                mangled("a zero-width space", csv(row("A\u200BB")), "Row 1 group_name: zero-width character"),
                mangled("a no-break space", csv(row("A\u00A0B")), "Row 1 group_name: Unicode blank"),
                mangled("an ideographic space", csv(row("A\u3000B")), "Row 1 group_name: Unicode blank"),
                mangled("a leading blank", csv(row(" A")), "Row 1 group_name: leading or trailing blank"),
                mangled(
                        "a trailing blank in a login",
                        csv(row("A", "", "t@x.org ")),
                        "Row 1 group_user_login: leading or trailing blank"),
                mangled("=", csv(row("=1+1")), "Row 1 group_name: spreadsheets read it as a formula"),
                mangled("-", csv(row("-A")), "Row 1 group_name: spreadsheets read it as a formula"),
                mangled("@", csv(row("G", "", "@x.org")), "Row 1 group_user_login: spreadsheets read it as a formula"),
                mangled(
                        "a leading tab",
                        csv(row("\tA")),
                        "Row 1 group_name: spreadsheets read it as a formula",
                        "Row 1 group_name: control character"),
                mangled("9 digits", csv(row("G", "990000001", "")), "Row 1 student_ssid: not 10 digits"),
                mangled("11 digits", csv(row("G", "99000000011", "")), "Row 1 student_ssid: not 10 digits"),
                mangled("letters", csv(row("G", "99A0000001", "")), "Row 1 student_ssid: not 10 digits"),
                mangled("full-width digits", csv(row("G", "９９０００００００１", "")), "Row 1 student_ssid: not 10 digits"),
                mangled(
                        "a student twice",
                        csv(row("G", ssid, ""), row("G", "", "t@x.org"), row("G", ssid, "")),
                        "Row 3 student_ssid: the student of row 1 again"),
                mangled(
                        "a login in two cases",
                        csv(row("G", "", "T@X.org"), row("G", "", "t@x.org")),
                        "Row 2 group_user_login: another spelling of a login of the same group"),
                accepted("a login twice", csv(row("G", ssid, "t@x.org"), row("G", "9900000002", "t@x.org"))),
                mangled(
                        "a column too many in the header only",
                        bytes(HEADER + ",note\r\n" + row("G") + "\r\n"),
                        "Header has 7 columns instead of 6"),
                mangled(
                        "a column too many in a last row without a line end",
                        bytes(HEADER + "\r\n" + row("G") + ",x"),
                        "Row 1 has 7 columns instead of 6"),
                mangled(
                        "the longest texts",
                        csv(row("n".repeat(255), "9".repeat(65), "l".repeat(255))),
                        "Row 1 student_ssid: not 10 digits"));
    }

    static Stream<Case> accepted_and_refused_by_the_loader() {
        return Stream.of(
                failed(
                        "Latin-1",
                        encoded(HEADER + "\r\n" + row("José") + "\r\n", StandardCharsets.ISO_8859_1),
                        "SQL error 1366: Incorrect string value for column 'group_name' at row 1",
                        "Bytes are not UTF-8"),
                failed(
                        "an emoji",
                        csv(row("A"), row("B \uD83D\uDE00")),
                        "SQL error 1366: Incorrect string value for column 'group_name' at row 2",
                        "Row 2 group_name: character outside the BMP"),
                failed(
                        "a blank line",
                        bytes(HEADER + "\n" + row("G") + "\n\n" + row("H") + "\n"),
                        "SQL error 1261: Row 2 doesn't contain data for all columns",
                        "Blank line after row 1"),
                failed(
                        "a row without a login column",
                        csv("G," + A + ",2026,All,9900000001"),
                        "SQL error 1261: Row 1 doesn't contain data for all columns",
                        "Row 1 has 5 columns instead of 6"),
                failed(
                        "an extra column",
                        csv(row("G") + ","),
                        "SQL error 1262: Row 1 was truncated; it contained more data than there were input columns",
                        "Row 1 has 7 columns instead of 6"),
                failed(
                        "an extra column with a header",
                        bytes(HEADER + ",note\n" + row("G") + ",x\n"),
                        "SQL error 1262: Row 1 was truncated; it contained more data than there were input columns",
                        "Header has 7 columns instead of 6",
                        "Row 1 has 7 columns instead of 6"),
                failed(
                        "a long name",
                        csv(row("n".repeat(256))),
                        "SQL error 1406: Data too long for column 'group_name' at row 1",
                        "Row 1 group_name: longer than 255 characters"),
                failed(
                        "a long login",
                        csv(row("G", "", "l".repeat(256))),
                        "SQL error 1406: Data too long for column 'group_user_login' at row 1",
                        "Row 1 group_user_login: longer than 255 characters"),
                failed(
                        "a long student",
                        csv(row("G", "9".repeat(66), "")),
                        "SQL error 1406: Data too long for column 'student_ssid' at row 1",
                        "Row 1 student_ssid: longer than 65 characters",
                        "Row 1 student_ssid: not 10 digits"),
                failed(
                        "a name that ends in a backslash",
                        csv(row("A\\")),
                        "SQL error 1261: Row 1 doesn't contain data for all columns",
                        "Row 1 group_name: backslash"),
                failed(
                        "a name that is NULL",
                        csv(row("\\N")),
                        "SQL error 1048: Column 'group_name' cannot be null",
                        "Row 1 group_name: backslash"),
                failed(
                        "a year in other digits",
                        csv("G," + A + ",٢٠٢٦,All,,"),
                        "SQL error 1366: Incorrect integer value for column 'school_year' at row 1"),
                failed(
                        "a blank line before the header",
                        bytes("\n" + HEADER + "\n" + row("G") + "\n"),
                        "SQL error 1366: Incorrect integer value for column 'school_year' at row 1",
                        "Blank line before the header"));
    }

    @ParameterizedTest
    @MethodSource({
        "headers_and_file_forms",
        "fields",
        "order_and_groups",
        "accepted_and_mangled",
        "accepted_and_refused_by_the_loader"
    })
    void an_upload_ends_as_the_rule_says(Case expected) {
        assertThat(cers.upload(expected.file()))
                .isEqualTo(new Result(expected.status(), expected.messages(), expected.harms()));
        assertThat(cers.groups().isEmpty()).isEqualTo(expected.status() != ACCEPTED_PROCESSED);
    }

    @Test
    void the_hundred_and_first_failure_is_only_counted() {
        List<String> rows = IntStream.rangeClosed(1, 103)
                .mapToObj(i -> row("G", A, 3000 + i))
                .toList();

        Result result = cers.upload(csv(rows));

        assertThat(result.status()).isEqualTo(BAD_DATA);
        assertThat(result.messages())
                .hasSize(101)
                .startsWith("Invalid school year: 3001")
                .endsWith("Invalid school year: 3100", "With 3 additional validation failures");
    }

    @Test
    void the_hundred_and_first_school_is_only_counted() {
        List<String> schools = IntStream.rangeClosed(1, 102)
                .mapToObj(i -> String.format("9910099%07d", i))
                .toList();
        byte[] file = csv(schools.stream().map(school -> row("G", school, 2026)).toList());

        Result result = new CersOracle(Set.copyOf(schools), Set.of(2026)).upload(file);

        assertThat(result.status()).isEqualTo(ACCEPTED_PROCESSED);
        assertThat(result.messages())
                .hasSize(101)
                .startsWith(ONE)
                .endsWith("1 group(s) accepted for 99100990000100.", "With 2 additional schools");
    }

    @Test
    void students_and_logins_are_two_sets() {
        upload(
                "Math P1," + A + ",2026,Math,,",
                "Math P1," + A + ",2026,Math,,T1@x.org",
                "Math P1," + A + ",2026,Math,,t2@x.org",
                "Math P1," + A + ",2026,Math,9900000001,",
                "Math P1," + A + ",2026,Math,9900000002,t2@x.org");

        assertThat(cers.groups())
                .isEqualTo(Map.of(
                        new GroupKey(A, 2026, "math p1"),
                        new Group(
                                "Math P1",
                                "Math",
                                Set.of("9900000001", "9900000002"),
                                Set.of("t1@x.org", "t2@x.org"))));
    }

    @Test
    void a_group_in_the_file_replaces_the_stored_one_and_others_stay() {
        upload(row("G", "9900000001", "t1@x.org"), row("H", "9900000002", "t2@x.org"));

        upload(row("G", "9900000003", "t3@x.org"));

        assertThat(group("G")).isEqualTo(new Group("G", "All", Set.of("9900000003"), Set.of("t3@x.org")));
        assertThat(group("H")).isEqualTo(new Group("H", "All", Set.of("9900000002"), Set.of("t2@x.org")));
    }

    @Test
    void a_row_without_student_and_login_empties_its_group() {
        upload(row("G", "9900000001", "t@x.org"));

        upload(row("G", "", ""));

        assertThat(group("G")).isEqualTo(new Group("G", "All", Set.of(), Set.of()));
    }

    @Test
    void a_refused_file_changes_nothing() {
        upload(row("G", "9900000001", "t@x.org"));
        Map<GroupKey, Group> before = cers.groups();

        assertThat(cers.upload(csv(row("G"), row("H", A, 2031))).status()).isEqualTo(BAD_DATA);
        assertThat(cers.upload(csv(row("G"), row("n".repeat(256)))).status()).isEqualTo(BAD_DATA);

        assertThat(cers.groups()).isEqualTo(before);
    }

    @Test
    void a_renamed_group_leaves_the_old_one_behind() {
        upload(row("G", "9900000001", "t@x.org"));

        upload(row("G new", "9900000001", "t@x.org"));

        assertThat(group("G")).isEqualTo(new Group("G", "All", Set.of("9900000001"), Set.of("t@x.org")));
    }

    @Test
    void bytes_processed_before_are_ignored_and_the_later_state_stays() {
        byte[] first = csv(row("G", "9900000001", ""));
        cers.upload(first);
        cers.upload(csv(row("G", "9900000002", "")));

        assertThat(cers.upload(first))
                .isEqualTo(new Result(
                        IGNORED_DUPLICATE,
                        List.of(ONE),
                        List.of("The same bytes were processed before: they are ignored and other groups stay in"
                                + " force")));
        assertThat(group("G").ssids()).containsExactly("9900000002");
    }

    @Test
    void bytes_sent_twice_in_a_row_do_no_harm() {
        byte[] file = csv(row("G", "9900000001", ""));
        cers.upload(file);

        assertThat(cers.upload(file)).isEqualTo(new Result(IGNORED_DUPLICATE, List.of(ONE), List.of()));
    }

    @Test
    void bytes_refused_before_are_tried_again() {
        byte[] file = csv(row("G", A, 2031));
        cers.upload(file);

        assertThat(cers.upload(file).status()).isEqualTo(BAD_DATA);
    }

    @Test
    void a_new_group_takes_the_subject_of_its_first_row_and_a_stored_one_the_greatest() {
        upload(subject(""), subject("Math"));
        assertThat(group("G").subject()).isEqualTo("All");

        upload(subject(""), subject("Math"), subject(""));
        assertThat(group("G").subject()).isEqualTo("Math");

        upload(subject("All"));
        assertThat(group("G").subject()).isEqualTo("All");
    }

    @Test
    void names_the_collation_holds_equal_are_one_group_with_the_members_of_both() {
        upload(row("José P1", "9900000001", "t1@x.org"), row("Jose P1 ", "9900000002", "t2@x.org"));

        assertThat(cers.groups())
                .isEqualTo(Map.of(
                        new GroupKey(A, 2026, "jose p1"),
                        new Group(
                                "José P1", "All", Set.of("9900000001", "9900000002"), Set.of("t1@x.org", "t2@x.org"))));
    }

    @Test
    void a_stored_group_keeps_its_name_when_the_collation_holds_the_new_one_equal() {
        upload(row("José P1", "9900000001", ""));

        upload(row("JOSE P1", "9900000002", ""));

        assertThat(cers.groups())
                .isEqualTo(Map.of(
                        new GroupKey(A, 2026, "jose p1"), new Group("José P1", "All", Set.of("9900000002"), Set.of())));
    }

    @Test
    void a_lf_file_under_a_crlf_header_loses_its_students() {
        cers.upload(bytes(HEADER + "\r\n" + row("G", "9900000001", "") + "\n" + row("G", "9900000002", "") + "\n"));

        assertThat(group("G").ssids()).containsExactly("9900000001");
    }

    @Test
    void the_carriage_return_of_a_crlf_row_under_a_lf_header_is_removed_from_the_login() {
        cers.upload(bytes(HEADER + "\n" + row("G", "9900000001", "t@x.org") + "\r\n"));

        assertThat(group("G").logins()).containsExactly("t@x.org");
    }

    @ParameterizedTest
    @CsvSource({"A\\B, AB", "A\\news, 'A\news'", "\\\\A, \\A", "A\\tB, 'A\tB'", "A\\NB, ANB"})
    void a_backslash_escapes_the_next_character(String written, String stored) {
        upload(row(written));

        assertThat(cers.groups().values()).extracting(Group::displayName).containsExactly(stored);
    }

    @ParameterizedTest
    @CsvSource({"\\N", "'\"\\N\"'"})
    void a_login_written_as_sql_null_is_dropped(String login) {
        upload(row("G", "9900000001", login));

        assertThat(group("G")).isEqualTo(new Group("G", "All", Set.of("9900000001"), Set.of()));
    }

    @Test
    void quoted_commas_and_doubled_quotes_are_stored_as_meant() {
        upload(row("\"Smith, \"\"Jo\"\", Period 1\"", "9900000001", "\"t@x.org\""));

        assertThat(cers.groups().values())
                .containsExactly(new Group("Smith, \"Jo\", Period 1", "All", Set.of("9900000001"), Set.of("t@x.org")));
    }

    @Test
    void blanks_around_values_are_trimmed() {
        upload(" G ," + A + ",2026, ELA , 9900000001 , t@x.org ");

        assertThat(group("G")).isEqualTo(new Group("G", "ELA", Set.of("9900000001"), Set.of("t@x.org")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MATH|Math",
                "José|Jose",
                "'Math '|Math",
                "A\u00A0B|A B",
                "A\u3000B|A B",
                "A\u200BB|AB",
                "A\uFEFFB|AB",
                "ＭＡＴＨ|math",
                "Ⅱ|II",
                "m²|m2",
                "①|1",
                "…|...",
                "№|No",
                "™|tm",
                "cœur|coeur",
                "CŒUR|coeur",
                "Straße|STRASSE",
                "STRAẞE|strasse",
                "ΟΔΟΣ|οδος",
                "Ñandú|nandu"
            })
    void the_database_holds_these_names_equal(String left, String right) {
        assertThat(GroupKey.of(A, 2026, left)).isEqualTo(GroupKey.of(A, 2026, right));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A  B|A B", "A-B|A B", "P1|P2", "ı|i"})
    void the_database_tells_these_names_apart(String left, String right) {
        assertThat(GroupKey.of(A, 2026, left)).isNotEqualTo(GroupKey.of(A, 2026, right));
    }

    private static CersOracle oracle() {
        return new CersOracle(Set.of(A, B), new TreeSet<>(List.of(2025, 2026)));
    }

    private void upload(String... rows) {
        assertThat(cers.upload(csv(rows)).status()).isEqualTo(ACCEPTED_PROCESSED);
    }

    private Group group(String name) {
        return cers.groups().get(GroupKey.of(A, 2026, name));
    }

    private static Case accepted(String rule, byte[] file) {
        return accepted(rule, file, ONE);
    }

    private static Case accepted(String rule, byte[] file, String... messages) {
        return new Case(rule, file, ACCEPTED_PROCESSED, List.of(messages), List.of());
    }

    private static Case mangled(String rule, byte[] file, String... harms) {
        return mangled(rule, file, List.of(ONE), harms);
    }

    private static Case mangled(String rule, byte[] file, List<String> messages, String... harms) {
        return new Case(rule, file, ACCEPTED_PROCESSED, messages, List.of(harms));
    }

    private static Case refused(String rule, byte[] file, String... messages) {
        return new Case(rule, file, BAD_DATA, List.of(messages), List.of());
    }

    private static Case failed(String rule, byte[] file, String message, String... harms) {
        return new Case(rule, file, BAD_DATA, List.of(message), List.of(harms));
    }

    private static Case crashed(String rule, byte[] file) {
        return new Case(rule, file, HTTP_500, List.of(), List.of());
    }

    private static String row(String name) {
        return row(name, A, 2026);
    }

    private static String row(String name, String school, int year) {
        return name + "," + school + "," + year + ",All,,";
    }

    private static String row(String name, String ssid, String login) {
        return name + "," + A + ",2026,All," + ssid + "," + login;
    }

    private static String subject(String subject) {
        return "G," + A + ",2026," + subject + ",,";
    }

    private static String withoutLogin(String row) {
        return row.substring(0, row.lastIndexOf(',') + 1);
    }

    private static List<String> students(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(name, String.format("99%08d", i), ""))
                .toList();
    }

    private static List<String> teachers(String name, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> row(name, "", "t" + i + "@x.org"))
                .toList();
    }

    private static String tooMany(String school, String name, int count) {
        return "School [" + school + "] Group [" + name + "] contains " + count
                + " students.  Maximum students allowed per group is 200";
    }

    private static List<String> concat(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static byte[] csv(String... rows) {
        return csv(List.of(rows));
    }

    private static byte[] csv(List<String> rows) {
        return bytes(Stream.concat(Stream.of(HEADER), rows.stream())
                .map(line -> line + "\r\n")
                .collect(Collectors.joining()));
    }

    private static byte[] bytes(String text) {
        return encoded(text, StandardCharsets.UTF_8);
    }

    private static byte[] encoded(String text, Charset charset) {
        return text.getBytes(charset);
    }
}

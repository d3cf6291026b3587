package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.source.Reading;

/** What becomes of damage that people and spreadsheets do to single values: undone, named, or the row refused. */
class SpecDamageTest {

    private static final String LOST =
            "a spreadsheet has rounded the number and lost its last digits; export it again without opening it in one";
    private static final String WRITTEN_OUT =
            "a spreadsheet has written the number with an exponent, all digits being there (written out)";
    private static final String POINT = "a spreadsheet has added a decimal point (removed)";
    private static final String DATES = "expected a date as yyyy-MM-dd or M/d/yyyy";
    private static final String LARKSPUR = "school 102 Org[name=Larkspur High, type=school, identifier=01123456000102]";
    private static final String K1 = "user K1 student VALID 9120000231 null null null";
    private static final String K1_PLACES = "- place 101-1 K1 STUDENT CURRENT";

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    static Stream<Arguments> numbers() {
        return Stream.of(
                // the zero of a county below ten is put back where schools get their codes
                value(
                        "a CDS code of 13 digits",
                        "schools.csv",
                        "01123456000102",
                        "1123456000102",
                        "- " + LARKSPUR,
                        "+ school 102 Org[name=Larkspur High, type=school, identifier=1123456000102]"),
                value("a CDS code with hyphens", "schools.csv", "01123456000102", "01-12345-6000102"),
                value("a CDS code with blanks", "schools.csv", "01123456000102", "01 12345 6000102"),
                school("a CDS code of 12 digits", "123456000102", "bad-value", "expected 14 digits"),
                school(
                        "a district's code",
                        "01123450000000",
                        "bad-value",
                        "which is a district's code; expected a school's"),
                school(
                        "a district's code without its zero",
                        "1123450000000",
                        "bad-value",
                        "which is a district's code; expected a school's"),
                school("a rounded CDS code", "1.12346E+12", "spreadsheet-number", LOST),
                value(
                        "a CDS code with an exponent and all digits",
                        "schools.csv",
                        "99123456000101",
                        "9.9123456000101E+13",
                        "damaged schools.csv:2 cds: " + WRITTEN_OUT),
                value(
                        "a CDS code with a decimal point",
                        "schools.csv",
                        "99123456000101",
                        "99123456000101.0",
                        "damaged schools.csv:2 cds: " + POINT),
                value("a CDS code as a formula", "schools.csv", "99123456000101", "=\"99123456000101\""),
                value("a CDS code with an apostrophe", "schools.csv", "99123456000101", "'99123456000101"),
                value(
                        "an SSID without its leading zero",
                        "students.csv",
                        "9120000231",
                        "120000231",
                        "- " + K1,
                        "+ user K1 student MALFORMED 0 Kestrelan Marrowby ",
                        "damaged students.csv:2 ssid: has 9 digits where 10 are expected; perhaps a spreadsheet has"
                                + " dropped leading zeros"),
                value(
                        "an SSID of 11 digits",
                        "students.csv",
                        "9120000231",
                        "99120000231",
                        "- " + K1,
                        "+ user K1 student MALFORMED 0 Kestrelan Marrowby ",
                        "damaged students.csv:2 ssid: is not the 10 digits expected"),
                value(
                        "no SSID",
                        "students.csv",
                        "9120000231",
                        "",
                        "- " + K1,
                        "+ user K1 student MISSING 0 Kestrelan Marrowby "),
                value(
                        "a rounded SSID",
                        "students.csv",
                        "9120000231",
                        "9.12E+09",
                        "- " + K1,
                        "+ user K1 student MALFORMED 0 Kestrelan Marrowby ",
                        "damaged students.csv:2 ssid: " + LOST),
                value(
                        "an SSID rounded in a land of decimal commas",
                        "students.csv",
                        "9120000231",
                        "\"9,12E+09\"",
                        "- " + K1,
                        "+ user K1 student MALFORMED 0 Kestrelan Marrowby ",
                        "damaged students.csv:2 ssid: " + LOST),
                value(
                        "an SSID with an exponent and all digits",
                        "students.csv",
                        "9120000231",
                        "9.120000231E9",
                        "damaged students.csv:2 ssid: " + WRITTEN_OUT),
                value(
                        "an SSID with a decimal point",
                        "students.csv",
                        "9120000231",
                        "9120000231.00",
                        "damaged students.csv:2 ssid: " + POINT),
                value("an SSID as a formula", "students.csv", "9120000231", "=\"9120000231\""),
                value("an SSID as a quoted formula", "students.csv", "9120000231", "\"=\"\"9120000231\"\"\""),
                value("an SSID with an apostrophe", "students.csv", "9120000231", "'9120000231"),
                value(
                        "an id with a decimal point",
                        "section_students.csv",
                        "101-1,K1",
                        "101-1,K1.0",
                        K1_PLACES,
                        "refused section_students.csv:2 studentId dangling-reference: no row of students has the"
                                + " studentId it names"), // only a number is a spreadsheet's
                value(
                        "a number of a school with a decimal point",
                        "sections.csv",
                        "101-1,101,",
                        "101-1,101.0,",
                        "damaged sections.csv:2 schoolId: " + POINT),
                value("a number of a school as a formula", "sections.csv", "101-1,101,", "101-1,=\"101\","),
                value("a number of a school with an apostrophe", "sections.csv", "101-1,101,", "101-1,'101,"),
                value(
                        "a number of a school with an exponent and all digits",
                        "sections.csv",
                        "101-1,101,",
                        "101-1,1.01E+02,",
                        "damaged sections.csv:2 schoolId: " + WRITTEN_OUT),
                value(
                        "a rounded id",
                        "students.csv",
                        "K1,",
                        "1.2E+11,",
                        K1_PLACES,
                        "- place 101-2 K1 STUDENT ENDED",
                        "- " + K1,
                        "refused students.csv:2 studentId spreadsheet-number: found '9.9E+99', " + LOST,
                        dangling(2),
                        dangling(4)));
    }

    private static String dangling(int line) {
        return "refused section_students.csv:" + line
                + " studentId dangling-reference: no row of students has the studentId it names";
    }

    private static Arguments value(String name, String file, String from, String to, String... outcome) {
        return Arguments.of(name, file, from, to, List.of(outcome));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void a_number_that_a_spreadsheet_has_spoilt(String name, String file, String from, String to, List<String> outcome)
            throws IOException {
        assertThat(desk.outcome(DataFiles.standard(), DataFiles.standard().replace(file, from, to)))
                .containsExactlyElementsOf(outcome);
    }

    /** The second school is refused, and its section with it. */
    private static Arguments school(String name, String cds, String rule, String rest) {
        return value(
                name,
                "schools.csv",
                "01123456000102",
                cds,
                "- place 102-1 K3 STUDENT CURRENT",
                "- place 102-1 staff T2 TEACHER CURRENT",
                "- " + LARKSPUR,
                "- section 102-1 '' '2001' scheduled of ELA-09 at 102 in [Y, F] subjects [] periods [2, 4] grades [09]",
                "refused schools.csv:3 cds " + rule + ": found '" + cds + "', " + rest,
                "refused sections.csv:4 schoolId refers-to-refused-schools: the row of schools it names, line 3, is"
                        + " refused; mend that one",
                "refused section_staff.csv:4 sectionId refers-to-refused-sections: the row of sections it names, line"
                        + " 4, is refused; mend that one",
                "refused section_students.csv:5 sectionId refers-to-refused-sections: the row of sections it names,"
                        + " line 4, is refused; mend that one");
    }

    static Stream<Arguments> dates() {
        return Stream.of(
                noDate("a spreadsheet's day", "46246", "which is a spreadsheet's number of a day; "),
                noDate("a day that no month has", "02/30/2026", ""),
                noDate("a year of two digits", "8/12/26", ""),
                noDate("a word", "soon", ""),
                noDate("a year that is none", "0026-08-12", ""),
                value(
                        "an end before the beginning",
                        "section_students.csv",
                        "101-1,K1,,",
                        "101-1,K1,2026-09-02,2026-08-31",
                        K1_PLACES,
                        "refused section_students.csv:2 endDate bad-value: is before the beginDate of its row"),
                // a last day the day before the first: the exclusive end is the first day, and nobody was ever there
                value(
                        "an end on the day before the beginning",
                        "section_students.csv",
                        "101-1,K1,,",
                        "101-1,K1,2026-09-02,2026-09-01",
                        K1_PLACES,
                        "+ place 101-1 K1 STUDENT ENDED"),
                value("a date with a time", "section_students.csv", "101-1,K1,", "101-1,K1,8/12/2026 0:00"),
                value(
                        "a date with a time and AM",
                        "section_students.csv",
                        "101-1,K1,",
                        "101-1,K1,8/12/2026 12:00:00 AM"),
                value(
                        "a date with a time and a zone",
                        "section_students.csv",
                        "101-1,K1,",
                        "101-1,K1,2026-08-12T00:00:00.000-07:00"),
                value(
                        "a date with a time after a blank",
                        "section_students.csv",
                        "101-1,K1,",
                        "101-1,K1,2026-08-12 00:00:00.0"),
                value(
                        "a term that ends before it begins",
                        "terms.csv",
                        "8/12/2026,12/18/2026",
                        "8/12/2026,12/18/2025",
                        "- place 102-1 K3 STUDENT CURRENT",
                        "- place 102-1 staff T2 TEACHER CURRENT",
                        "- section 102-1 '' '2001' scheduled of ELA-09 at 102 in [Y, F] subjects [] periods [2, 4]"
                                + " grades [09]",
                        "- term F AcademicSession[title=Fall, start=2026-08-12, end=2026-12-19, schoolYear=2027]",
                        "refused terms.csv:3 endDate bad-value: is before the startDate of its row",
                        "refused sections.csv:4 termIds refers-to-refused-terms: the row of terms it names, line 3, is"
                                + " refused; mend that one",
                        "refused section_staff.csv:4 sectionId refers-to-refused-sections: the row of sections it"
                                + " names, line 4, is refused; mend that one",
                        "refused section_students.csv:5 sectionId refers-to-refused-sections: the row of sections it"
                                + " names, line 4, is refused; mend that one"));
    }

    private static Arguments noDate(String name, String date, String more) {
        return value(
                name,
                "section_students.csv",
                "101-1,K1,",
                "101-1,K1," + date,
                K1_PLACES,
                "refused section_students.csv:2 beginDate bad-value: found '" + date.replaceAll("[a-z]", "a") + "', "
                        + more + DATES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dates")
    void a_date_that_is_none_or_is_written_otherwise(
            String name, String file, String from, String to, List<String> outcome) throws IOException {
        assertThat(desk.outcome(DataFiles.standard(), DataFiles.standard().replace(file, from, to)))
                .containsExactlyElementsOf(outcome);
    }

    static Stream<Arguments> texts() {
        String room =
                "section 101-1 'Room 12' '1' homeroom of no course at 101 in [Y] subjects [] periods [] grades [04]";
        return Stream.of(
                value(
                        "typographic quotes around it",
                        "sections.csv",
                        "Room 12",
                        "\u201CRoom 12\u201D",
                        "damaged sections.csv:2 title: typographic quotation marks stand around it (removed)"),
                value(
                        "a line break inside it",
                        "sections.csv",
                        "Room 12",
                        "\"Room\n12\"",
                        "damaged sections.csv:2 title: a line break stands inside it (made a blank)"),
                value(
                        "a line break of Windows and blanks inside it",
                        "sections.csv",
                        "Room 12",
                        "\"Room \r\n\r\n 12\"",
                        "damaged sections.csv:2 title: a line break stands inside it (made a blank)"),
                value("a line break at its end", "sections.csv", "Room 12", "\"Room 12\n\""),
                value("blanks around it", "sections.csv", "Room 12", "  Room 12\t"),
                value("no-break blanks around it", "sections.csv", "Room 12", "\u00A0Room 12\u00A0\u202F\u2007"),
                value("marks without a width around it", "sections.csv", "Room 12", "\uFEFF\u200BRoom 12\u2060"),
                value(
                        "a comma and a quote in straight quotes",
                        "sections.csv",
                        "Room 12",
                        "\"Room \"\"12\"\", north\"",
                        "- " + room,
                        "+ " + room.replace("Room 12", "Room \"12\", north")),
                value(
                        "a straight quote that quotes nothing",
                        "sections.csv",
                        "Room 12",
                        "Room 12\"",
                        "- " + room,
                        "+ " + room.replace("Room 12", "Room 12\"")),
                value(
                        "a text encoded twice",
                        "sections.csv",
                        "Room 12",
                        "PeÃ±asco",
                        "- " + room,
                        "+ " + room.replace("Room 12", "PeÃ±asco"),
                        "damaged sections.csv:2 title: the exporter has encoded it twice"),
                value(
                        "a text with a replacement character",
                        "sections.csv",
                        "Room 12",
                        "Pe\uFFFDasco",
                        "- " + room,
                        "+ " + room.replace("Room 12", "Pe\uFFFDasco"),
                        "damaged sections.csv:2 title: the exporter has put a replacement character where a letter"
                                + " was"),
                value(
                        "a text with a question mark for a letter",
                        "sections.csv",
                        "Room 12",
                        "Pe?asco",
                        "- " + room,
                        "+ " + room.replace("Room 12", "Pe?asco"),
                        "damaged sections.csv:2 title: the exporter has put a question mark where a letter was"),
                value(
                        "a question",
                        "sections.csv",
                        "Room 12",
                        "Who am I?",
                        "- " + room,
                        "+ " + room.replace("Room 12", "Who am I?")),
                value(
                        "a name encoded twice",
                        "students.csv",
                        "Marrowby",
                        "MarrowbÃ©",
                        "damaged students.csv:2 familyName: the exporter has encoded it twice"),
                value(
                        "a name of another alphabet encoded twice",
                        "students.csv",
                        "Marrowby",
                        "Nguyá»\u2026n",
                        "damaged students.csv:2 familyName: the exporter has encoded it twice"),
                value(
                        "a name with a question mark for a letter",
                        "students.csv",
                        "Marrowby",
                        "Nguy?n",
                        "damaged students.csv:2 familyName: the exporter has put a question mark where a letter was"),
                value(
                        "a name that ends in a question mark",
                        "students.csv",
                        "Kestrelan",
                        "Jos?",
                        "damaged students.csv:2 givenName: the exporter has put a question mark where a letter was"),
                value(
                        "a name with a replacement character",
                        "students.csv",
                        "Kestrelan",
                        "Jos\uFFFD",
                        "damaged students.csv:2 givenName: the exporter has put a replacement character where a letter"
                                + " was"),
                value(
                        "a name that is as it should be",
                        "students.csv",
                        "Kestrelan",
                        "João Ångström-Łukasz Peña Nguyễn"),
                value(
                        "no name",
                        "students.csv",
                        "Kestrelan",
                        "",
                        K1_PLACES,
                        "- place 101-2 K1 STUDENT ENDED",
                        "- " + K1,
                        "refused students.csv:2 givenName blank-required: is blank; a value is required",
                        "refused section_students.csv:2 studentId refers-to-refused-students: the row of students it"
                                + " names, line 2, is refused; mend that one",
                        "refused section_students.csv:4 studentId refers-to-refused-students: the row of students it"
                                + " names, line 2, is refused; mend that one"),
                value(
                        "no e-mail address",
                        "staff.csv",
                        "T2,Zebrowska,Oxenfjord,",
                        "T2,Zebrowska,Oxenfjord,see office",
                        "- user staff T2 teacher MISSING 0 Zebrowska Oxenfjord ",
                        "+ user staff T2 teacher MISSING 0 Zebrowska Oxenfjord see office",
                        "damaged staff.csv:3 email: is not an e-mail address"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_text_that_came_damaged(String name, String file, String from, String to, List<String> outcome)
            throws IOException {
        assertThat(desk.outcome(DataFiles.standard(), DataFiles.standard().replace(file, from, to)))
                .containsExactlyElementsOf(outcome);
    }

    @Test
    void what_is_damaged_is_summed_up() throws IOException {
        Reading reading = desk.read(DataFiles.standard()
                .replace("students.csv", "Marrowby", "Marro?by")
                .replace("students.csv", "Ixchelita", "Ixche?ita")
                .replace("students.csv", "9120000233", "9120000233.0"));

        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "students.csv, familyName: 2 damaged: the exporter has put a question mark where a letter was;"
                                + " see damaged.csv",
                        "students.csv, ssid: 1 damaged: a spreadsheet has added a decimal point (removed); see"
                                + " damaged.csv");
    }

    static Stream<Arguments> otherTypes() {
        return Stream.of(
                Arguments.of(
                        "sections.csv",
                        ",homeroom,4,",
                        ",Homroom,4,",
                        "sections.csv:2 classType bad-value: found 'Homroom', expected one of scheduled, homeroom"),
                Arguments.of(
                        "terms.csv",
                        ",2026-27",
                        ",26-27",
                        "terms.csv:3 schoolYear bad-value: found '26-27', expected a year, YYYY"),
                Arguments.of(
                        "section_staff.csv",
                        "101-1,T1,true",
                        "101-1,T1,maybe",
                        "section_staff.csv:2 primary bad-value: found 'aaaaa', expected true or false"),
                Arguments.of(
                        "staff.csv",
                        "example,true",
                        "example,maybe",
                        "staff.csv:2 active bad-value: found 'aaaaa', expected true or false"),
                Arguments.of(
                        "sections.csv",
                        "101-1,101,Y",
                        "101-1,,Y",
                        "sections.csv:2 schoolId blank-required: is blank; a value is required"),
                Arguments.of(
                        "sections.csv",
                        "101-1,101,Y",
                        "101-1,101,;",
                        "sections.csv:2 termIds blank-required: is blank; a value is required"),
                Arguments.of(
                        "sections.csv",
                        "101-1,101,Y",
                        "101-1,101,Z",
                        "sections.csv:2 termIds dangling-reference: no row of terms has the termId it names"),
                Arguments.of(
                        "sections.csv",
                        "101-1,101,Y",
                        "101-1,109,Y",
                        "sections.csv:2 schoolId dangling-reference: no row of schools has the schoolId it names"),
                Arguments.of(
                        "sections.csv",
                        "MATH-04",
                        "MATH-05",
                        "sections.csv:3 courseId dangling-reference: no row of courses has the courseId it names"),
                Arguments.of(
                        "section_staff.csv",
                        "101-1,T1",
                        "101-1,T9",
                        "section_staff.csv:2 staffId dangling-reference: no row of staff has the staffId it names"),
                Arguments.of(
                        "section_staff.csv",
                        "101-1,T1",
                        "101-9,T1",
                        "section_staff.csv:2 sectionId dangling-reference: no row of sections has the sectionId it"
                                + " names"),
                Arguments.of(
                        "section_staff.csv",
                        "101-1,T1",
                        "101-1,",
                        "section_staff.csv:2 staffId blank-required: is blank; a value is required"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("otherTypes")
    void a_value_that_is_not_its_fields_is_refused(String file, String from, String to, String refusal)
            throws IOException {
        Reading reading = desk.read(DataFiles.standard().replace(file, from, to));

        assertThat(SpecDesk.refusals(reading)).startsWith(refusal);
        assertThat(SpecDesk.refusals(reading).stream().skip(1))
                .as("the others follow from it")
                .allMatch(other -> other.contains(" refers-to-refused-"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"K", "KN", "kg", "KG", "TK", "tk", "PS", "UG", "1", "01", "12", "13"})
    void a_grade_has_several_forms(String grade) throws IOException {
        Reading reading = desk.read(DataFiles.standard().replace("students.csv", ",4,", "," + grade + ","));

        assertThat(SpecDesk.outcome(desk.read(DataFiles.standard()), reading)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "T", "yes", "Y", "1"})
    void yes_has_several_forms(String yes) throws IOException {
        assertThat(desk.outcome(
                        DataFiles.standard(),
                        DataFiles.standard().replace("section_staff.csv", "101-1,T1,true", "101-1,T1," + yes)))
                .isEmpty();
    }

    @Test
    void an_account_that_must_see_nothing_is_disabled() throws IOException {
        assertThat(desk.outcome(
                        DataFiles.standard(), DataFiles.standard().replace("staff.csv", "example,true", "example,No")))
                .containsExactly(
                        "- user staff T1 teacher MISSING 0 Quillamar Brandewyn quillamar@demo-unified.example",
                        "+ user staff T1 teacher MISSING 0 Quillamar Brandewyn quillamar@demo-unified.example"
                                + " disabled");
    }

    @Test
    void rows_that_say_the_same_are_merged_and_others_of_one_key_refused() throws IOException {
        DataFiles files = DataFiles.standard()
                .adding("section_students.csv", "102-1,K3,,10/1/2026", "101-1,K1,,2026-09-20")
                .adding("students.csv", "K2,9120000239,Wolfgrimm,Ixchelita,TK,101");

        assertThat(desk.outcome(DataFiles.standard(), files))
                .containsExactly(
                        K1_PLACES,
                        "- place 101-1 K2 STUDENT FUTURE",
                        "- user K2 student VALID 9120000232 null null null",
                        "refused students.csv:3 studentId conflicting-duplicate: line 5 has the same studentId with"
                                + " other content; neither row is taken",
                        "refused students.csv:5 studentId conflicting-duplicate: line 3 has the same studentId with"
                                + " other content; neither row is taken",
                        "refused section_students.csv:3 studentId refers-to-refused-students: the row of students it"
                                + " names, line 3, is refused; mend that one",
                        "refused section_students.csv:2 sectionId conflicting-duplicate: line 7 has the same sectionId,"
                                + " studentId and beginDate with other content; neither row is taken",
                        "refused section_students.csv:7 sectionId conflicting-duplicate: line 2 has the same sectionId,"
                                + " studentId and beginDate with other content; neither row is taken");
        assertThat(SpecDesk.account(desk.read(files), "section_students.csv"))
                .isEqualTo("read 6, merged 1, filtered {}, refused {conflicting-duplicate=2,"
                        + " refers-to-refused-students=1}");
    }

    @Test
    void words_that_mean_a_blank_are_the_specifications() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("section_students.csv", "101-1,K1,,", "101-1,K1,NULL,null")
                .replace("sections.csv", "101-1,101,Y,,", "101-1,101,Y,Null,")
                .replace("students.csv", "9120000232", "NULL");

        Reading reading = new SpecDesk(folder)
                .custom(Layouts.standard("blank: \"NULL, n/a\""))
                .read(files);

        assertThat(SpecDesk.outcome(desk.read(DataFiles.standard()), reading))
                .containsExactly(
                        "- user K2 student VALID 9120000232 null null null",
                        "+ user K2 student MISSING 0 Wolfgrimm Ixchelita ");
        assertThat(SpecDesk.refusals(desk.read(files)))
                .first()
                .isEqualTo("sections.csv:2 courseId dangling-reference: no row of courses has the courseId it names");
    }

    @Test
    void a_value_that_is_shown_is_cut_short() throws IOException {
        DataFiles files = DataFiles.standard().replace("schools.csv", "01123456000102", "1".repeat(50));

        assertThat(SpecDesk.refusals(desk.read(files)))
                .startsWith("schools.csv:3 cds bad-value: found '" + "1".repeat(40) + "...', expected 14 digits");
    }

    @Test
    void a_value_of_a_file_that_holds_names_is_shown_as_its_shape() throws IOException {
        // a comma that no quote holds: a name stands where the grade is looked for
        DataFiles files =
                DataFiles.standard().replace("students.csv", "Kestrelan,Marrowby", "Kestrelan Mc,Marrowby,Jr");

        Reading reading = desk.read(files);

        assertThat(SpecDesk.damages(reading))
                .containsExactly("students.csv:2 grade: found 'Aa', expected a grade: TK, KG or 01 to 12");
        assertThat(Arrays.asList(SpecDesk.warnings(reading).get(0)))
                .containsExactly(
                        "students.csv: the row on line 2 has more fields than the header; the surplus is ignored");
    }
}

package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Entity;
import org.rollcall.source.Reading;

/** How files are read that are written and laid out as a district's own specification says. */
class SpecLayoutTest {

    private static final String FIXED =
            "fixed: { id: 1-4, given: 5-14, family: 15-24, mail: 25-60 }\n    staff: { staffId: id, givenName: given,"
                    + " familyName: family, email: mail }";

    private static final String FIXED_ROWS =
            """
            T1  Quillamar Brandewyn quillamar@demo-unified.example      \s
            T2  Zebrowska Oxenfjord                                     \s
            """;

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    static Stream<Arguments> delimiters() {
        return Stream.of(
                Arguments.of("delimiter: tab", "\t"),
                Arguments.of("delimiter: \"\\t\"", "\t"),
                Arguments.of("delimiter: pipe", "|"),
                Arguments.of("delimiter: \"|\"", "|"),
                Arguments.of("delimiter: Semicolon", "\u0001"), // see below: a semicolon also stands in lists
                Arguments.of("delimiter: \"^\"", "^"),
                Arguments.of("delimiter: \"¬\"", "¬"),
                Arguments.of("delimiter: \"~\"\nquote: none", "~"),
                Arguments.of("delimiter: tab\nquote: single", "\t"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("delimiters")
    void a_delimiter_is_a_word_or_a_mark(String layout, String delimiter) throws IOException {
        DataFiles files = DataFiles.standard();
        boolean semicolon = delimiter.equals("\u0001");
        files.names().forEach(name -> {
            String text = semicolon ? files.text(name).replace(";", "|") : files.text(name);
            files.with(name, text.replace(",", semicolon ? ";" : delimiter));
        });
        Reading sound = desk.read(DataFiles.standard());

        Reading reading = desk.custom(Layouts.standard(layout)).read(files);

        assertThat(SpecDesk.outcome(sound, reading)).isEmpty();
    }

    @Test
    void a_file_may_be_written_in_another_way_than_the_others() throws IOException {
        Reading sound = desk.read(DataFiles.standard());
        DataFiles files = DataFiles.standard();
        files.with("staff.csv", files.text("staff.csv").replace(",", "|"));
        String yaml = Layouts.standard("delimiter: comma")
                .replace("- name: staff.csv\n", "- name: staff.csv\n    delimiter: pipe\n");

        assertThat(SpecDesk.outcome(sound, desk.custom(yaml).read(files))).isEmpty();
    }

    @ParameterizedTest(name = "quote: {0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "double|\"Room, 12\"|Room, 12",
                "double|'Room 12'|'Room 12'",
                "double|O'Neill \"12|O'Neill \"12",
                "single|'Room, ''12'''|Room, '12'",
                "single|O'Neill|O'Neill",
                "single|\"Room 12\"|\"Room 12\"",
                "none|\"Room 12\"|\"Room 12\"",
                "none|\"Room 12|\"Room 12",
                "none|'Room' 12|'Room' 12"
            })
    void quotes_are_as_the_specification_says(String quote, String written, String title) throws IOException {
        DataFiles files = DataFiles.standard().replace("sections.csv", "Room 12", written);

        Reading reading = desk.custom(Layouts.standard("quote: " + quote)).read(files);

        assertThat(SpecDesk.refusals(reading)).isEmpty();
        assertThat(SpecDesk.roster(reading, "section 101-1"))
                .containsExactly("section 101-1 '" + title
                        + "' '1' homeroom of no course at 101 in [Y] subjects [] periods [] grades [04]");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "columns: [staffId, x, given, family, email]|staffId|given|family|email",
                "columns: staffId, x, given, family, email|staffId|given|family|email",
                "fields: 5|1|3|4|5",
                "columns: [staffId, x, given]; fields: 5|staffId|given|4|5"
            })
    void a_file_without_a_header_has_the_columns_that_the_specification_counts(
            String columns, String id, String given, String family, String email) throws IOException {
        DataFiles files = DataFiles.standard()
                .with(
                        "staff.csv",
                        "T1,x,Quillamar,Brandewyn,quillamar@demo-unified.example\nT2,,Zebrowska,Oxenfjord,\n");
        String yaml = withStaff("header: false\n    " + columns.replace("; ", "\n    ") + "\n    staff: { staffId: "
                + id + ", givenName: " + given + ", familyName: " + family + ", email: " + email + " }");

        assertThat(SpecDesk.outcome(
                        desk.read(DataFiles.standard()), desk.custom(yaml).read(files)))
                .isEmpty();
    }

    /** The standard's files, but staff laid out in another way. */
    private static String withStaff(String staff) {
        return Layouts.standard("")
                .replaceFirst("- name: staff.csv\n    staff: .*\n", "- name: staff.csv\n    " + staff + "\n");
    }

    private static String with(String kind, String layout) {
        return Layouts.standard("")
                .replaceFirst(
                        "- name: " + kind + ".csv\n    " + kind + ": .*\n",
                        "- name: " + kind + ".csv\n    " + layout.replace("$", "\\$") + "\n");
    }

    @Test
    void rows_of_a_file_without_a_header_are_counted_from_its_first_line() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", "T1,Quillamar\nT2,Zebrowska,Oxenfjord\n");
        String yaml = withStaff("header: false\n    fields: 3\n    staff: { staffId: 1, givenName: 2, familyName: 3 }");

        assertThat(SpecDesk.refusals(desk.custom(yaml).read(files)))
                .first()
                .asString()
                .startsWith("staff.csv:1  too-few-fields: has 2 fields where ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Class roster\nprinted \"today\n", "\n\n", "a,b\r\n\"c\"d\r\n"})
    void lines_before_the_header_are_skipped(String title) throws IOException {
        DataFiles files = DataFiles.standard();
        files.with("staff.csv", title + files.text("staff.csv")).replace("staff.csv", "true", "maybe");
        String yaml = Layouts.standard("").replace("- name: staff.csv\n", "- name: staff.csv\n    skip: 2\n");

        Reading reading = desk.custom(yaml).read(files);

        assertThat(SpecDesk.refusals(reading)).first().asString().startsWith("staff.csv:4 active bad-value: ");
        assertThat(SpecDesk.account(reading, "staff.csv"))
                .isEqualTo("read 2, merged 0, filtered {}, refused {bad-value=1}");
    }

    @Test
    void lines_before_the_first_row_are_skipped_where_there_is_no_header() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", "Staff\nT1,Quillamar,Brandewyn\nT2,Zebrowska\n");
        String yaml = withStaff(
                "header: false\n    skip: 1\n    fields: 3\n    staff: { staffId: 1, givenName: 2, familyName: 3 }");

        Reading reading = desk.custom(yaml).read(files);

        assertThat(SpecDesk.refusals(reading)).first().asString().startsWith("staff.csv:3  too-few-fields: ");
        assertThat(SpecDesk.account(reading, "staff.csv"))
                .isEqualTo("read 2, merged 0, filtered {}, refused {too-few-fields=1}");
    }

    @Test
    void lines_before_the_first_row_of_a_fixed_width_file_are_skipped() throws IOException {
        DataFiles files =
                DataFiles.standard().with("staff.csv", "Staff\n\nID  FIRST     LAST      MAIL\n" + FIXED_ROWS);

        Reading reading = desk.custom(withStaff("header: true\n    skip: 2\n    " + FIXED))
                .read(files);

        assertThat(SpecDesk.outcome(new SpecDesk(folder).read(DataFiles.standard()), reading))
                .isEmpty();
    }

    @Test
    void a_file_that_ends_within_the_lines_to_skip_is_empty() throws IOException {
        String yaml = Layouts.standard("").replace("- name: staff.csv\n", "- name: staff.csv\n    skip: 3\n");

        assertThat(desk.custom(yaml).refusal(DataFiles.standard().with("staff.csv", "Staff\nof today\n")))
                .isEqualTo("staff.csv is empty: it has no header row. Export it again.");
    }

    @Test
    void a_fixed_width_file_has_its_columns_at_their_places() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", FIXED_ROWS);

        assertThat(SpecDesk.outcome(
                        desk.read(DataFiles.standard()),
                        desk.custom(withStaff(FIXED)).read(files)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-16LE, \uFEFF", "UTF-8, \uFEFF"})
    void the_places_of_a_fixed_width_file_are_counted_in_characters(String charset, String mark) throws IOException {
        String rows = FIXED_ROWS.replace("Zebrowska Oxenfjord ", "Zoë       Nguyễn    ");
        DataFiles files = DataFiles.standard()
                .with("staff.csv", mark + rows.replace("\n", "\r\n"))
                .in("staff.csv", Charset.forName(charset));

        Reading reading = desk.custom(withStaff(FIXED)).read(files);

        assertThat(SpecDesk.roster(reading, "user staff"))
                .containsExactly(
                        "user staff T1 teacher MISSING 0 Quillamar Brandewyn quillamar@demo-unified.example",
                        "user staff T2 teacher MISSING 0 Zoë Nguyễn ");
    }

    @Test
    void a_fixed_width_file_may_be_in_another_encoding() throws IOException {
        String rows = FIXED_ROWS.replace("Zebrowska Oxenfjord ", "Zoë       Peña      ");
        DataFiles files = DataFiles.standard().with("staff.csv", rows).in("staff.csv", Charset.forName("windows-1252"));

        Reading reading =
                desk.custom(withStaff("encoding: windows-1252\n    " + FIXED)).read(files);

        assertThat(SpecDesk.roster(reading, "user staff T2"))
                .containsExactly("user staff T2 teacher MISSING 0 Zoë Peña ");
        assertThat(SpecDesk.warnings(reading))
                .containsExactly("staff.csv is not UTF-8 and is read as windows-1252, as configured");
    }

    @Test
    void a_fixed_width_file_may_have_a_line_that_names_its_columns() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", "ID  FIRST     LAST      MAIL\n\n" + FIXED_ROWS);

        Reading reading = desk.custom(withStaff("header: true\n    " + FIXED)).read(files);

        assertThat(SpecDesk.outcome(new SpecDesk(folder).read(DataFiles.standard()), reading))
                .isEmpty();
        assertThat(SpecDesk.account(reading, "staff.csv")).isEqualTo("read 2, merged 0, filtered {}, refused {}");
    }

    @Test
    void a_line_of_a_fixed_width_file_that_ends_inside_its_last_column_is_taken() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", "T1  Quillamar Brandewyn\nT2  Zebrowska Oxenfjord\n");
        String yaml =
                withStaff("fixed: { id: 1-4, given: 5-14, family: 15-99 }\n    staff: { staffId: id, givenName: given,"
                        + " familyName: family }");

        assertThat(SpecDesk.roster(desk.custom(yaml).read(files), "user staff"))
                .containsExactly(
                        "user staff T1 teacher MISSING 0 Quillamar Brandewyn ",
                        "user staff T2 teacher MISSING 0 Zebrowska Oxenfjord ");
    }

    @Test
    void a_line_of_a_fixed_width_file_that_lacks_a_required_column_is_refused() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", FIXED_ROWS + "T3  Wolf\n");

        assertThat(SpecDesk.refusals(desk.custom(withStaff(FIXED)).read(files)))
                .containsExactly("staff.csv:3 family blank-required: is blank; a value is required");
    }

    @Test
    void a_line_of_a_fixed_width_file_that_is_longer_is_noted() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", FIXED_ROWS.stripTrailing() + " ".repeat(60) + "x\n");

        Reading reading = desk.custom(withStaff(FIXED)).read(files);

        assertThat(SpecDesk.warnings(reading))
                .containsExactly(
                        "staff.csv: the row on line 2 has more fields than the header; the surplus is ignored");
    }

    @Test
    void a_fixed_width_file_that_is_empty_or_no_text_is_refused() throws IOException {
        desk.custom(withStaff(FIXED));

        assertThat(desk.refusal(DataFiles.standard().with("staff.csv", "")))
                .isEqualTo("staff.csv is empty: it has no rows. Export it again.");
        assertThat(desk.lateRefusal(DataFiles.standard().with("staff.csv", FIXED_ROWS.repeat(60) + "T9  \0\n")))
                .isEqualTo(
                        "staff.csv, line 121: is not text (it has zero bytes; perhaps the export ended early). Export"
                                + " the file again.");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd|2026-11-02",
                "M/d/yyyy|11/2/2026",
                "M/d/yyyy|11/02/2026",
                "MM/dd/yyyy|11/02/2026",
                "M/d/yy|11/2/26",
                "yyyyMMdd|20261102",
                "dd-MMM-yyyy|02-Nov-2026",
                "dd.MM.yyyy|02.11.2026",
                "yyyyMMdd, M/d/yyyy|11/2/2026",
                "M/d/yyyy|11/2/2026 12:00:00 AM",
                "yyyy-MM-dd|2026-11-02 00:00:00.000",
                "yyyy-MM-dd|2026-11-02T07:00:00Z",
                "yyyyMMdd|20261102 0:00"
            })
    void dates_have_the_forms_that_the_specification_gives(String forms, String date) throws IOException {
        String yaml = with(
                "section_students",
                "dates: \"" + forms
                        + "\"\n    section_students: { sectionId: sectionId, studentId: studentId, beginDate:"
                        + " beginDate }");
        DataFiles files = DataFiles.standard()
                .with("section_students.csv", "sectionId,studentId,beginDate\n101-1,K1," + date + "\n");
        desk.custom(yaml);

        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 11, 1)).read(files), "place 101-1 K1"))
                .containsExactly("place 101-1 K1 STUDENT FUTURE");
        assertThat(SpecDesk.roster(desk.on(LocalDate.of(2026, 11, 2)).read(files), "place 101-1 K1"))
                .containsExactly("place 101-1 K1 STUDENT CURRENT");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "M/d/yyyy|02/30/2026|a date as M/d/yyyy",
                "M/d/yyyy|2/29/2027|a date as M/d/yyyy",
                "M/d/yyyy|13/1/2026|a date as M/d/yyyy",
                "M/d/yyyy|8/12/26|a date as M/d/yyyy",
                "yyyy-MM-dd|2026-8-12|a date as yyyy-MM-dd",
                "yyyyMMdd, M/d/yy|2026-08-12|a date as yyyyMMdd or M/d/yy",
                "yyyyMMdd|20261301|a date as yyyyMMdd"
            })
    void a_date_of_another_form_is_refused(String forms, String date, String expected) throws IOException {
        String yaml = with(
                "section_students",
                "dates: \"" + forms
                        + "\"\n    section_students: { sectionId: sectionId, studentId: studentId, beginDate:"
                        + " beginDate }");
        DataFiles files = DataFiles.standard()
                .with("section_students.csv", "sectionId,studentId,beginDate\n101-1,K1," + date + "\n");

        assertThat(SpecDesk.refusals(desk.custom(yaml).read(files)))
                .containsExactly(
                        "section_students.csv:2 beginDate bad-value: found '" + date + "', expected " + expected);
    }

    @ParameterizedTest(name = "endDates: {0}, on {1}")
    @CsvSource({
        "inclusive, 2026-09-30, CURRENT",
        "inclusive, 2026-10-01, ENDED",
        "exclusive, 2026-09-29, CURRENT",
        "exclusive, 2026-09-30, ENDED"
    })
    void end_dates_are_last_days_or_the_days_after_them(String meaning, LocalDate day, String time) throws IOException {
        desk.custom(Layouts.standard("endDates: " + meaning));

        assertThat(SpecDesk.roster(desk.on(day).read(DataFiles.standard()), "place 101-2 K1"))
                .containsExactly("place 101-2 K1 STUDENT " + time);
    }

    @ParameterizedTest(name = "{0}: ''{1}''")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{ column: a, split: \",\", part: 1 }|\"North, East, West\"|North",
                "{ column: a, split: \",\", part: 2 }|\"North, East, West\"|East",
                "{ column: a, split: \",\", part: last }|\"North, East, West\"|West",
                "{ column: a, split: \",\", part: last }|North|North",
                "{ column: a, split: \",\", part: 2 }|North|~~",
                "{ column: a, split: \".\", part: 2 }|North.East|East",
                "{ column: a, split: \" - \", part: 2 }|North - East-West|East-West",
                "{ column: a, drop: \"Room \" }|Room Room 12|Room 12",
                "{ column: a, drop: \"Room \" }|12 Room|12 Room",
                "{ column: a, trim: \"*()\" }|**(Room (12))* |Room (12",
                "{ column: a, trim: \"0\" }|0012300|123",
                "{ column: a, pad: 6 }|123|000123",
                "{ column: a, pad: 6 }|1234567|1234567",
                "{ column: a, pad: 6 }|~ ~|~~",
                "{ column: a, map: { A: Art, B: Band } }|A|Art",
                "{ column: a, map: { A: Art, B: Band } }|a|a",
                "{ column: a, map: { A: Art, B: Band }, otherwise: Other }|C|Other",
                "{ column: a, map: { A: Art, B: Band }, otherwise: Other }|~~|~~",
                "{ column: a, map: { \"1\": One } }|1|One",
                "{ column: a, split: \"-\", part: 1, drop: X, trim: \"*\", pad: 3, map: { \"012\": Twelve }"
                        + " }|X*12*-9|Twelve",
                "{ join: [a, b] }|North|North1",
                "{ join: [a, b], with: \" \" }|North|North 1",
                // a blank part of a text is passed over
                "{ join: [a, b, c], with: \" \" }|~~|1",
                "{ join: [a, c], with: \" \" }|North|North",
                "{ join: [a, b], with: \"-\", split: \"-\", part: last, pad: 3 }|North|001",
                "{ constant: Homeroom }|North|Homeroom",
                "{ column: z, optional: true }|North|~~",
                "{ join: [a, z], with: \" \", optional: true }|North|North"
            })
    void a_text_is_made_of_columns(String cell, String written, String title) throws IOException {
        String yaml = with(
                "sections",
                "sections: { sectionId: sectionId, schoolId: schoolId, termIds: termIds, title: " + cell + " }");
        DataFiles files = DataFiles.standard()
                .with(
                        "sections.csv",
                        "sectionId,schoolId,termIds,a,b,c\n101-1,101,Y," + (written == null ? "" : written) + ",1,\n");

        Reading reading = desk.custom(yaml).read(files);

        assertThat(SpecDesk.roster(reading, "section "))
                .containsExactly("section 101-1 '" + (title == null ? "" : title)
                        + "' '' scheduled of no course at 101 in [Y] subjects [] periods [] grades []");
    }

    @Test
    void an_id_is_blank_when_a_part_of_it_is() throws IOException {
        String yaml = with(
                "sections",
                "sections: { sectionId: { join: [schoolId, number], with: \"-\" }, schoolId: schoolId, termIds:"
                        + " termIds }");
        DataFiles files = DataFiles.standard()
                .with("sections.csv", "schoolId,number,termIds\n101,1,Y\n101,2,Y\n102,1,Y\n101,,Y\n");

        assertThat(SpecDesk.outcome(
                                desk.read(DataFiles.standard()),
                                desk.custom(yaml).read(files))
                        .stream()
                        .filter(line -> line.startsWith("refused")))
                .containsExactly(
                        "refused sections.csv:5 schoolId, number blank-required: is blank; a value is required");
    }

    @Test
    void a_constant_counts_for_every_row() throws IOException {
        String yaml = with(
                "sections",
                "sections: { sectionId: sectionId, schoolId: { constant: \"101\" }, termIds: { constant: \"Y;F\" },"
                        + " classType: { constant: homeroom } }");
        DataFiles files = DataFiles.standard().with("sections.csv", "sectionId\n101-1\n102-1\n");

        assertThat(SpecDesk.roster(desk.custom(yaml).read(files), "section "))
                .containsExactly(
                        "section 101-1 '' '' homeroom of no course at 101 in [Y, F] subjects [] periods [] grades []",
                        "section 102-1 '' '' homeroom of no course at 101 in [Y, F] subjects [] periods [] grades []");
    }

    @Test
    void what_is_wrong_is_said_in_the_files_own_words() throws IOException {
        String yaml = with(
                "section_students",
                "section_students: { sectionId: { join: [SC, SE], with: \"-\" }, studentId: ID, beginDate: DE }");
        DataFiles files = DataFiles.standard()
                .with(
                        "section_students.csv",
                        "ID,SC,SE,DE\nK1,101,1,\nK9,101,1,\nK1,101,7,\n,101,1,\nK2,101,1,46246\nK2,101,1,9/1/2026\nK2,101,1,2026-09-01\n");

        assertThat(SpecDesk.refusals(desk.custom(yaml).read(files)))
                .containsExactly(
                        "section_students.csv:3 ID dangling-reference: no row of students has the studentId it names",
                        "section_students.csv:4 SC, SE dangling-reference: no row of sections has the sectionId it"
                                + " names",
                        "section_students.csv:5 ID blank-required: is blank; a value is required",
                        "section_students.csv:6 DE bad-value: found '46246', which is a spreadsheet's number of a day;"
                                + " expected a date as yyyy-MM-dd or M/d/yyyy");
    }

    @Test
    void a_column_that_is_missing_is_named_with_its_like() throws IOException {
        String yaml = with(
                "section_students",
                "section_students: { sectionId: { join: [School, Section] }, studentId: \"Perm ID\" }");
        DataFiles files = DataFiles.standard().with("section_students.csv", "Perm ID,School,Sect\nK1,101,1\n");

        assertThat(desk.custom(yaml).refusal(files))
                .isEqualTo("section_students.csv: the column 'Section' is missing; the nearest is 'Sect'. Have the"
                        + " district put it back, or name it anew in own.yaml.");
    }

    @Test
    void the_specification_may_hold_rows_itself() throws IOException {
        String yaml = Layouts.standard("rows: { terms: [ { termId: Y, title: Full year, startDate: 2026-08-12, endDate:"
                        + " 6/4/2027, schoolYear: 2026-2027 }, { termId: F, title: Fall, startDate: 2026-08-12,"
                        + " endDate:"
                        + " 2026-12-18, schoolYear: 2027 } ] }")
                .replaceFirst("  - name: terms.csv\n.*\n", "");
        Reading sound = desk.read(DataFiles.standard());

        Reading reading = desk.custom(yaml).read(DataFiles.standard().without("terms.csv"));

        assertThat(SpecDesk.outcome(sound, reading)).isEmpty();
        assertThat(SpecDesk.account(reading, "own.yaml (terms)"))
                .isEqualTo("read 2, merged 0, filtered {}, refused {}");
    }

    @Test
    void rows_of_the_specification_and_of_a_file_are_one() throws IOException {
        String yaml = Layouts.standard("rows: { terms: [ { termId: Y, title: Year, startDate: 2026-08-12, endDate:"
                + " 2027-06-04 }, { termId: S, title: Spring, startDate: 2027-01-11, endDate: 2027-06-04 } ] }");

        Reading reading =
                desk.custom(yaml).read(DataFiles.standard().adding("terms.csv", "S,Spring,1/11/2027,6/4/2027,"));

        assertThat(SpecDesk.refusals(reading))
                .startsWith(
                        "own.yaml (terms):1 termId conflicting-duplicate: line 2 of terms.csv has the same termId with"
                                + " other content; neither row is taken",
                        "terms.csv:2 termId conflicting-duplicate: line 1 of own.yaml (terms) has the same termId with"
                                + " other content; neither row is taken");
        assertThat(SpecDesk.account(reading, "terms.csv"))
                .isEqualTo("read 3, merged 1, filtered {}, refused {conflicting-duplicate=1}");
        assertThat(SpecDesk.roster(reading, "term S")).hasSize(1);
    }

    @Test
    void rows_of_one_kind_may_stand_in_two_files() throws IOException {
        String yaml = Layouts.standard("")
                + "  - name: more.csv\n    required: false\n    students: { studentId: studentId, ssid: SSID,"
                + " givenName: First,"
                + " familyName: Last }\n";
        desk.custom(yaml);
        Reading sound = desk.read(DataFiles.standard());
        assertThat(SpecDesk.warnings(sound)).isEmpty();

        Reading reading = desk.read(DataFiles.standard()
                .with(
                        "more.csv",
                        "studentId,SSID,Last,First\nK4,9120000234,Marrowby,Wolfgrimm\nK2,9120000232,Ixchelita,Wolfgrimm\n"
                                + "K3,9120000239,Yarrowdal,Pemberwick\n"));

        assertThat(SpecDesk.outcome(sound, reading))
                .containsExactly(
                        "- place 102-1 K3 STUDENT CURRENT",
                        "- user K3 student VALID 9120000233 null null null",
                        "+ user K4 student VALID 9120000234 null null null",
                        "refused students.csv:4 studentId conflicting-duplicate: line 4 of more.csv has the same"
                                + " studentId with other content; neither row is taken",
                        "refused more.csv:4 studentId conflicting-duplicate: line 4 of students.csv has the same"
                                + " studentId with other content; neither row is taken",
                        "refused section_students.csv:5 studentId refers-to-refused-students: the row of students it"
                                + " names, line 4, is refused; mend that one");
        assertThat(SpecDesk.account(reading, "more.csv"))
                .isEqualTo("read 3, merged 1, filtered {}, refused {conflicting-duplicate=1}");
        assertThat(reading.roster().origins(Entity.USERS))
                .extracting(Origin::file)
                .containsExactly("staff.csv", "students.csv", "more.csv");
    }

    @Test
    void a_date_in_the_name_of_a_file_does_not_matter() throws IOException {
        Reading sound = desk.read(DataFiles.standard());
        DataFiles files = DataFiles.standard();
        files.as("staff.csv", "staff_20261001.csv.gz", DataFiles.gzip(files.bytes("staff.csv")))
                .as("students.csv", "Students 7 of 9.csv", files.bytes("students.csv"))
                .as("terms.csv", "terms.zip", DataFiles.zip(Map.of("terms.csv", files.bytes("terms.csv"))));
        String yaml = Layouts.standard("zip: \"all*.zip\"")
                .replace("name: staff.csv", "name: \"staff_{yyyyMMdd}.csv\"")
                .replace("name: students.csv", "name: \"students*.csv\"");

        assertThat(SpecDesk.outcome(sound, desk.custom(yaml).read(files))).isEmpty();
    }
}

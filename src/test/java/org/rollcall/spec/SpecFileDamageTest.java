package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.source.Reading;

/** What becomes of damage to rows, headers, encodings and packings: taken, refused row by row, or the delivery refused. */
class SpecFileDamageTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String K1_PLACE = "- place 101-1 K1 STUDENT CURRENT";
    private static final String REMEDY = ". Have the district put it back.";
    private static final String STRAY_QUOTE =
            " or after it: a quote is not closed, or something stands between a closing quote and the comma. The"
                    + " rest of"
                    + " the file cannot be told apart; export it again.";

    @TempDir
    Path folder;

    private SpecDesk desk;

    @BeforeEach
    void open() {
        desk = new SpecDesk(folder);
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("with line ends of Windows", text -> text.replace("\n", "\r\n")),
                shape("with carriage returns alone", text -> text.replace("\n", "\r")),
                shape("with mixed line ends", SpecFileDamageTest::mixed),
                shape("without a line end at the end", String::stripTrailing),
                shape("with blank lines", text -> text.replace("\n", "\n\n")),
                shape("with blank lines before the header", text -> "\n\r\n" + text),
                shape("with byte order marks", text -> "\uFEFF" + text),
                shape("with a delimiter at the end of header and rows", text -> text.replace("\n", ",\n")),
                shape("with several delimiters at the end", text -> text.replace("\n", ",,,\n")),
                shape("with blanks around every value", text -> text.replace(",", " ,\u00A0\t")));
    }

    private static Arguments shape(String name, UnaryOperator<String> change) {
        return Arguments.of(name, change);
    }

    private static DataFiles each(DataFiles files, UnaryOperator<String> change) {
        files.names().forEach(name -> files.with(name, change.apply(files.text(name))));
        return files;
    }

    /** Every line end another one. */
    private static String mixed(String text) {
        String[] lines = text.split("\n");
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            mixed.append(lines[i]).append(List.of("\n", "\r\n", "\r").get(i % 3));
        }
        return mixed.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void the_shape_of_a_file_does_not_matter(String name, UnaryOperator<String> change) throws IOException {
        Reading sound = desk.read(DataFiles.standard());

        Reading reading = desk.read(each(DataFiles.standard(), change));

        assertThat(SpecDesk.outcome(sound, reading)).isEmpty();
        assertThat(SpecDesk.accounts(reading)).isEqualTo(SpecDesk.accounts(sound));
    }

    @ParameterizedTest(name = "at place {0}")
    @ValueSource(ints = {0, 2, 6})
    void a_column_of_no_use_is_ignored_with_a_note(int place) throws IOException {
        DataFiles files = DataFiles.standard();
        String[] lines = files.text("students.csv").split("\n");
        for (int i = 0; i < lines.length; i++) {
            List<String> fields = new ArrayList<>(List.of(lines[i].split(",")));
            fields.add(place, i == 0 ? "Homeroom Teacher" : "x");
            lines[i] = String.join(",", fields);
        }

        assertThat(desk.outcome(DataFiles.standard(), files.with("students.csv", String.join("\n", lines))))
                .containsExactly("noted students.csv: the column 'Homeroom Teacher' is none of the specification and is"
                        + " ignored");
    }

    /** Without the column everybody who has left would be in the section again, and nobody would know why. */
    @Test
    void a_column_that_need_not_be_there_and_has_another_name_is_noted_with_its_like() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("section_students.csv", "endDate", "end_date")
                .replace("students.csv", "ssid", "SSID Number");

        assertThat(SpecDesk.warnings(desk.read(files)))
                .containsExactly(
                        "students.csv: the column 'SSID Number' is none of the specification and is ignored (did you"
                                + " mean"
                                + " ssid?)",
                        "section_students.csv: the column 'end_date' is none of the specification and is ignored"
                                + " (did you"
                                + " mean endDate?)");
        assertThat(desk.validation(files).notes()).containsAll(SpecDesk.warnings(desk.read(files)));
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        "too few fields",
                        "101-1,K1",
                        List.of(
                                K1_PLACE,
                                refused(
                                        2,
                                        " too-few-fields: has 2 fields where the header has 4; perhaps a line break"
                                                + " inside a value"))),
                Arguments.of(
                        "a line break that no quote holds",
                        "101-1,K\n1,,",
                        List.of(
                                K1_PLACE,
                                refused(
                                        2,
                                        " too-few-fields: has 2 fields where the header has 4; perhaps a line break"
                                                + " inside a value"),
                                refused(
                                        3,
                                        " too-few-fields: has 3 fields where the header has 4; perhaps a line break"
                                                + " inside a value"))),
                Arguments.of(
                        "a field too many",
                        "101-1,K1,,,",
                        List.of(
                                "noted section_students.csv: the row on line 2 has more fields than the header; the surplus is"
                                        + " ignored")),
                Arguments.of(
                        "several fields too many",
                        "101-1,K1,,,,x,",
                        List.of(
                                "noted section_students.csv: the row on line 2 has more fields than the header; the surplus is"
                                        + " ignored")),
                Arguments.of(
                        "a comma in typographic quotes",
                        "\u201C101,1\u201D,K1,,",
                        List.of(
                                K1_PLACE,
                                refused(
                                        2,
                                        " typographic-quotes: has 5 fields where the header has 4: typographic"
                                                + " quotation marks do not hold a value together; use straight ones"))),
                Arguments.of(
                        "a comma in quotes of another land",
                        "\u00AB101,1\u00BB,K1,,",
                        List.of(
                                K1_PLACE,
                                refused(
                                        2,
                                        " typographic-quotes: has 5 fields where the header has 4: typographic"
                                                + " quotation marks do not hold a value together; use straight ones"))));
    }

    private static String refused(int line, String rest) {
        return "refused section_students.csv:" + line + " " + rest;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void a_row_that_is_none_is_refused_by_itself(String name, String row, List<String> outcome) throws IOException {
        assertThat(desk.outcome(
                        DataFiles.standard(), DataFiles.standard().replace("section_students.csv", "101-1,K1,,", row)))
                .containsExactlyElementsOf(outcome);
    }

    @Test
    void a_row_on_several_lines_is_named_by_its_first() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("students.csv", "Kestrelan,Marrowby,4", "\"Kes\ntre\nlan\",Marrowby,4")
                .replace("students.csv", "Wolfgrimm,Ixchelita,TK", ",Ixchelita,TK");

        Reading reading = desk.read(files);

        assertThat(SpecDesk.damages(reading))
                .containsExactly("students.csv:2 givenName: a line break stands inside it (made a blank)");
        assertThat(SpecDesk.refusals(reading))
                .first()
                .asString()
                .startsWith("students.csv:5 givenName blank-required: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"Kestrelan\" x", "\"Kestrelan\"\"", "\"Kestrelan", "\"Kes\"trelan"})
    void a_stray_quote_leaves_nothing_that_can_be_told_apart(String name) throws IOException {
        assertThat(desk.lateRefusal(DataFiles.standard().replace("students.csv", "Kestrelan", name)))
                .isEqualTo("students.csv, line 2" + STRAY_QUOTE);
    }

    @Test
    void a_stray_quote_in_the_header_is_refused_at_once() throws IOException {
        assertThat(desk.refusal(DataFiles.standard().replace("students.csv", "givenName", "\"given\"Name")))
                .isEqualTo("students.csv, line 1" + STRAY_QUOTE);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                header(
                        "students.csv",
                        "givenName",
                        "firstName",
                        "students.csv: the column 'givenName' is missing; the nearest is 'firstName'" + REMEDY),
                header(
                        "students.csv",
                        "studentId",
                        "student_id",
                        "students.csv: the column 'studentId' is missing; the nearest is 'student_id'" + REMEDY),
                header("students.csv", "familyName", "x", "students.csv: the column 'familyName' is missing" + REMEDY),
                header(
                        "students.csv",
                        "givenName,familyName",
                        "first,last",
                        "students.csv: the column 'givenName' (and familyName) is missing" + REMEDY),
                header(
                        "students.csv",
                        "grade",
                        "studentId",
                        "students.csv: the column studentId stands twice in the header. Which one counts cannot be"
                                + " told; export the file again."),
                header(
                        "students.csv",
                        "studentId",
                        "grade",
                        "students.csv: the column grade stands twice in the header. Which one counts cannot be told;"
                                + " export the file again."),
                // a header with other names is not quoted: it may be a student's row
                header(
                        "students.csv",
                        "grade,schoolId",
                        "Marrowby,Marrowby",
                        "students.csv: a column that is not used stands twice in the header. Which one counts cannot"
                                + " be told; export the file again."),
                header(
                        "students.csv",
                        "studentId,ssid,givenName,familyName,grade,schoolId",
                        "K9,9120000239,Kestrelan,Marrowby,4,101",
                        "students.csv: the first row holds none of the columns studentId, givenName, familyName."
                                + " Either it is no header row, or the file has another delimiter or another content"
                                + " than specs/standard.yaml says."),
                header(
                        "students.csv",
                        "studentId,ssid,givenName,familyName,grade,schoolId",
                        "studentId;ssid;givenName;familyName;grade;schoolId",
                        "students.csv: the first row holds none of the columns studentId, givenName, familyName."
                                + " Either it is no header row, or the file has another delimiter or another content"
                                + " than specs/standard.yaml says."),
                header(
                        "courses.csv",
                        "title",
                        "Titel",
                        "courses.csv: the column 'title' is missing; the nearest is 'Titel'" + REMEDY));
    }

    private static Arguments header(String file, String from, String to, String message) {
        return Arguments.of(file, from, to, message);
    }

    @ParameterizedTest(name = "{0}: {1} becomes {2}")
    @MethodSource("headers")
    void a_header_that_changed_is_refused(String file, String from, String to, String message) throws IOException {
        assertThat(desk.refusal(DataFiles.standard().replace(file, from, to))).isEqualTo(message);
    }

    @Test
    void a_column_that_vanished_is_refused() throws IOException {
        DataFiles files = DataFiles.standard().with("staff.csv", "staffId,givenName\nT1,Quillamar\nT2,Zebrowska\n");

        assertThat(desk.refusal(files)).isEqualTo("staff.csv: the column 'familyName' is missing" + REMEDY);
    }

    @Test
    void a_column_that_need_not_be_there_may_be_missing() throws IOException {
        DataFiles files = DataFiles.standard()
                .with("section_students.csv", "studentId,sectionId\nK1,101-1\nK2,101-1\nK1,101-2\nK3,102-1\n");

        assertThat(desk.outcome(DataFiles.standard(), files))
                .containsExactly(
                        "- place 101-1 K2 STUDENT FUTURE",
                        "- place 101-2 K1 STUDENT ENDED",
                        "+ place 101-1 K2 STUDENT CURRENT",
                        "+ place 101-2 K1 STUDENT CURRENT");
    }

    @Test
    void other_capital_letters_and_blanks_in_a_header_are_taken_with_a_note() throws IOException {
        DataFiles files = DataFiles.standard()
                .replace("students.csv", "studentId,ssid", "STUDENT ID,Ssid")
                .replace("terms.csv", "termId", "\u00A0termId\u00A0"); // blanks at its ends are no part of it

        assertThat(desk.outcome(DataFiles.standard(), files))
                .containsExactly(
                        "noted students.csv: the column 'STUDENT ID' is taken for studentId",
                        "noted students.csv: the column 'Ssid' is taken for ssid");
    }

    @Test
    void a_header_with_two_likely_columns_is_refused() throws IOException {
        assertThat(desk.refusal(DataFiles.standard().replace("students.csv", "studentId,ssid", "StudentID,STUDENTID")))
                .isEqualTo("students.csv: the column 'studentId' is missing; the nearest is 'STUDENTID'" + REMEDY);
    }

    static Stream<Arguments> contents() {
        String noText = "staff.csv is not text (it has zero bytes; perhaps it is UTF-16 without a byte order mark, or a"
                + " spreadsheet). Export it as CSV in UTF-8.";
        String text = DataFiles.standard().text("staff.csv");
        return Stream.of(
                content("no bytes", new byte[0], "staff.csv is empty: it has no header row. Export it again."),
                content(
                        "a byte order mark alone",
                        bytes("\uFEFF"),
                        "staff.csv is empty: it has no header row. Export it again."),
                content(
                        "line ends alone",
                        bytes("\r\n\n\r"),
                        "staff.csv is empty: it has no header row. Export it again."),
                content("UTF-16 without a mark", text.getBytes(StandardCharsets.UTF_16LE), noText),
                content("a spreadsheet", new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 8, 0}, noText),
                content("a NUL byte", bytes(text.replace("Quillamar", "Quilla\0mar")), noText),
                content("nothing but NUL bytes", new byte[5000], noText));
    }

    private static Arguments content(String name, byte[] bytes, String message) {
        return Arguments.of(name, bytes, message);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void what_is_no_text_with_a_header_is_refused_at_once(String name, byte[] bytes, String message)
            throws IOException {
        assertThat(desk.refusal(DataFiles.standard().with("staff.csv", bytes))).isEqualTo(message);
    }

    @Test
    void zero_bytes_far_down_a_file_are_refused_when_they_are_met() throws IOException {
        String rows = "K9,,Wolfgrimm,Ixchelita,4,101\n".repeat(200);
        DataFiles files = DataFiles.standard().adding("students.csv", rows + "K8,\0\0\0,Wolfgrimm,Ixchelita,4,101");

        assertThat(desk.lateRefusal(files))
                .isEqualTo("students.csv, line 205: is not text (it has zero bytes; perhaps the export ended early)."
                        + " Export the file again.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-8"})
    void a_byte_order_mark_names_the_encoding(String charset) throws IOException {
        DataFiles files = named(DataFiles.standard());
        Reading sound = desk.read(files);

        Reading reading = desk.encoding("windows-1252")
                .read(each(files, text -> "\uFEFF" + text).in("staff.csv", Charset.forName(charset)));

        assertThat(SpecDesk.outcome(sound, reading)).isEmpty();
    }

    private static DataFiles named(DataFiles files) {
        return files.replace("staff.csv", "T2,Zebrowska,Oxenfjord", "T2,Zoë,Núñez")
                .replace("sections.csv", "Room 12", "Salón 12");
    }

    @Test
    void what_is_not_utf_8_is_refused_unless_another_encoding_is_set() throws IOException {
        String message =
                " is not UTF-8. Have the SIS export UTF-8, or set encoding for the LEA or in its specification, such as"
                        + " windows-1252.";
        DataFiles near = named(DataFiles.standard()).in("staff.csv", WINDOWS).in("sections.csv", WINDOWS);
        DataFiles far = DataFiles.standard()
                .adding("students.csv", "K9,,Wolfgrimm,Ixchelita,4,101\n".repeat(2000) + "K8,,Wolfgrimm,Ixché,4,101")
                .in("students.csv", WINDOWS);

        assertThat(desk.refusal(near)).isEqualTo("sections.csv" + message);
        assertThat(desk.lateRefusal(far)).isEqualTo("students.csv" + message);
    }

    @Test
    void a_header_that_is_not_utf_8_is_refused_at_once() throws IOException {
        DataFiles files =
                DataFiles.standard().replace("staff.csv", "active", "aktív").in("staff.csv", WINDOWS);

        assertThat(desk.refusal(files))
                .isEqualTo(
                        "staff.csv is not UTF-8. Have the SIS export UTF-8, or set encoding for the LEA or in its specification,"
                                + " such as windows-1252.");
    }

    @ParameterizedTest(name = "set by the LEA: {0}, by the specification: {1}")
    @org.junit.jupiter.params.provider.CsvSource({"windows-1252,", ",windows-1252", "ISO-8859-5,windows-1252"})
    void what_is_not_utf_8_is_read_as_set_and_the_specification_comes_first(String lea, String own) throws IOException {
        Reading sound = desk.read(named(DataFiles.standard()));
        DataFiles files = named(DataFiles.standard())
                .replace("staff.csv", "active", "active,größe")
                .replace("staff.csv", ",true", ",true,")
                .replace("staff.csv", "Núñez,,", "Núñez,,,")
                .in("staff.csv", WINDOWS)
                .in("sections.csv", WINDOWS);

        Reading reading = new SpecDesk(folder)
                .encoding(lea == null ? "" : lea)
                .custom(Layouts.standard(own == null ? "" : "encoding: " + own))
                .read(files);

        assertThat(SpecDesk.outcome(sound, reading))
                .containsExactly(
                        "noted sections.csv is not UTF-8 and is read as windows-1252, as configured",
                        "noted staff.csv is not UTF-8 and is read as windows-1252, as configured");
        assertThat(SpecDesk.accounts(reading)).isEqualTo(SpecDesk.accounts(sound));
    }

    @Test
    void what_is_not_text_in_the_encoding_set_either_is_refused() throws IOException {
        // 0x81 is no sign of windows-1252
        byte[] odd = "staffId,givenName,familyName\nT1,\u0081,x\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(desk.encoding("windows-1252").refusal(DataFiles.standard().with("staff.csv", odd)))
                .startsWith("staff.csv, after line ")
                .endsWith(
                        ": the bytes are not windows-1252 text, the encoding that applies. Export the file as UTF-8.");
    }

    static Stream<Arguments> packings() {
        return Stream.of(
                packing("each gzipped", SpecFileDamageTest::gzipped),
                packing("each zipped under its name", files -> {
                    files.names().forEach(files::zipped);
                    return files;
                }),
                packing("each zipped with another ending", files -> {
                    files.names()
                            .forEach(name -> files.as(
                                    name,
                                    name.replace(".csv", ".zip"),
                                    DataFiles.zip(Map.of(name, files.bytes(name)))));
                    return files;
                }),
                packing("all in one zip", files -> DataFiles.none().with("delivery.zip", files.zip())),
                packing("all in one folder of a zip", files -> {
                    Map<String, byte[]> entries = new LinkedHashMap<>();
                    files.names().forEach(name -> entries.put("out/2026/" + name, files.bytes(name)));
                    entries.put("__MACOSX/._staff.csv", new byte[9]);
                    return DataFiles.none().with("Delivery.ZIP", DataFiles.zip(entries));
                }),
                packing("some packed, others not", files -> files.gzipped("students.csv")
                        .zipped("staff.csv")));
    }

    private static DataFiles gzipped(DataFiles files) {
        files.names().forEach(files::gzipped);
        return files;
    }

    private static Arguments packing(String name, UnaryOperator<DataFiles> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packings")
    void files_may_come_packed(String name, UnaryOperator<DataFiles> change) throws IOException {
        Reading sound = desk.read(DataFiles.standard());

        Reading reading = desk.read(change.apply(DataFiles.standard()));

        assertThat(SpecDesk.outcome(sound, reading)).isEmpty();
        assertThat(SpecDesk.accounts(reading)).isEqualTo(SpecDesk.accounts(sound));
    }

    @Test
    void a_gzip_that_is_cut_short_or_none_is_refused() throws IOException {
        String message = "students.csv.gz is cut short or damaged, or no gzip file. Send it again.";
        byte[] packed = DataFiles.gzip(DataFiles.standard().bytes("students.csv"));
        byte[] flipped = packed.clone();
        flipped[packed.length - 6] ^= 1; // its checksum

        for (byte[] bytes : List.of(new byte[0], Arrays.copyOf(packed, 5), bytes("studentId,ssid\n"))) {
            assertThat(desk.refusal(DataFiles.standard().as("students.csv", "students.csv.gz", bytes)))
                    .isEqualTo(message);
        }
        for (byte[] bytes : List.of(Arrays.copyOf(packed, packed.length - 20), flipped)) {
            assertThat(desk.readFailure(DataFiles.standard().as("students.csv", "students.csv.gz", bytes)))
                    .hasMessage(message);
        }
    }

    @Test
    void a_gzip_that_inflates_past_the_limit_is_refused() throws IOException {
        byte[] large = DataFiles.gzip(bytes("studentId,givenName,familyName\n" + "\n".repeat(1 << 20)));

        assertThat(desk.limits(200, 1 << 20, 250)
                        .readFailure(DataFiles.standard().as("students.csv", "students.csv.gz", large)))
                .hasMessage(
                        "students.csv.gz inflates to more than 1 MiB, the limit. If the district is that large, raise"
                                + " archive.maxMegabytes.");
    }

    @Test
    void a_zip_of_one_name_with_several_files_is_refused() throws IOException {
        byte[] two = DataFiles.zip(Map.of("students.csv", new byte[] {'x'}, "more.csv", new byte[] {'x'}));

        assertThat(desk.refusal(DataFiles.standard().as("students.csv", "students.zip", two)))
                .isEqualTo("students.zip holds 2 files where the specification has one of that name. Pack each file by"
                        + " itself.");
        assertThat(desk.refusal(DataFiles.standard().as("students.csv", "students.zip", DataFiles.zip(Map.of()))))
                .isEqualTo("students.zip holds 0 files where the specification has one of that name. Pack each file by"
                        + " itself.");
    }

    @Test
    void a_zip_of_all_that_lacks_a_file_is_refused() throws IOException {
        byte[] zip = DataFiles.standard().without("staff.csv").zip();

        assertThat(desk.refusal(DataFiles.none().with("delivery.zip", zip)))
                .isEqualTo("The delivery has no staff.csv. A full set is needed; nothing is removed for its absence.");
    }

    @Test
    void a_file_of_a_zip_that_came_by_itself_too_is_refused() throws IOException {
        DataFiles files = DataFiles.none()
                .with("a-delivery.zip", DataFiles.standard().zip())
                .with("staff.csv", DataFiles.standard().bytes("staff.csv"));

        assertThat(desk.refusal(files)).endsWith(" are both staff.csv of the specification. Send each file once.");
    }

    @Test
    void a_zip_that_is_cut_short_is_refused() throws IOException {
        byte[] zip = DataFiles.standard().zip();

        assertThat(desk.refusal(DataFiles.none().with("delivery.zip", Arrays.copyOf(zip, zip.length - 30))))
                .startsWith("delivery.zip cannot be unpacked: The archive is cut short or damaged (")
                .endsWith("). The upload probably ended early; send it again.");
    }

    @Test
    void a_file_that_is_damaged_inside_a_zip_is_refused() throws IOException {
        byte[] zip = DataFiles.standard().zip();
        zip[60] ^= 0x55; // inside the first entry, schools.csv

        assertThat(desk.readFailure(DataFiles.none().with("delivery.zip", zip)))
                .hasMessageStartingWith("schools.csv is damaged inside the archive (")
                .hasMessageEndingWith("). Send the zip again.");
    }
}

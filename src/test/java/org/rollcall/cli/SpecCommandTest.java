package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.oracle.CersOracle;
import org.w3c.dom.NodeList;

/** The data specification as a document, as sample files and as a check: {@code rollcall spec}. */
class SpecCommandTest {

    private static final String AERIES = "sis/aeries/specs/aeries-tables.yaml";
    private static final String POWERSCHOOL = "sis/powerschool/specs/powerschool-tabs.yaml";
    private static final String ROSTER = "sis/default/specs/class-roster.yaml";
    private static final String TOGETHER =
            "The files were not held against each other: that takes a full set, without the faults above.\n";

    @TempDir
    Path folder;

    /** The command without a routes folder of its own: what is in the jar. */
    private Site.Result spec(Object... more) {
        List<String> line = new ArrayList<>(List.of("spec", "--routes", "none"));
        Stream.of(more).map(Object::toString).forEach(line::add);
        return Site.executeLine(line.toArray(String[]::new));
    }

    private String printed(Object... more) {
        Site.Result result = spec(more);
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isZero();
        return result.out();
    }

    // ---- The standard as a document

    /** What the document says of each type; a type that is new in the standard has none. */
    private static String form(StandardYaml.Field field) {
        return !field.values().isEmpty()
                ? "one of " + field.values()
                : switch (field.type()) {
                    case "id" -> "text that stays the same from night to night";
                    case "text", "name" -> "text";
                    case "cds" -> "14 digits";
                    case "ssid" -> "10 digits";
                    case "email" -> "an e-mail address";
                    case "date" -> "a date, YYYY-MM-DD";
                    case "last-day" -> "a date, YYYY-MM-DD: the last day, not the one after it";
                    case "year" -> "a year, YYYY";
                    case "yes-no" -> "true or false";
                    case "list" -> "text; several values with a semicolon between them";
                    case "grades" -> "TK, KG, 01 to 12; several with a semicolon between them";
                    default -> throw new IllegalArgumentException(field.type());
                };
    }

    private static List<String> documented(StandardYaml.Field field) {
        return List.of(
                field.name(),
                form(field),
                field.required() ? "yes" : "",
                field.example(),
                field.meaning()
                        + (field.otherwise().isEmpty() ? "" : "; " + field.otherwise() + " when blank")
                        + (field.refers().isEmpty() ? "" : " (of " + field.refers() + ")"));
    }

    @Test
    void the_standard_document_says_of_every_file_and_field_what_the_standard_says() {
        SpecPage page = SpecPage.markdown(printed());

        List<StandardYaml.File> files = StandardYaml.standard();
        assertThat(files).hasSizeGreaterThan(8);
        assertThat(page.title()).isEqualTo("# Rollcall data specification");
        assertThat(page.sections().keySet())
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of("How to send", "The files"),
                                files.stream().map(StandardYaml.File::name))
                        .toList());
        assertThat(page.sections().get("The files").rows())
                .containsExactlyElementsOf(files.stream()
                        .map(file -> List.of(file.name(), file.meaning(), file.required() ? "yes" : "no"))
                        .toList());
        for (StandardYaml.File file : files) {
            SpecPage.Section section = page.sections().get(file.name());
            assertThat(section.texts())
                    .as(file.name())
                    .containsExactly(
                            file.meaning(), "No two rows have the same " + String.join(" and ", file.key()) + ".");
            assertThat(section.tables()).as(file.name()).hasSize(1);
            assertThat(section.rows())
                    .as(file.name())
                    .containsExactlyElementsOf(file.fields().stream()
                            .map(SpecCommandTest::documented)
                            .toList());
            assertThat(section.samples()).as(file.name()).containsExactly(List.of(file.header(), file.row()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", AERIES, POWERSCHOOL, ROSTER})
    void the_html_says_what_the_markdown_says_and_needs_nothing_else(String path) throws Exception {
        String text = printed("--spec", path);
        String page = printed("--spec", path, "--html");

        SpecPage markdown = SpecPage.markdown(text);
        SpecPage html = SpecPage.html(page);
        assertThat("# " + html.title()).isEqualTo(markdown.title());
        assertThat(html.sections()).isEqualTo(markdown.sections());
        assertThat(page).doesNotContain("http", "src=", "url(", "@import", "<link", "<script");
        Set<String> ids = attributes(page, "h2", "id");
        assertThat(attributes(page, "a", "href"))
                .hasSameSizeAs(markdown.sections().keySet())
                .isEqualTo(ids.stream().map(id -> "#" + id).collect(Collectors.toSet()));
    }

    private static Set<String> attributes(String page, String tag, String name) throws Exception {
        NodeList elements = SpecPage.xml(page).getElementsByTagName(tag);
        return IntStream.range(0, elements.getLength())
                .mapToObj(elements::item)
                .map(element -> element.getAttributes().getNamedItem(name).getNodeValue())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", AERIES, POWERSCHOOL, ROSTER})
    void every_row_of_a_markdown_table_has_the_cells_of_its_header(String path) {
        SpecPage.markdown(printed("--spec", path)).sections().forEach((heading, section) -> section.tables()
                .forEach(table -> assertThat(table)
                        .as(heading)
                        .hasSizeGreaterThan(1)
                        .allSatisfy(row -> assertThat(row).hasSameSizeAs(table.get(0)))));
    }

    private Path odd() throws IOException {
        return Files.writeString(
                folder.resolve("odd.yaml"),
                StandardYaml.source(ROSTER)
                        .replace("name: Class roster report", "name: R & D \"<b>\" | x")
                        .replace("Perm ID", "Perm | \"<ID>\" & more"));
    }

    @Test
    void marks_that_mean_something_to_markdown_or_html_are_escaped() throws Exception {
        String text = printed("--spec", odd());
        String page = printed("--spec", odd(), "--html");

        assertThat(text).contains("| Perm \\| \"<ID>\" & more | studentId |");
        assertThat(page)
                .contains(
                        "<title>R &amp; D &quot;&lt;b&gt;&quot; | x</title>",
                        "<td>Perm | &quot;&lt;ID&gt;&quot; &amp; more</td><td>studentId</td>");
        assertThat(SpecPage.html(page).sections())
                .isEqualTo(SpecPage.markdown(text).sections());
    }

    // ---- A district's own as a document

    /** The columns a field is made of, as the document names them. */
    private static String columns(Object given) {
        if (!(given instanceof Map)) {
            return given.toString();
        }
        Map<String, Object> field = StandardYaml.map(given);
        if (field.containsKey("constant")) {
            return "the constant '" + field.get("constant") + "'";
        }
        return field.containsKey("join")
                ? ((List<?>) field.get("join")).stream().map(Object::toString).collect(Collectors.joining(", "))
                : field.get("column").toString();
    }

    private static String part(Object given) {
        return given instanceof Map<?, ?> map && map.containsKey("part") ? " (part " + map.get("part") + ")" : "";
    }

    @ParameterizedTest
    @ValueSource(strings = {AERIES, POWERSCHOOL, ROSTER})
    void the_document_of_a_worked_example_names_every_column_it_uses(String path) {
        Map<String, Object> yaml = StandardYaml.yaml(path);
        SpecPage page = SpecPage.markdown(printed("--spec", path));

        assertThat(page.title()).isEqualTo("# " + yaml.get("name"));
        List<String> names = new ArrayList<>(List.of("How to send", "The files"));
        for (Map<String, Object> file : StandardYaml.maps(yaml.get("files"))) {
            String name = file.get("name").toString();
            names.add(name);
            List<List<String>> expected = new ArrayList<>();
            for (StandardYaml.File standard : StandardYaml.standard()) {
                if (file.containsKey(standard.kind())) {
                    StandardYaml.map(file.get(standard.kind()))
                            .forEach((field, given) -> expected.add(List.of(columns(given) + part(given), field)));
                }
            }
            SpecPage.Section section = page.sections().get(name);
            assertThat(section.rows().stream().map(row -> row.subList(0, 2)))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(expected);
            if (file.containsKey("where")) {
                assertThat(section.texts()).contains("Only rows for which: " + file.get("where"));
            }
        }
        assertThat(page.sections().keySet()).containsExactlyElementsOf(names);
    }

    @Test
    void a_district_s_document_says_how_its_own_dates_are_written() {
        assertThat(printed("--spec", POWERSCHOOL)).contains("M/d/yyyy").doesNotContain("YYYY-MM-DD");
    }

    @Test
    void a_district_s_document_says_when_an_end_date_is_the_day_after_the_last() {
        SpecPage.Section section =
                SpecPage.markdown(printed("--spec", POWERSCHOOL)).sections().get("cc_{yyyyMMdd}.txt");

        assertThat(section.rows())
                .filteredOn(row -> row.get(1).equals("endDate"))
                .singleElement()
                .asString()
                .doesNotContain("not the one after it");
    }

    @Test
    void a_district_s_document_gives_the_rows_of_the_specification_as_they_are_written_there() {
        assertThat(printed("--spec", ROSTER)).contains("2026-08-01, 2027-06-30");
    }

    // ---- Samples

    @Test
    void sample_files_pass_the_check() throws IOException {
        Path sample = folder.resolve("new/sample");
        String written = printed("--sample", sample);

        assertThat(written)
                .isEqualTo("Sample files of two synthetic elementary schools are in " + sample
                        + ". Their LEA has countyDistrictCode: \"9954321\".\n");
        StringBuilder expected = new StringBuilder();
        for (StandardYaml.File file : StandardYaml.standard()) {
            Path there = sample.resolve(file.name());
            if (Files.exists(there)) {
                expected.append(String.format(
                        "%s: %,d rows%n", file.name(), Files.readAllLines(there).size() - 1));
            }
        }
        assertThat(expected.toString()).contains("students.csv: 640 rows\n").hasLineCount(8);
        assertThat(said("--validate", sample)).isEqualTo(plain(expected + "The files will do.\n"));
        assertThat(rows(sample.resolve("schools.csv"))).hasSize(2).allSatisfy(school -> assertThat(school.get("cds"))
                .startsWith("9954321"));
    }

    /** What a check that found nothing said. */
    private String said(Object... more) {
        return printed(more);
    }

    /** What is expected, with one of a thing in the singular. */
    private static String plain(String expected) {
        return expected.replaceAll("(?m): 1 (row|fault)s(\\.?)$", ": 1 $1$2");
    }

    private static List<Map<String, String>> rows(Path csv) throws IOException {
        List<String> lines = Files.readAllLines(csv);
        List<String> names = List.of(lines.get(0).split(","));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            assertThat(values).as(line).hasSameSizeAs(names);
            Map<String, String> row = new LinkedHashMap<>();
            IntStream.range(0, values.length).forEach(i -> row.put(names.get(i), values[i]));
            rows.add(row);
        }
        return rows;
    }

    @Test
    void a_night_of_the_sample_files_makes_a_group_of_every_section_that_has_students() throws IOException {
        SpecLea lea = new SpecLea(new Site(folder), "9954321", "");
        printed("--sample", lea.drop());
        Path sample = folder.resolve("sample");
        printed("--sample", sample);
        List<String> expected = expected(sample);

        Site.Result result = lea.run();

        assertThat(result.code()).as(result.toString()).isZero();
        Set<String> students = new TreeSet<>();
        Set<String> logins = new TreeSet<>();
        CersOracle cers = SpecLea.cers("99543216000001", "99543216000002");
        CersOracle.Result uploaded = lea.upload(cers);
        assertThat(uploaded.status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        assertThat(uploaded.harms()).isEmpty();
        List<String> groups = new ArrayList<>();
        cers.groups().forEach((key, group) -> {
            students.addAll(group.ssids());
            logins.addAll(group.logins());
            groups.add(key.school() + " " + new TreeSet<>(group.ssids()) + " " + new TreeSet<>(group.logins()));
        });
        assertThat(groups).containsExactlyInAnyOrderElementsOf(expected).hasSizeGreaterThan(40);
        assertThat(students).hasSizeGreaterThan(600);
        assertThat(lea.ending(result))
                .isEqualTo("published to the drop folder, " + groups.size() + " groups, " + students.size()
                        + " students, " + logins.size() + " logins");
        assertThat(lea.run("/report/refused").asInt()).isZero();
        assertThat(lea.run("/report/warnings")).isEmpty();
    }

    /** School, SSIDs and logins of each section with students, from the files alone. */
    private static List<String> expected(Path sample) throws IOException {
        Map<String, Map<String, String>> schools = byId(sample, "schools.csv", "schoolId");
        Map<String, Map<String, String>> students = byId(sample, "students.csv", "studentId");
        Map<String, Map<String, String>> staff = byId(sample, "staff.csv", "staffId");
        List<Map<String, String>> places = rows(sample.resolve("section_students.csv")).stream()
                .filter(SpecCommandTest::current)
                .toList();
        List<Map<String, String>> teachers = rows(sample.resolve("section_staff.csv"));
        List<String> groups = new ArrayList<>();
        byId(sample, "sections.csv", "sectionId").forEach((id, section) -> {
            Set<String> ssids =
                    of(places, id, row -> students.get(row.get("studentId")).get("ssid"));
            Set<String> logins =
                    of(teachers, id, row -> staff.get(row.get("staffId")).get("email"));
            if (!ssids.isEmpty()) {
                groups.add(schools.get(section.get("schoolId")).get("cds") + " " + ssids + " " + logins);
            }
        });
        return groups;
    }

    private static Map<String, Map<String, String>> byId(Path folder, String file, String id) throws IOException {
        return rows(folder.resolve(file)).stream()
                .collect(Collectors.toMap(row -> row.get(id), row -> row, (a, b) -> a, LinkedHashMap::new));
    }

    private static Set<String> of(
            List<Map<String, String>> rows,
            String section,
            java.util.function.Function<Map<String, String>, String> value) {
        return rows.stream()
                .filter(row -> row.get("sectionId").equals(section))
                .map(value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean current(Map<String, String> row) {
        String last = row.get("endDate");
        return !LocalDate.parse(row.get("beginDate")).isAfter(Site.TODAY)
                && (last.isEmpty() || !LocalDate.parse(last).isBefore(Site.TODAY));
    }

    // ---- The check: files that will do

    private Path examples() throws IOException {
        return StandardYaml.examples(folder.resolve("files"));
    }

    private static String rowsOf(Path files) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (StandardYaml.File file : StandardYaml.standard()) {
            if (Files.exists(files.resolve(file.name()))) {
                int rows = Files.readAllLines(files.resolve(file.name()), StandardCharsets.ISO_8859_1)
                                .size()
                        - 1;
                lines.append(file.name()).append(": ").append(rows).append(rows == 1 ? " row\n" : " rows\n");
            }
        }
        return lines.toString();
    }

    @Test
    void the_standard_s_own_examples_pass_the_check() throws IOException {
        Path files = examples();

        assertThat(said("--validate", files)).isEqualTo(rowsOf(files) + "The files will do.\n");
    }

    @Test
    void files_may_be_given_one_by_one_and_those_that_are_not_required_left_out() throws IOException {
        Path files = examples();
        for (StandardYaml.File file : StandardYaml.standard()) {
            if (!file.required() && !file.kind().equals("courses")) {
                Files.delete(files.resolve(file.name()));
            }
        }
        Object[] line = Stream.concat(
                        Stream.of("--validate"), Site.names(files).stream().map(files::resolve))
                .toArray();

        assertThat(line).hasSize(9);
        assertThat(said(line)).isEqualTo(rowsOf(files) + "The files will do.\n");
    }

    @Test
    void columns_that_are_not_required_may_be_left_out_and_others_may_be_there() throws IOException {
        Path files = folder.resolve("files");
        Files.createDirectories(files);
        for (StandardYaml.File file : StandardYaml.standard()) {
            List<StandardYaml.Field> required =
                    file.fields().stream().filter(StandardYaml.Field::required).toList();
            Files.writeString(
                    files.resolve(file.name()),
                    "zz," + required.stream().map(StandardYaml.Field::name).collect(Collectors.joining(","))
                            + "\n-,"
                            + required.stream().map(StandardYaml.Field::example).collect(Collectors.joining(","))
                            + "\n");
        }

        Map<String, String> blank = Map.of("staff.csv", "email", "students.csv", "ssid");
        String notes = StandardYaml.standard().stream()
                .map(file -> "Note: " + file.name() + ": the column 'zz' is none of the specification and is ignored.\n"
                        + (blank.containsKey(file.name())
                                ? "Note: " + file.name() + ": a row has no " + blank.get(file.name())
                                        + ", without which the person is left out.\n"
                                : ""))
                .collect(Collectors.joining());
        assertThat(said("--validate", files)).isEqualTo(rowsOf(files) + notes + "The files will do.\n");
    }

    @Test
    void files_may_come_in_one_zip_or_each_packed_by_itself() throws IOException {
        Path files = examples();
        String expected = rowsOf(files) + "The files will do.\n";
        Path all = folder.resolve("delivery.zip");
        Files.write(all, zip(files, Site.names(files)));
        assertThat(said("--validate", all)).isEqualTo(expected);

        for (String name : Site.names(files)) {
            byte[] plain = Files.readAllBytes(files.resolve(name));
            byte[] packed = name.compareTo("s") < 0 ? gzip(plain) : zip(files, List.of(name));
            Files.delete(files.resolve(name));
            Files.write(files.resolve(name + (name.compareTo("s") < 0 ? ".gz" : ".zip")), packed);
        }
        Files.move(files.resolve("staff.csv.zip"), files.resolve("staff.zip"));
        assertThat(said("--validate", files)).isEqualTo(expected);
    }

    private static byte[] zip(Path folder, List<String> names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write(Files.readAllBytes(folder.resolve(name)));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    // ---- The check: files that will not do

    private void write(Path files, String name, String... rows) throws IOException {
        Files.writeString(
                files.resolve(name),
                StandardYaml.file(name).header() + "\n" + String.join("\n", rows) + "\n",
                StandardCharsets.UTF_8);
    }

    /** Checks the examples with one file of these rows, and says what is listed of them. */
    private List<String> found(String name, String... rows) throws IOException {
        Path files = examples();
        write(files, name, rows);
        Site.Result result = spec("--validate", files);
        List<String> lines =
                result.out().lines().filter(line -> line.startsWith("  ")).toList();
        assertThat(result.err()).isEmpty();
        assertThat(result.code()).as(result.out()).isEqualTo(3);
        assertThat(result.out())
                .endsWith(plain("The files will not do: " + lines.size() + " faults.\n"))
                .doesNotContain("The files will do");
        return lines;
    }

    private String fault(String file, String field, String value) throws IOException {
        return found(file, StandardYaml.file(file).row(field, value)).get(0);
    }

    @Test
    void a_blank_where_a_value_is_required_is_said_with_file_line_and_field() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (StandardYaml.File file : StandardYaml.standard()) {
            for (StandardYaml.Field field : file.fields()) {
                if (field.required()) {
                    expected.add("  " + file.name() + ", line 2, " + field.name() + ": is blank; a value is required");
                    found.add(fault(file.name(), field.name(), ""));
                }
            }
        }
        assertThat(expected).hasSizeGreaterThan(20);
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schools.csv | cds | 9912345 | found '9912345', expected 14 digits",
                "schools.csv | cds | 99123450000000 | found '99123450000000', which is a district's code; expected a school's",
                "terms.csv | startDate | August | found 'August', expected a date as yyyy-MM-dd or M/d/yyyy",
                "terms.csv | startDate | 31/12/2026 | found '31/12/2026', expected a date as yyyy-MM-dd or M/d/yyyy",
                "terms.csv | startDate | 2027-02-29 | found '2027-02-29', expected a date as yyyy-MM-dd or M/d/yyyy",
                "terms.csv | startDate | 46246 | found '46246', which is a spreadsheet's number of a day; expected a date as yyyy-MM-dd or M/d/yyyy",
                "terms.csv | endDate | 2026-08-10 | is before the startDate of its row",
                "terms.csv | schoolYear | 27 | found '27', expected a year, YYYY",
                "sections.csv | classType | advisory | found 'advisory', expected one of scheduled, homeroom",
                "sections.csv | grades | 14 | found '14', expected a grade: TK, KG or 01 to 12",
                "staff.csv | email | rosa at demo | is not an e-mail address",
                "staff.csv | active | 7 | found '9', expected true or false",
                "staff.csv | familyName | Pe?a | the exporter has put a question mark where a letter was",
                "students.csv | familyName | PeÃ±a | the exporter has encoded it twice",
                "students.csv | ssid | 91200231 | has 8 digits where 10 are expected; perhaps a spreadsheet has dropped leading zeros",
                "students.csv | ssid | 912000023X | is not the 10 digits expected",
                "students.csv | ssid | 9.12E+09 | a spreadsheet has rounded the number and lost its last digits; export it again without opening it in one",
                "students.csv | studentId | 1.0E+05 | found '9.9E+99', a spreadsheet has rounded the number and lost its last digits; export it again without opening it in one",
                "section_staff.csv | primary | 5 | found '5', expected true or false",
                "section_students.csv | beginDate | 12.8.2026 | found '12.8.2026', expected a date as yyyy-MM-dd or M/d/yyyy",
            })
    void a_value_of_another_type_is_said_with_what_is_expected(String file, String field, String value, String sentence)
            throws IOException {
        assertThat(fault(file, field, value)).isEqualTo("  " + file + ", line 2, " + field + ": " + sentence);
    }

    @Test
    void a_row_that_names_what_no_file_has_is_said_by_the_field_that_names_it() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (StandardYaml.File file : StandardYaml.standard()) {
            for (StandardYaml.Field field : file.fields()) {
                if (!field.refers().isEmpty()) {
                    expected.add("  " + file.name() + ", line 2, " + field.name() + ": no row of " + field.refers()
                            + " has the " + field.name().replaceFirst("termIds", "termId") + " it names");
                    found.add(fault(file.name(), field.name(), "NONE"));
                }
            }
        }
        assertThat(expected).hasSize(7);
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "schools.csv, name, schoolId",
        "terms.csv, title, termId",
        "courses.csv, title, courseId",
        "sections.csv, title, sectionId",
        "staff.csv, givenName, staffId",
        "students.csv, givenName, studentId",
    })
    void two_rows_of_one_key_that_differ_are_both_said(String name, String field, String key) throws IOException {
        StandardYaml.File file = StandardYaml.file(name);
        String first = key.split(",")[0];
        List<String> found = found(name, file.row(), file.row(), file.row(field, "0"));

        assertThat(found)
                .contains(
                        "  " + name + ", line 2, " + first + ": line 4 has the same " + key
                                + " with other content; neither row is taken",
                        "  " + name + ", line 4, " + first + ": line 2 has the same " + key
                                + " with other content; neither row is taken");
    }

    @Test
    void two_rows_that_say_the_same_are_no_fault() throws IOException {
        Path files = examples();
        for (StandardYaml.File file : StandardYaml.standard()) {
            write(files, file.name(), file.row(), file.row());
        }

        assertThat(said("--validate", files)).isEqualTo(rowsOf(files) + "The files will do.\n");
    }

    @Test
    void what_a_spreadsheet_did_and_reading_undoes_is_said_and_will_do() throws IOException {
        Path files = examples();
        StandardYaml.File students = StandardYaml.file("students.csv");
        write(files, "students.csv", students.row("ssid", "9.120000231E+09"), row("100232.0", "=\"9120000232\""));

        assertThat(said("--validate", files))
                .isEqualTo(rowsOf(files) + "Mended on reading; better mended where it comes from:\n"
                        + "  students.csv, line 2, ssid: a spreadsheet has written the number with an exponent, all digits"
                        + " being there (written out)\n"
                        + "  students.csv, line 3, studentId: a spreadsheet has added a decimal point (removed)\n"
                        + "The files will do.\n");
    }

    private static String row(String studentId, String ssid) {
        return studentId + "," + ssid + ",Ana,Reyes,04,101,,";
    }

    @Test
    void a_row_of_fewer_fields_is_said() throws IOException {
        assertThat(found("courses.csv", "MATH-04,Mathematics 4"))
                .first()
                .isEqualTo("  courses.csv, line 2: has 2 fields where the header has 5; perhaps a line break inside a"
                        + " value");
    }

    @Test
    void fifty_faults_are_shown_and_all_are_counted() throws IOException {
        Path files = examples();
        String[] rows = IntStream.range(0, 1_061)
                .mapToObj(i -> StandardYaml.file("students.csv").row("studentId", String.valueOf(100_231 + i)))
                .map(row -> row.replace("Mateo", ""))
                .toArray(String[]::new);
        rows[0] = StandardYaml.file("students.csv").row();
        write(files, "students.csv", rows);

        Site.Result result = spec("--validate", files);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().lines().filter(line -> line.startsWith("  students.csv, line ")))
                .hasSize(50)
                .first()
                .isEqualTo("  students.csv, line 3, givenName: is blank; a value is required");
        assertThat(result.out()).endsWith("\n  ... and 1,010 more\nThe files will not do: 1,060 faults.\n");
    }

    @Test
    void rows_that_only_refer_to_one_at_fault_do_not_drown_other_faults() throws IOException {
        Path files = examples();
        write(files, "schools.csv", StandardYaml.file("schools.csv").row("cds", "1"));
        StandardYaml.File sections = StandardYaml.file("sections.csv");
        write(
                files,
                "sections.csv",
                IntStream.range(417, 480)
                        .mapToObj(i -> sections.row("sectionId", "101-0" + i))
                        .toArray(String[]::new));
        write(
                files,
                "section_students.csv",
                StandardYaml.file("section_students.csv")
                        .row("studentId", "NONE")
                        .replace("101-0417", "101-0999"));

        assertThat(spec("--validate", files).out())
                .contains("  section_students.csv, line 2, sectionId: no row of sections has the sectionId it names");
    }

    @Test
    void a_file_of_another_encoding_is_said_and_nothing_else_of_it() throws IOException {
        Path files = examples();
        String expected = rowsOf(files).replace("students.csv: 1 row\nsection_", "section_");
        Files.writeString(
                files.resolve("students.csv"),
                StandardYaml.file("students.csv").header() + "\n"
                        + StandardYaml.file("students.csv").row("familyName", "Peña"),
                Charset.forName("windows-1252"));

        Site.Result result = spec("--validate", files);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .startsWith(expected + "students.csv is not UTF-8. ")
                .contains(TOGETHER);
    }

    @Test
    void a_file_under_a_name_of_its_own_is_said_with_the_one_it_may_be() throws IOException {
        Path files = examples();
        Files.move(files.resolve("students.csv"), files.resolve("Student List.csv"));

        Site.Result result = spec("--validate", files);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .contains(
                        "Missing: students.csv (it has Student List.csv). A full set is needed.\n",
                        "Student List.csv is no file of specs/standard.yaml.\n",
                        TOGETHER);
    }

    @Test
    void what_lies_beside_the_files_and_is_ignored_at_night_does_not_fail_the_check() throws IOException {
        Path files = examples();
        Files.writeString(files.resolve("readme.txt"), "ours");

        Site.Result result = spec("--validate", files);

        assertThat(result.out()).contains("readme.txt");
        assertThat(result.code()).isZero();
    }

    @Test
    void a_single_file_is_checked_and_what_a_full_set_would_have_besides_is_said() throws IOException {
        Path files = examples();

        Site.Result result = spec("--validate", files.resolve("students.csv"));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().lines())
                .startsWith("students.csv: 1 row")
                .contains("Missing: "
                        + StandardYaml.standard().stream()
                                .filter(StandardYaml.File::required)
                                .map(StandardYaml.File::name)
                                .filter(name -> !name.equals("students.csv"))
                                .collect(Collectors.joining(", "))
                        + ". A full set is needed.");
    }

    @Test
    void a_file_with_a_header_alone_and_one_with_nothing_are_said() throws IOException {
        Path files = examples();
        Files.writeString(
                files.resolve("staff.csv"), StandardYaml.file("staff.csv").header() + "\n");
        Files.write(files.resolve("terms.csv"), new byte[0]);

        assertThat(spec("--validate", files).out())
                .contains("\nterms.csv is empty: it has no header row. Export it again.\n"
                        + "staff.csv has a header and no rows. A file without rows never means that everybody has left;"
                        + " export it again.\n" + TOGETHER + "The files will not do: 2 faults.\n");
    }

    @Test
    void a_renamed_column_is_said_with_the_nearest() throws IOException {
        Path files = examples();
        edit(files.resolve("students.csv"), text -> text.replace("familyName", "Family_Names"));

        assertThat(spec("--validate", files).out())
                .contains("\nstudents.csv: the column 'familyName' is missing; the nearest is 'Family_Names'. Have the"
                        + " district put it back.\n");
    }

    private static void edit(Path file, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(file);
        assertThat(change.apply(text)).isNotEqualTo(text);
        Files.writeString(file, change.apply(text));
    }

    @Test
    void a_zip_that_is_cut_short_is_named() throws IOException {
        Path files = examples();
        byte[] whole = zip(files, List.of("students.csv"));
        Files.delete(files.resolve("students.csv"));
        Files.write(files.resolve("students.zip"), Arrays.copyOf(whole, whole.length / 2));

        Site.Result result = spec("--validate", files);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).contains("students.zip").contains("cut short or damaged");
    }

    @Test
    void a_gzip_that_is_cut_short_is_named() throws IOException {
        Path files = examples();
        byte[] whole = gzip(Files.readAllBytes(files.resolve("students.csv")));
        Files.delete(files.resolve("students.csv"));
        Files.write(files.resolve("students.csv.gz"), Arrays.copyOf(whole, whole.length / 2));

        Site.Result result = spec("--validate", files);

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .contains("\nstudents.csv.gz is cut short or damaged, or no gzip file. Send it again.\n");
    }

    @Test
    void one_file_given_twice_is_said() throws IOException {
        Path files = examples();

        Site.Result result = spec("--validate", files, files.resolve("students.csv"));

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out())
                .startsWith("students.csv and students.csv are both students.csv of the specification. Send each file"
                        + " once.\n");
    }

    // ---- The check: nobody is named

    private static final List<String> PRIVATE =
            List.of("Zyx", "Quill", "9876543", "9.8765", "zelda", "nobody.example", "987");

    private void assertNobodyIsNamed(Path files) {
        Site.Result result = spec("--validate", files);
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out()).doesNotContainIgnoringCase(PRIVATE.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
    }

    @Test
    void no_name_ssid_or_address_is_printed_whatever_is_wrong_with_its_row() throws IOException {
        Path files = examples();
        write(
                files,
                "students.csv",
                StandardYaml.file("students.csv").row(),
                "1,9.87654E+09,Zyx,Qu?ill,04,101",
                "2,98765,Zyx,Quill,Zyx,101",
                "3,9876543210X,Zyx,,04,101",
                "4,9876543210,Zyx",
                "5,9876543210,“Zyx, Quill”,Quill,04,101",
                "6,9876543210,Quill, Jr.,Zyx,04,101",
                "7,9876543210,Zyx,Quill,04,101",
                "7,9876543211,Quill,Zyx,04,101",
                ",9876543212,Zyx,Quill,04,101",
                "Zyx,Quill,9876543212,,Zyx Quill,101");
        write(
                files,
                "staff.csv",
                StandardYaml.file("staff.csv").row(),
                "8,Zyx,Quill,zelda@@nobody.example,true",
                "9,Zyx,Quill,zelda@nobody.example,zelda@nobody.example",
                "10,Zyx,Quill,zelda@nobody.example,true",
                "10,Zyx,Quill,other@nobody.example,true");

        assertNobodyIsNamed(files);
    }

    @Test
    void no_name_is_printed_of_a_file_without_a_header() throws IOException {
        Path files = examples();
        Files.writeString(files.resolve("students.csv"), "7,9876543210,Zyx,Quill,04,101\n");

        assertNobodyIsNamed(files);
    }

    @Test
    void no_name_is_printed_that_stands_where_a_date_should() throws IOException {
        Path files = examples();
        Files.writeString(
                files.resolve("section_students.csv"),
                "sectionId,studentId,student,beginDate,endDate\n101-0417,100231,Quill, Zyx,2026-08-12,\n");

        assertNobodyIsNamed(files);
    }

    // ---- Usage

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--html --sample out | Error: --html, --sample=DIR are mutually exclusive (specify only one)",
                "--html --validate x | Error: --html, --validate=FILES are mutually exclusive (specify only one)",
                "--sample out --validate x | Error: --sample=DIR, --validate=FILES are mutually exclusive (specify only one)",
                "--sample out --spec sis/aeries/specs/aeries-tables.yaml | --sample: samples are of the standard specification; leave --spec out",
                "--validate | Missing required parameter for option '--validate' at index 0 (FILES)",
                "--validate nowhere/students.csv | --validate: there is no readable file nowhere/students.csv",
                "students.csv | Unmatched argument at index 3: 'students.csv'",
            })
    void what_cannot_be_meant_is_a_slip_of_usage(String line, String sentence) {
        Site.Result result = spec((Object[]) line.split(" "));

        assertThat(result.err()).isEqualTo(sentence + "\nTry: rollcall spec --help\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
        assertThat(Path.of("out")).doesNotExist();
    }

    @Test
    void a_sample_folder_that_is_a_file_is_a_slip_of_usage() throws IOException {
        Path file = Files.writeString(folder.resolve("taken"), "");

        Site.Result result = spec("--sample", file);

        assertThat(result.err()).contains("--sample: " + file).doesNotContain("Exception");
        assertThat(result.code()).isEqualTo(2);
    }

    @Test
    void a_specification_is_taken_from_the_routes_folder_and_else_from_the_jar() throws IOException {
        Site site = new Site(folder)
                .file("sis/aeries/specs/ours.yaml", StandardYaml.source(AERIES).replace("name: Aeries", "name: Our"));
        String routes = site.routes().toString();

        assertThat(Site.executeLine("spec", "--routes", routes, "--spec", "sis/aeries/specs/ours.yaml")
                        .out())
                .startsWith("# Our table extracts\n");
        assertThat(Site.executeLine("spec", "--routes", routes, "--spec", AERIES)
                        .out())
                .startsWith("# Aeries table extracts\n");
        assertThat(Site.executeLine(
                                "spec",
                                "--spec",
                                site.routes()
                                        .resolve("sis/aeries/specs/ours.yaml")
                                        .toString())
                        .out())
                .startsWith("# Our table extracts\n");
        assertThat(Site.executeLine("spec", "--routes", routes, "--spec", "specs/standard.yaml")
                        .out())
                .isEqualTo(printed());
    }

    @Test
    void a_specification_that_is_not_there_is_said() {
        Site.Result result = spec("--spec", "specs/ours.yaml");

        assertThat(result.err())
                .isEqualTo("--spec: there is no specs/ours.yaml in none; give its path from there, such as"
                        + " sis/aeries/specs/aeries-tables.yaml\n");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
    }

    private List<String> faults(String yaml) throws IOException {
        Path file = folder.resolve("ours.yaml");
        Files.writeString(file, yaml);
        Site.Result result = spec("--spec", file, "--html");
        assertThat(result.out()).isEmpty();
        assertThat(result.code()).isEqualTo(2);
        return result.err().lines().map(line -> line.replace(file + ": ", "")).toList();
    }

    private List<String> faults(String what, String with) throws IOException {
        String text = StandardYaml.source(ROSTER);
        assertThat(text).contains(what);
        return faults(text.replace(what, with));
    }

    @Test
    void every_fault_of_a_specification_is_said_by_its_place() throws IOException {
        assertThat(faults("studentId: Perm ID\n", "studnt: Perm ID\n"))
                .containsExactly(
                        "'Class Roster*.txt', students: 'studnt' does not belong here (did you mean studentId?); there is"
                                + " studentId, ssid, givenName, familyName, grade, schoolId, counselor, cohort",
                        "'Class Roster*.txt', students: the field studentId is missing; say which column it is, or give a"
                                + " constant");
        assertThat(faults("part: 1", "part: first"))
                .containsExactly(
                        "'Class Roster*.txt', staff, familyName: split needs the text to split at, and part 1 to 9 or"
                                + " last",
                        "'Class Roster*.txt', students, familyName: split needs the text to split at, and part 1 to 9 or"
                                + " last");
        assertThat(faults("encoding: windows-1252", "encoding: ANSI"))
                .containsExactly("encoding: 'ANSI' is not a character encoding; use a name such as windows-1252");
        assertThat(faults("2026-08-01", "August"))
                .containsExactly("rows, terms, startDate: found 'August', expected a date as M/d/yyyy or yyyy-MM-dd");
        assertThat(faults("${body[Enroll Status]} == 'Active'", "Active"))
                .contains("'Class Roster*.txt', where: asks for no column; name one as ${body[COLUMN]}");
        assertThat(faults("School No\n", "6\n"))
                .containsExactly(
                        "'Class Roster*.txt', schools, schoolId: column 6 is a place, and places can change in a file"
                                + " with a header row; name the column, in quotes if its name is a number",
                        "'Class Roster*.txt', sections, schoolId: column 6 is a place, and places can change in a file"
                                + " with a header row; name the column, in quotes if its name is a number");
        assertThat(faults("files: [\n"))
                .containsExactly("is not YAML: line 2, column 1: expected the node content, but found '<stream end>'");
        assertThat(faults("")).containsExactly("holds no specification");
    }

    @Test
    void a_specification_that_is_not_utf_8_is_said() throws IOException {
        Path file = folder.resolve("ours.yaml");
        Files.writeString(file, "name: Peña\n", StandardCharsets.ISO_8859_1);

        assertThat(spec("--spec", file).err()).isEqualTo(file + ": is not text in UTF-8; save it as UTF-8\n");
        assertThat(spec("--spec", file).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MM/DD/YYYY", "DD-MON-YYYY"})
    void a_form_of_dates_in_which_no_day_can_be_written_is_a_fault(String form) throws IOException {
        assertThat(faults("dates: M/d/yyyy", "dates: " + form))
                .containsExactly("dates: '" + form + "' is not a form of dates such as M/d/yyyy");
    }

    @Test
    void a_constant_that_its_field_does_not_take_is_a_fault() throws IOException {
        assertThat(faults("      title: Course Title\n", "      classType: { constant: home }\n"))
                .containsExactly("'Class Roster*.txt', sections, classType: found 'home', expected one of scheduled,"
                        + " homeroom");
    }

    @Test
    void help_names_the_options_and_tells_the_truth() {
        String help = printed("--help").replaceAll("\\s+", " ");

        assertThat(help)
                .contains(
                        "Usage: rollcall spec ",
                        "--html ",
                        "--sample=DIR ",
                        "--validate=FILES... ",
                        "--spec=FILE ",
                        "--routes=DIR ",
                        "Exit code 3 when files would not do.",
                        "two synthetic elementary schools, county-district code 9954321",
                        "such as sis/aeries/specs/aeries-tables.yaml (default: the standard)");
        assertThat(Site.executeLine("--help").out()).contains("  spec ");
    }
}

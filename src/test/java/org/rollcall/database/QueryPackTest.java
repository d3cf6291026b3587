package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.spec.Standard;

class QueryPackTest {

    private static final Path SIS = Path.of("routes", "sis");
    private static final List<String> SENT = List.of(
            "schools.sql",
            "terms.sql",
            "courses.sql",
            "sections.sql",
            "staff.sql",
            "students.sql",
            "section_students.sql",
            "section_staff.sql");

    private final List<String> problems = new ArrayList<>();

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(SIS)) {
            return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void every_shipped_query_is_one_that_only_reads(Path file) throws IOException {
        boolean dirty = file.startsWith(SIS.resolve("skyward"));
        for (List<String> schools : List.of(List.<String>of(), List.of("001", "A-2"))) {
            Map<String, String> parameters = parameters(schools).literals();
            String sent = ReadOnlyQuery.of(Files.readString(file), parameters, dirty);

            assertThat(sent).doesNotContain("--");
            assertThat(ReadOnlyQuery.of(sent, parameters, dirty)).isEqualToNormalizingWhitespace(sent);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aeries", "illuminate", "infinite-campus", "powerschool", "synergy"})
    void a_shipped_pack_without_open_questions_is_of_use(String sis) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String name : SENT) {
            files.put(name, Files.readString(SIS.resolve(sis).resolve("sql").resolve(name)));
        }

        QueryPack pack = pack(files, false);

        assertThat(problems).isEmpty();
        assertThat(pack.queries(parameters(List.of())))
                .hasSize(SENT.size())
                .allSatisfy(query -> assertThat(query.path()).startsWith("sis/x/sql/"));
    }

    @Test
    void a_fault_is_told_with_its_file_and_line() {
        Map<String, String> files = files();
        files.put("students.sql", "SELECT *\nINTO x FROM t");
        files.put("terms.sql", "SELECT 1;\n\nSELECT 2");
        files.put("staff.sql", "SELECT 1 FROM t (NOLOCK)");

        pack(files, false);

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "sis/x/sql/students.sql, line 2: INTO is not allowed; a query only reads. If it is a column's"
                                + " name, put it in double quotes.",
                        "sis/x/sql/terms.sql, line 1: a second statement follows the ';'; a file is one query.",
                        "sis/x/sql/staff.sql, line 1: NOLOCK reads rows that others may yet take back; take it out, or"
                                + " set isolation: read-uncommitted for the source.");
    }

    @Test
    void a_query_with_an_open_question_tells_it() {
        Map<String, String> files = files();
        files.put("students.sql", "-- Pack\r\n --  incomplete:  find the SSID.  \r\nSELECT 1");

        pack(files, true);

        assertThat(problems)
                .containsExactly("sis/x/sql/students.sql is not complete: find the SSID. Copy it into the deployment's"
                        + " routes folder, complete it there, and take the line 'incomplete' out.");
    }

    @Test
    void a_megabyte_of_blank_lines_is_searched_for_open_questions_to_its_end() {
        Map<String, String> files = files();
        files.put("students.sql", "\n".repeat(500_000) + "-- incomplete: x" + " ".repeat(500_000) + ".\nSELECT 1");

        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            pack(files, true);
        });
        assertThat(problems).hasSize(1);
    }

    private QueryPack pack(Map<String, String> files, boolean dirty) throws AssertionError {
        List<String> faults = new ArrayList<>();
        Standard standard;
        try {
            standard = Standard.read(Files.readString(Path.of("routes", Standard.PATH)), faults);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return QueryPack.of("sis/x/sql", files, standard, standard.files(), parameters(List.of()), dirty, problems);
    }

    private static Map<String, String> files() {
        Map<String, String> files = new HashMap<>();
        SENT.forEach(name -> files.put(name, "SELECT 1"));
        return files;
    }

    private static QueryParameters parameters(List<String> schools) {
        return new QueryParameters(2026, LocalDate.of(2025, 10, 1), "1234567", schools);
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.cers.SchoolYears;

/** The largest district there is, as files of the standard specification. */
@Tag("stress")
class SpecScaleTest {

    private static final int SCHOOLS = 1_300;
    private static final int SECTIONS = 93_000;
    private static final int STUDENTS = 560_000;
    private static final int PLACES = 2_730_000;

    @TempDir
    Path folder;

    private interface Rows {
        void write(Line line) throws IOException;
    }

    private interface Line {
        void of(String format, Object... values) throws IOException;
    }

    private void file(String name, String header, Rows rows) throws IOException {
        try (BufferedWriter out =
                Files.newBufferedWriter(folder.resolve("sis/large").resolve(name))) {
            out.write(header + "\n");
            rows.write((format, values) -> out.write(String.format(Locale.ROOT, format + "%n", values)));
        }
    }

    @Test
    void a_district_of_half_a_million_students_is_read_in_a_pass_within_384_mb() throws Exception {
        Site site = new Site(folder)
                .file("leas/large.camel.yaml", LEA.replace("FROM", "file:" + folder.resolve("sis/large")));
        Files.createDirectories(folder.resolve("sis/large"));
        int end = SchoolYears.of(Site.TODAY);
        file("schools.csv", "schoolId,name,cds", line -> {
            for (int s = 0; s < SCHOOLS; s++) {
                line.of("%d,School %d,9912345%07d", s, s, 6_000_000 + s);
            }
        });
        file("terms.csv", "termId,title,startDate,endDate", line -> line.of("Y,Year,%d-07-01,%d-06-30", end - 1, end));
        file("sections.csv", "sectionId,schoolId,termIds,title", line -> {
            for (int c = 0; c < SECTIONS; c++) {
                line.of("S%d,%d,Y,Room %d", c, c % SCHOOLS, c);
            }
        });
        file("staff.csv", "staffId,givenName,familyName,email", line -> {
            for (int t = 0; t < 26_000; t++) {
                line.of("T%d,Given%d,Family%d,t%d@large.example", t, t, t, t);
            }
        });
        file("section_staff.csv", "sectionId,staffId", line -> {
            for (int c = 0; c < SECTIONS; c++) {
                line.of("S%d,T%d", c, c % 26_000);
            }
        });
        file("students.csv", "studentId,ssid,givenName,familyName", line -> {
            for (int s = 0; s < STUDENTS; s++) {
                line.of("%d,%d,Given%d,Family%d", 100_000 + s, 9_000_000_000L + s, s, s);
            }
        });
        file("section_students.csv", "sectionId,studentId", line -> {
            for (int p = 0; p < PLACES; p++) {
                line.of("S%d,%d", p % SECTIONS, 100_000 + p % STUDENTS);
            }
        });

        Site.Result result =
                Child.run(folder, Child.java(List.of("-Xmx384m"), Rollcall.class, site.line("run", "--lea", "large")));

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out()).contains("93,000 groups, 560,000 students, 26,000 logins");
        assertThat(site.run(Site.id("large", 1)).at("/report/ledger").toString())
                .contains("\"file\":\"section_students.csv\",\"read\":" + PLACES);
    }

    private static final String LEA =
            """
            - beans:
                - name: large
                  type: org.rollcall.lea.LeaSettings
                  properties:
                    name: Large Unified
                    countyDistrictCode: "9912345"
                    sources: spec-files
                    firstRun: publish
            - templatedRoute:
                routeTemplateRef: spec-files
                routeId: large.spec-files
                parameters:
                  - name: lea
                    value: large
                  - name: from
                    value: "FROM"
            - templatedRoute:
                routeTemplateRef: nightly
                routeId: large.nightly
                parameters:
                  - name: lea
                    value: large
            """;
}

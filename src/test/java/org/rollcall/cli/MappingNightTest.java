package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights of an LEA with value mappings: what the run, its folder and check say of values that they do not know. */
class MappingNightTest {

    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void site() {
        site = new Site(folder);
    }

    /** The district writes two grades in words, and calls the year another thing than its dates. */
    private static byte[] delivery() throws IOException {
        return District.edited(District.night(1), (name, text) -> switch (name) {
            case "classes.csv" -> text.replace(",TK,", ",Teekay,").replace(",KG,", ",Kinder,");
            case "academicSessions.csv" -> text.replaceAll(",\\d{4}-\\d{4},", ",=School Year,");
            default -> text;
        });
    }

    private Site lea(String unmapped) {
        return site.lea(
                        LEA,
                        "firstRun: publish",
                        "\"mappings[grade].file\": grades.csv",
                        "\"mappings[grade].unmapped\": " + unmapped,
                        "\"mappings[term].file\": terms.csv")
                .file("leas/grades.csv", "from,to\r\nteekay,TK\r\n")
                .file("leas/terms.csv", "from,to\r\nFull Year,Year\r\nSemester 1,S1\r\nSemester 2,S2\r\n");
    }

    @Test
    void the_run_and_its_folder_and_check_tell_of_values_without_a_mapping() throws IOException {
        lea("pass").deliver(LEA, delivery());
        assertThat(site.execute("check").out())
                .startsWith("demo: ok\n"
                        + "  demo: mappings[grade]: 1 value in grades.csv, unmapped: pass.\n"
                        + "  demo: mappings[term]: 3 values in terms.csv, unmapped: pass.\n"
                        + "1 of 1 LEAs can run.\n");

        Site.Result run = site.execute("run", "--lea", LEA);
        String grades = "mappings[grade]: 1 value without a mapping (2 rows), passed on unchanged; see unmapped.csv";
        String terms = "mappings[term]: 1 value without a mapping (1 row), passed on unchanged; see unmapped.csv";
        assertThat(run.out()).contains("Note: " + grades + ".\nNote: " + terms + ".\n");
        assertThat(run.out()).contains("(run.json, left-out.csv, refused.csv, groups.csv, unmapped.csv)");
        assertThat(run.code()).isZero();
        assertThat(site.run(FIRST).at("/report/warnings").toString()).contains(grades, terms);

        Path report = site.runFolder(FIRST).resolve("unmapped.csv");
        assertThat(Files.readString(report))
                .isEqualTo("mapping,source,file,column,value,rows,firstLine\r\n"
                        + "term,oneroster-zip,academicSessions.csv,title,'=School Year,1,2\r\n"
                        + "grade,oneroster-zip,classes.csv,grades,Kinder,2,4\r\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
                .isEqualTo("rw-------");

        assertThat(site.execute("check").out())
                .startsWith("demo: ok\n"
                        + "  demo: mappings[grade]: 1 value in grades.csv, unmapped: pass.\n"
                        + "  demo: mappings[term]: 3 values in terms.csv, unmapped: pass.\n"
                        + "  demo: its last run, " + FIRST + ": " + grades + ".\n"
                        + "  demo: its last run, " + FIRST + ": " + terms + ".\n"
                        + "1 of 1 LEAs can run.\n");
    }

    @Test
    void rows_with_a_value_that_is_to_be_refused_are_refused() throws IOException {
        lea("refuse").file("leas/terms.csv", "from,to\nFull Year,Year\n").deliver(LEA, delivery());
        Site.Result run = site.execute("run", "--lea", LEA);
        assertThat(run.code()).isZero();
        assertThat(Files.readString(site.runFolder(FIRST).resolve("refused.csv")))
                .contains(
                        "oneroster-zip,classes.csv,4,grades,unmapped-value,\"'Kinder' has no mapping; add it to"
                                + " mappings[grade], or set mappings[grade].unmapped to pass or to a default\",101_TN_1002\r\n");
        assertThat(site.run(FIRST).at("/report/warnings").toString())
                .contains("mappings[grade]: 1 value without a mapping (2 rows), refused; see unmapped.csv");
    }

    @Test
    void when_every_value_has_a_mapping_nothing_is_said() throws IOException {
        lea("default Other")
                .file("leas/grades.csv", "\uFEFFsource,to,from\noneroster-zip,TK,Teekay\n\n,KG,\" Kinder \"\n")
                .file("leas/terms.csv", "from,to\n=School Year,Year\nFull Year,Year\nsemester 1,S1\nsemester 2,S2\n")
                .deliver(LEA, delivery());
        Site.Result run = site.execute("run", "--lea", LEA);
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("mappings[").contains("(run.json, left-out.csv, refused.csv, groups.csv)");
        assertThat(Files.exists(site.runFolder(FIRST).resolve("unmapped.csv"))).isFalse();
        assertThat(site.execute("check").out())
                .startsWith("demo: ok\n"
                        + "  demo: mappings[grade]: 2 values in grades.csv, unmapped: default Other.\n"
                        + "  demo: mappings[term]: 4 values in terms.csv, unmapped: pass.\n"
                        + "1 of 1 LEAs can run.\n");
    }

    @Test
    void the_settings_of_a_run_have_the_mappings() throws IOException {
        lea("default Other").deliver(LEA, delivery());
        site.execute("run", "--lea", LEA);
        assertThat(Files.readString(site.runFolder(FIRST).resolve("settings.json")))
                .contains(
                        """
                            "mappings" : {
                              "GRADE" : {
                                "file" : "grades.csv",
                                "entries" : [ {
                                  "from" : "teekay",
                                  "to" : "TK",
                                  "source" : ""
                                } ],
                                "unmapped" : {
                                  "kind" : "DEFAULT",
                                  "value" : "Other"
                                }
                              },
                        """);
    }
}

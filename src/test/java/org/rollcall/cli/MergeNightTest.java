package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.merge.Export;

/**
 * A night of three kinds of sources: a zip, files of the specification with ids of their own, and a database with SSIDs.
 * Of the zip's two students one has no SSID and the other has another one in the files, which know one student more.
 */
class MergeNightTest {

    private static final String LEA = "bay";

    private static final Map<String, String> FILES = Map.of(
            "schools.csv", "schoolId,name,cds\n101,Alder,99123450000001\n",
            "terms.csv", "termId,title,startDate,endDate\n101-Y,ALL DAYS,2000-01-01,2099-12-31\n",
            "courses.csv", "courseId,title,courseCode\nC9,Algebra,ALG1\n",
            "sections.csv", "sectionId,schoolId,termIds,courseId,sectionNumber,periods\n101-7,101,101-Y,C9,0417,2\n",
            "staff.csv", "staffId,givenName,familyName,email\nT-1,Quillamar,Brandewyn,brandewyn@demo.example\n",
            "section_staff.csv", "sectionId,staffId,primary\n101-7,T-1,true\n",
            "students.csv",
                    "studentId,ssid,givenName,familyName\nL-1,9900000011,Tamsinell,Juniperra\nL-2,,Wolfgrimm,Ixchelita\n"
                            + "L-3,9900000003,Kestrelan,Marrowby\n",
            "section_students.csv", "sectionId,studentId\n101-7,L-1\n101-7,L-2\n101-7,L-3\n");

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void deliver() throws IOException, SQLException {
        site = new Site(folder);
        Files.createDirectories(site.drop("zip"));
        Files.createDirectories(site.drop("files"));
        Export zip = new Export()
                .org("s1")
                .session("y")
                .course("m", "courseCode=ALG1")
                .section("k", "title=", "classCode=0417", "periods=2")
                .teacher(
                        "t",
                        "givenName=Quillamar",
                        "familyName=Brandewyn",
                        "identifier=T-1",
                        "email=quill@demo.example")
                .student(
                        "u",
                        "givenName=Tamsinell",
                        "familyName=Juniperra",
                        "identifier=L-1",
                        "userIds={SSID:9900000001}")
                .student("w", "givenName=Wolfgrimm", "familyName=Ixchelita", "identifier=L-2", "userIds=")
                .teach("k", "t")
                .learn("k", "u", "w");
        Files.write(site.drop("zip").resolve("oneroster.zip"), zip.zip());
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Files.writeString(site.drop("files").resolve(file.getKey()), file.getValue());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sis.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE students (studentId, ssid, givenName, familyName, grade, schoolId)");
            statement.execute(
                    "INSERT INTO students (studentId, ssid) VALUES ('L-2', '9900000002')," + " ('L-3', '9900000003')");
        }
    }

    private Site lea(String... settings) {
        StringBuilder more = new StringBuilder();
        for (String setting : settings) {
            more.append("        ").append(setting).append('\n');
        }
        return site.file(
                "leas/bay.camel.yaml",
                """
                - beans:
                    - name: bay
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: Bay
                        countyDistrictCode: "9912345"
                        sources: "oneroster-zip, spec-files, database"
                        firstRun: publish
                MORE- templatedRoute:
                    routeTemplateRef: oneroster-zip
                    routeId: bay.oneroster-zip
                    parameters:
                      - { name: lea, value: bay }
                      - { name: from, value: "file:ZIP" }
                - templatedRoute:
                    routeTemplateRef: spec-files
                    routeId: bay.spec-files
                    parameters:
                      - { name: lea, value: bay }
                      - { name: from, value: "file:FILES" }
                - templatedRoute:
                    routeTemplateRef: database
                    routeId: bay.database
                    parameters:
                      - { name: lea, value: bay }
                      - { name: connection, value: "jdbc:sqlite:DATABASE" }
                      - { name: queries, value: sis/default/sql }
                      - { name: only, value: students }
                - templatedRoute:
                    routeTemplateRef: nightly
                    routeId: bay.nightly
                    parameters:
                      - { name: lea, value: bay }
                """
                        .replace("MORE", more)
                        .replace("ZIP", site.drop("zip").toString())
                        .replace("FILES", site.drop("files").toString())
                        .replace("DATABASE", folder.resolve("sis.db").toString()));
    }

    private List<String> published(int run) throws IOException {
        return Site.csv(site.set(LEA, Site.id(LEA, run)))
                .values()
                .iterator()
                .next()
                .lines()
                .skip(1)
                .map(line -> line.replace("\"", "").replaceFirst(",99123450000001,\\d{4},All,", ": "))
                .toList();
    }

    private List<String> conflicts(int run) throws IOException {
        return Files.readString(site.runFolder(Site.id(LEA, run)).resolve("conflicts.csv"))
                .lines()
                .skip(1)
                .toList();
    }

    private List<String> sentences(int run) throws IOException {
        List<String> sentences = new ArrayList<>();
        site.run(Site.id(LEA, run)).at("/report/conflicts").forEach(one -> sentences.add(one.asText()));
        return sentences;
    }

    private List<String> ledger(int run, String source) throws IOException {
        List<String> lines = new ArrayList<>();
        site.run(Site.id(LEA, run)).at("/report/ledger").forEach(e -> {
            if (e.get("source").asText().equals(source)) {
                lines.add(e.get("file").asText() + ": " + e.get("read") + " read, " + e.get("used") + " used, "
                        + e.get("merged") + " merged, filtered " + e.get("filtered"));
            }
        });
        return lines;
    }

    @Test
    void rows_are_found_whatever_their_ids_and_each_conflict_is_listed() throws IOException {
        lea();

        Site.Result result = site.execute("run", "--lea", LEA);

        String undecided =
                "neither is taken and the student is left out; mend the wrong one, or name the source to believe"
                        + " in precedence[ssid]";
        assertThat(result.line(Site.id(LEA, 1)))
                .isEqualTo(Site.id(LEA, 1) + ": published to the drop folder, 1 groups, 1 students, 1 logins");
        assertThat(published(1))
                .containsExactly(
                        "Algebra P2 0417 Brandewyn: ,quill@demo.example", "Algebra P2 0417 Brandewyn: 9900000002,");
        assertThat(conflicts(1))
                .containsExactly(
                        "value,users,t,user.email,quill@demo.example,oneroster-zip,users.csv,2,brandewyn@demo.example,"
                                + "spec-files,staff.csv,2,oneroster-zip comes first",
                        "two-ssids,users,u,user.ssid,9900000001,oneroster-zip,users.csv,3,9900000011,spec-files,"
                                + "students.csv,2,\"" + undecided + "\"",
                        "membership,enrollments,L-3,student,not in class k,oneroster-zip,classes.csv,2,in class k,"
                                + "spec-files,section_students.csv,4,\"oneroster-zip owns the class, so they are not in its"
                                + " group\"");
        assertThat(sentences(1))
                .containsExactly(
                        "1 × user.email differs in oneroster-zip and spec-files: oneroster-zip comes first",
                        "1 × a student has two SSIDs in oneroster-zip and spec-files: " + undecided,
                        "1 × spec-files has a student in a class where oneroster-zip does not have them: oneroster-zip owns the"
                                + " class, so they are not in its group")
                .allSatisfy(sentence -> assertThat(result.out()).contains("\n  " + sentence + ".\n"));
        assertThat(Files.readString(site.runFolder(Site.id(LEA, 1)).resolve("left-out.csv")))
                .isEqualTo("kind,school,sourcedId,name,reason,what,fix,who,source,file,line\r\n"
                        + "student,99123450000001,u,,SSID_CONFLICT,has two different SSIDs,find the right one in CALPADS"
                        + " and remove the other,SIS,oneroster-zip,users.csv,3\r\n");
        assertThat(ledger(1, "oneroster-zip"))
                .containsExactly(
                        "orgs.csv: 1 read, 1 used, 0 merged, filtered {}",
                        "academicSessions.csv: 1 read, 1 used, 0 merged, filtered {}",
                        "courses.csv: 1 read, 1 used, 0 merged, filtered {}",
                        "classes.csv: 1 read, 1 used, 0 merged, filtered {}",
                        "users.csv: 3 read, 2 used, 0 merged, filtered {\"ssid-conflict\":1}",
                        "enrollments.csv: 3 read, 2 used, 0 merged, filtered {\"ssid-conflict\":1}");
        assertThat(ledger(1, "spec-files"))
                .containsExactly(
                        "schools.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "terms.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "courses.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "sections.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "staff.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "students.csv: 3 read, 0 used, 2 merged, filtered {\"not-enrolled\":1}",
                        "section_staff.csv: 1 read, 0 used, 1 merged, filtered {}",
                        "section_students.csv: 3 read, 0 used, 2 merged, filtered {\"owned-by-oneroster-zip\":1}");
        assertThat(ledger(1, "database")).containsExactly("students.csv: 2 read, 0 used, 2 merged, filtered {}");
    }

    /** Java gives equal sets another order at each start; the record must not change for that. */
    @Test
    void the_record_has_sources_in_one_order() throws IOException {
        lea("memberships: union");

        assertThat(site.execute("run", "--lea", LEA).code()).isZero();

        List<String> snapshots = new ArrayList<>();
        site.published(LEA).get("snapshots").fieldNames().forEachRemaining(snapshots::add);
        assertThat(snapshots).containsExactly("database", "oneroster-zip", "spec-files");
        assertThat(site.published(LEA).at("/groups/0/sources")).hasToString("[\"oneroster-zip\",\"spec-files\"]");
    }

    @Test
    void rules_decide_otherwise() throws IOException {
        lea(
                "\"precedence[ssid]\": spec-files",
                "\"precedence[user.email]\": \"database, spec-files\"",
                "\"precedence[enrollment]\": spec-files");

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(published(1))
                .containsExactly(
                        "Algebra P2 0417 Brandewyn: ,brandewyn@demo.example",
                        "Algebra P2 0417 Brandewyn: 9900000002,",
                        "Algebra P2 0417 Brandewyn: 9900000003,",
                        "Algebra P2 0417 Brandewyn: 9900000011,");
        assertThat(conflicts(1))
                .containsExactly(
                        "value,users,t,user.email,brandewyn@demo.example,spec-files,staff.csv,2,quill@demo.example,"
                                + "oneroster-zip,users.csv,2,precedence[user.email] names spec-files",
                        "two-ssids,users,u,user.ssid,9900000011,spec-files,students.csv,2,9900000001,oneroster-zip,"
                                + "users.csv,3,precedence[ssid] names spec-files");
        assertThat(ledger(1, "spec-files")).contains("section_students.csv: 3 read, 3 used, 0 merged, filtered {}");
        assertThat(ledger(1, "oneroster-zip")).contains("enrollments.csv: 3 read, 0 used, 3 merged, filtered {}");
    }

    @Test
    void sources_that_cannot_be_merged_fail_the_night_in_a_sentence_and_publish_nothing() throws IOException {
        lea("\"identity[student]\": email");

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.line(Site.id(LEA, 1)))
                .isEqualTo(
                        Site.id(LEA, 1) + ": failed. Source database has no classes, and none of its 2 people is one of"
                                + " another source: its ids are others than theirs, or it has no SSIDs. By which keys people are"
                                + " found is in identity[student] and identity[staff].");
        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(site.sets(LEA)).isEmpty();
    }
}

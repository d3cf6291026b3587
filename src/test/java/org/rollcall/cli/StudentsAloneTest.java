package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.testing.Odbc;

/** A database that completes the students of another source with their SSIDs, and gives no more. */
final class StudentsAloneTest {

    private static final String LEA = "west";
    private static final String RUN = Site.id(LEA, 1);

    @TempDir
    private Path folder;

    private Site site;
    private List<String> students;

    /** A zip that lacks the SSIDs of four of five students. */
    @BeforeEach
    void deliver() throws IOException {
        site = new Site(folder).lea(LEA, "ssid: \"userIds[ssid]\"", "firstRun: publish");
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(file, withDatabase(Files.readString(file), folder.resolve("sis.db")));
        byte[] zip = District.night(1);
        students = District.files(zip)
                .get("users.csv")
                .lines()
                .filter(line -> line.contains(",student,") && line.contains("{SSID:9"))
                .skip(40)
                .limit(5)
                .map(line -> line.replaceFirst("^.*\\{SSID:(\\d+)},\\{Local:(\\d+)}.*$", "$2=$1"))
                .toList();
        site.deliver(
                LEA,
                District.edited(
                        zip,
                        (name, text) -> name.equals("users.csv")
                                ? students.stream()
                                        .map(student -> "{SSID:" + student.substring(student.indexOf('=') + 1) + "}")
                                        .limit(4)
                                        .reduce(text, (all, ssid) -> all.replace(ssid, "{SSID:}"))
                                : text));
    }

    /** The file of an LEA with a database beside its zip. */
    static String withDatabase(String file, Path database) {
        return file.replace("sources: oneroster-zip", "sources: \"oneroster-zip, database\"")
                .replace(
                        "- templatedRoute:\n    routeTemplateRef: nightly",
                        """
                        - templatedRoute:
                            routeTemplateRef: database
                            routeId: LEA.database
                            parameters:
                              - name: lea
                                value: LEA
                              - name: connection
                                value: "Driver=SQLite3;Database=FILE"
                              - name: queries
                                value: sis/default/sql
                              - name: only
                                value: students
                        - templatedRoute:
                            routeTemplateRef: nightly"""
                                .replace("FILE", database.toString())
                                .replace("LEA", file.replaceFirst("(?s).*?- name: (\\S+).*", "$1")));
    }

    private String id(int student) {
        return students.get(student).replaceFirst("=.*", "");
    }

    private String ssid(int student) {
        return students.get(student).replaceFirst(".*=", "");
    }

    private void database(String... rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sis.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE students (studentId, ssid, givenName, familyName, grade, schoolId)");
            for (String row : rows) {
                statement.execute("INSERT INTO students (studentId, ssid) VALUES (" + row + ")");
            }
        }
    }

    private String published() throws IOException {
        return Site.csv(site.set(LEA, RUN)).values().iterator().next();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "odbc"})
    void a_student_without_an_ssid_has_that_of_the_database_and_no_other_does(String mode) throws Exception {
        if (mode.equals("odbc")) {
            Odbc.require("SQLite3");
        }
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "      - name: queries\n",
                                "      - name: mode\n        value: " + mode + "\n      - name: queries\n"));
        database(
                "'" + id(0) + "', '" + ssid(0) + "'",
                "'" + id(1) + "', NULL",
                "'" + id(2) + "', '979999999'",
                "'" + id(4) + "', '9799999994'",
                "'nobody', '9799999995'",
                "NULL, '9799999996'");

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(published()).contains(ssid(0)).doesNotContain(ssid(1), ssid(2), ssid(3), ssid(4), "97999999");
        assertThat(Files.readString(site.runFolder(RUN).resolve("left-out.csv")))
                .containsPattern(id(2) + ".*SSID_MALFORMED")
                .containsPattern(id(4) + ".*SSID_CONFLICT")
                .containsPattern(id(1) + ".*SSID_MISSING")
                .containsPattern(id(3) + ".*SSID_MISSING");
        assertThat(site.run(RUN).at("/report/conflicts").toString())
                .isEqualTo(
                        "[\"1 × a student has two SSIDs in oneroster-zip and database: neither is taken and the student"
                                + " is left out; mend the wrong one, or name the source to believe in precedence[ssid]\"]");
        assertThat(Files.readString(site.runFolder(RUN).resolve("conflicts.csv")))
                .startsWith("kind,entity,sourcedId,field,kept,keptSource,keptFile,keptLine,lost,lostSource,lostFile,"
                        + "lostLine,what\r\ntwo-ssids,users," + id(4) + ",user.ssid," + ssid(4)
                        + ",oneroster-zip,users.csv,")
                .contains(",9799999994,database,students.csv,5,\"neither is taken and the student is left out; ");
        assertThat(site.run(RUN).at("/report/contributions/1").toString())
                .isEqualTo("{\"source\":\"database\",\"own\":{\"users\":1},\"joined\":{\"users\":4},"
                        + "\"supplied\":{\"user.ssid\":1}}");
        JsonNode ledger = site.run(RUN).at("/report/ledger");
        assertThat(ledger.get(ledger.size() - 1))
                .hasToString("{\"source\":\"database\",\"file\":\"students.csv\",\"read\":6,\"used\":0,\"merged\":4,"
                        + "\"filtered\":{\"no-student-id\":1,\"not-enrolled\":1},\"refused\":{}}");
        Path snapshots = site.work().resolve("leas/west/snapshots/database");
        assertThat(snapshots.resolve(Site.names(snapshots).get(0)).resolve("raw/students.csv"))
                .content()
                .startsWith("studentId,ssid\n" + id(0) + "," + ssid(0) + "\n" + id(1) + ",\n");
    }

    @Test
    void one_whose_ids_are_others_fails_the_night() throws Exception {
        database("'X" + id(0) + "', '" + ssid(0) + "'");

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.line(RUN + ": failed"))
                .isEqualTo(RUN + ": failed. Source database has no classes, and none of its 1 people is one of another"
                        + " source: its ids are others than theirs, or it has no SSIDs. By which keys people are found is"
                        + " in identity[student] and identity[staff].");
    }

    @Test
    void codes_of_schools_that_no_query_asks_for_are_refused() throws Exception {
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "      - name: queries\n",
                                "      - name: schools\n        value: \"101\"\n      - name: queries\n"));

        Site.Result result = site.execute("check");

        assertThat(result.out())
                .contains(file + ": schools: no query in sis/default/sql asks for :schools, so it would change nothing;"
                        + " take it out, or have the queries heed it\n");
    }

    @Test
    void the_night_does_not_go_on_without_it() throws Exception {
        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.line(RUN + ": failed"))
                .startsWith(RUN + ": failed. Source database failed: jdbc:sqlite:" + folder.resolve("sis.db")
                        + " cannot be opened: ");
        assertThat(site.sets(LEA)).isEmpty();
    }

    @Test
    void its_policy_may_let_the_night_go_on() throws Exception {
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("        firstRun", "        \"policies[database]\": skip\n        firstRun"));

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).as(result.toString()).isEqualTo(ExitCode.PARTIAL);
        assertThat(published()).contains(ssid(4)).doesNotContain(ssid(0));
    }

    @Test
    void a_rule_for_the_ssid_decides_between_two() throws Exception {
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("        firstRun", "        \"precedence[ssid]\": database\n        firstRun"));
        database("'" + id(4) + "', '9799999994'");

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(published()).contains("9799999994").doesNotContain(ssid(4));
        assertThat(site.run(RUN).at("/report/conflicts/0").asText())
                .isEqualTo(
                        "1 × a student has two SSIDs in database and oneroster-zip: precedence[ssid] names database");
    }

    @Test
    void it_can_give_nothing_but_students() throws Exception {
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(file, Files.readString(file).replace("value: students", "value: staff"));

        Site.Result result = site.execute("check");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out())
                .contains(file + ": only: 'staff' is not students; leave it out to read the whole roster\n");
    }
}

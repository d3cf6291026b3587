package org.rollcall.cli;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.rollcall.cers.SchoolYears;
import org.rollcall.testing.Postgres;

/**
 * Three schools in the tables of a database, a section at each, with values that drivers are known to spoil; and the
 * queries that read them, in SQL that PostgreSQL and SQLite share.
 */
final class DatabaseRoster {

    static final String EMOJI = "\uD83C\uDFBB";
    static final String LONG_TEXT = "é" + EMOJI.repeat(10) + "x".repeat(99_979);
    static final String LONG_VARCHAR = "x".repeat(4093) + EMOJI.repeat(10) + "ñ".repeat(95_887);
    static final LocalDate BEGIN = Site.TODAY.minusDays(90);
    static final LocalDate END = Site.TODAY.plusDays(150);
    static final int YEAR = SchoolYears.of(Site.TODAY);

    private static final String[] TABLES = {
        "CREATE TABLE school (code char(4), name varchar(60), state_code char(7))",
        "CREATE TABLE term (id text, title text, starts timestamp, ends date, ending_year integer)",
        "CREATE TABLE course (id integer, title text, revised timestamp, subjects varchar(120000))",
        "CREATE TABLE section (id integer, school char(4), term text, course integer, title varchar(5000),"
                + " number char(6), period integer, homeroom boolean, grade smallint, weight numeric(8,3))",
        "CREATE TABLE teacher (id bigint, given varchar(40), family varchar(40), email text, active boolean)",
        "CREATE TABLE section_teacher (section integer, teacher bigint, lead boolean, begins date, ends timestamp)",
        "CREATE TABLE student (id varchar(8), ssid text, given varchar(40), family text, grade char(3), school char(4))",
        "CREATE TABLE enrollment (section integer, student varchar(8), begins date, ends timestamp)"
    };

    private static final String[] ROWS = {
        "INSERT INTO school VALUES ('101', 'Encina Élémentaire', '0000101'), ('102', 'Cedar, \"The\" School', '0000102'),"
                + " ('103', 'Alder', '0000103')",
        "INSERT INTO term VALUES ('Y', 'Full year', 'BEGIN 00:00:00', 'END', YEAR)",
        "INSERT INTO course VALUES (1, 'Ópera EMOJI, \"Live\"\nand more', '2026-02-03 04:05:06.789', '02'),"
                + " (2, 'LONG_TEXT', '2026-02-03 04:05:06', ''), (3, 'Unused', '2026-02-03 00:00:00', 'LONG_VARCHAR'),"
                + " (4, 'tab\there', NULL, NULL)",
        "INSERT INTO section VALUES (1, '101', 'Y', 1, NULL, '0417', 3, false, 4, 0.1),"
                + " (2, '102', 'Y', 2, '', '18', NULL, false, 12, 1203.5), (3, '103', 'Y', NULL, 'Room 12', '12', 0, true, NULL, -7.0),"
                + " (4, '103', 'Y', NULL, 'NOTE_1001', NULL, 1, true, 5, NULL),"
                + " (5, '103', 'Y', NULL, 'NOTE_4001', '', 2, true, 5, 12345.678)",
        "INSERT INTO teacher VALUES (9007199254740993, 'Zoë EMOJI', 'Arroyo', 'zoe@bay.example', true),"
                + " (2, 'Otto', 'O''Brook', 'otto@bay.example', true), (3, 'Ann', 'Cruz', '', false)",
        "INSERT INTO section_teacher VALUES (1, 9007199254740993, true, 'BEGIN', 'END 00:00:00'),"
                + " (2, 2, true, NULL, NULL), (3, 2, true, NULL, NULL), (3, 3, false, NULL, NULL),"
                + " (4, 3, true, NULL, NULL), (5, 2, NULL, NULL, NULL)"
    };

    private static final String[][] NAMES = {
        {"Ada", "Abrin"},
        {"José María", "Núñez"},
        {"EMOJI", "Nguyễn"},
        {"Dee \"Dot\"", "O'Neil"},
        {"Eve", "Smith, Jr."},
        {"Færø", "Þór"}
    };

    private DatabaseRoster() {}

    /** Makes an empty PostgreSQL database and loads the roster. */
    static void postgres(String database) throws SQLException {
        Postgres server = Postgres.shared().database(database);
        try (Connection connection = server.connect(database)) {
            load(connection);
        }
    }

    /** Makes a SQLite file of the roster. */
    static void sqlite(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            load(connection);
        }
    }

    private static void load(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute(table);
            }
            for (String rows : ROWS) {
                statement.execute(filled(rows));
            }
            for (int i = 1; i <= 12; i++) {
                String[] name = NAMES[i % NAMES.length];
                String ssid = i == 11 ? "NULL" : i == 12 ? "''" : "'91200000" + (10 + i) + "'";
                statement.execute(filled(String.format(
                        "INSERT INTO student VALUES ('S%02d', %s, '%s', '%s', '%02d', '10%d')",
                        i, ssid, name[0].replace("'", "''"), name[1].replace("'", "''"), 4 + i % 3, 1 + i % 3)));
                statement.execute(filled(String.format(
                        "INSERT INTO enrollment VALUES (%d, 'S%02d', %s, %s)",
                        1 + i % 5, i, i == 1 ? "'BEGIN'" : "NULL", i == 2 ? "'GONE 00:00:00'" : "NULL")));
            }
        }
        connection.commit();
    }

    /** With the values in the place of their names. */
    static String filled(String sql) {
        return sql.replace("EMOJI", EMOJI)
                .replace("LONG_TEXT", LONG_TEXT)
                .replace("LONG_VARCHAR", LONG_VARCHAR)
                .replace("NOTE_1001", note(1001))
                .replace("NOTE_4001", note(4001))
                .replace("GONE", Site.TODAY.minusDays(5).toString())
                .replace("BEGIN", BEGIN.toString())
                .replace("END", END.toString())
                .replace("YEAR", String.valueOf(YEAR));
    }

    /** So many characters, with one of two units at the end. */
    static String note(int length) {
        return "n".repeat(length - 2) + EMOJI;
    }

    /** The queries that read it, all of them and in order. */
    static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put(
                "schools",
                "SELECT code AS schoolId, name, :countyDistrictCode || state_code AS cds FROM school\n"
                        + "WHERE :everySchool = 1 OR trim(code) IN (:schools) ORDER BY code;");
        queries.put(
                "terms",
                "SELECT ends AS endDate, id AS termId, title, starts AS startDate, ending_year AS schoolYear FROM term\n"
                        + "WHERE ending_year = :schoolYear AND starts <= :runDate ORDER BY id");
        queries.put(
                "courses",
                "SELECT id AS courseId, title, revised AS courseCode, subjects AS subjectCodes FROM course ORDER BY id");
        queries.put(
                "sections",
                "SELECT id AS sectionId, school AS schoolId, term AS termIds, course AS courseId, title,\n"
                        + "  number AS sectionNumber, period AS periods, grade AS grades, weight AS subjectCodes,\n"
                        + "  CASE WHEN homeroom THEN 'homeroom' ELSE 'scheduled' END AS classType\n"
                        + "FROM section WHERE :everySchool = 1 OR trim(school) IN (:schools) ORDER BY id");
        queries.put(
                "staff",
                "SELECT id AS staffId, given AS givenName, family AS familyName, email, active FROM teacher ORDER BY id");
        queries.put(
                "section_staff",
                "SELECT t.section AS sectionId, t.teacher AS staffId, t.lead AS \"primary\", t.begins AS beginDate,\n"
                        + "  t.ends AS endDate\nFROM section_teacher t JOIN section s ON s.id = t.section\n"
                        + "WHERE :everySchool = 1 OR trim(s.school) IN (:schools) ORDER BY 1, 2");
        queries.put(
                "students",
                "SELECT id AS studentId, ssid, given AS givenName, family AS familyName, grade, school AS schoolId\n"
                        + "FROM student ORDER BY id");
        queries.put(
                "section_students",
                "SELECT e.section AS sectionId, e.student AS studentId, e.begins AS beginDate, e.ends AS endDate\n"
                        + "FROM enrollment e JOIN section s ON s.id = e.section\n"
                        + "WHERE :everySchool = 1 OR trim(s.school) IN (:schools) ORDER BY 1, 2");
        return queries;
    }
}

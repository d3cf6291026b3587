package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every slip in the parameters of a source of files and in a district's own specification, all of them in one deployment:
 * each is named for what it is and harms nobody else.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpecSettingsTest {

    private static final String SOUND = SpecDrop.own("");
    private static final String KINDS = "schools, terms, courses, sections, staff, section_staff, students,"
            + " section_students, demographics, contacts";

    private Path folder;
    private Site site;
    private final Map<String, String> said = new LinkedHashMap<>();
    private Site.Result check;

    /** A source's parameters, its specification if it has one of its own, and what check says. */
    record Slip(String id, List<String> parameters, String specification, List<String> sentences) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Slip parameter(String id, String parameter, String... sentences) {
        return new Slip(id, List.of(parameter), null, List.of(sentences));
    }

    /** A slip in a specification; the sentences leave out where it is. */
    private static Slip whole(String id, String specification, String... sentences) {
        return new Slip(
                id,
                List.of("spec: specs/" + id + ".yaml"),
                specification,
                Stream.of(sentences)
                        .map(sentence -> "spec: specs/" + id + ".yaml: " + sentence)
                        .toList());
    }

    private static Slip slip(String id, String what, String with, String... sentences) {
        assertThat(SOUND).contains(what);
        return whole(id, SOUND.replace(what, with), sentences);
    }

    private static Slip line(String id, String line, String... sentences) {
        return whole(id, SpecDrop.own("", line), sentences);
    }

    static Stream<Slip> slips() {
        return Stream.of(
                // Parameters of the source
                parameter(
                        "spec-unknown",
                        "spec: specs/none.yaml",
                        "spec: there is no specs/none.yaml in ROUTES; give its path from there, such as"
                                + " sis/aeries/specs/aeries-tables.yaml"),
                parameter(
                        "spec-above",
                        "spec: specs/../specs/sound.yaml",
                        "spec: there is no specs/../specs/sound.yaml in ROUTES; give its path from there, such as"
                                + " sis/aeries/specs/aeries-tables.yaml"),
                parameter(
                        "spec-folder",
                        "spec: specs",
                        "spec: there is no specs in ROUTES; give its path from there, such as"
                                + " sis/aeries/specs/aeries-tables.yaml"),
                parameter(
                        "spec-latin",
                        "spec: specs/latin.yaml",
                        "spec: specs/latin.yaml cannot be read; it must be text in UTF-8"),
                parameter(
                        "within-words",
                        "within: one hour",
                        "within: 'one hour' is not a length of time; write a number and s, m, h or d, such as 45m"),
                parameter(
                        "drop-no",
                        "dropStudentsNotInFile: no",
                        "dropStudentsNotInFile: 'no' is neither true nor false"),
                parameter("archive-delete", "archive: delete", "archive: 'delete' is neither move nor keep"),
                parameter(
                        "parameter-unknown",
                        "specification: specs/sound.yaml",
                        "the route parameter-unknown.spec-files sets 'specification', which the template spec-files does"
                                + " not have; it has lea, source, from, spec, within, dropStudentsNotInFile, mayBeMissing, username,"
                                + " password, privateKeyFile, privateKeyPassphrase, knownHostsFile, archive"),
                new Slip(
                        "several",
                        List.of("within: 1w", "dropStudentsNotInFile: maybe", "archive: zip", "spec: x.yaml"),
                        null,
                        List.of(
                                "archive: 'zip' is neither move nor keep",
                                "spec: there is no x.yaml in ROUTES; give its path from there, such as"
                                        + " sis/aeries/specs/aeries-tables.yaml",
                                "within: '1w' is not a length of time; write a number and s, m, h or d, such as 45m",
                                "dropStudentsNotInFile: 'maybe' is neither true nor false")),
                parameter(
                        "zz-same",
                        "from: file:SIS/sound/../sound/",
                        "from: file:SIS/sound/../sound/ is the drop folder of sound already; each LEA needs its own"),
                // The file and its YAML
                whole("yaml-empty", "", "holds no specification"),
                whole("yaml-list", "- name: x\n", "holds no specification"),
                slip(
                        "yaml-syntax",
                        "{ schoolId: schoolId, name: name, cds: cds }",
                        "{ schoolId: schoolId, name: name, cds: cds",
                        "is not YAML: line 6, column 9: expected ',' or '}', but got :"),
                slip(
                        "yaml-tab",
                        "    required: false",
                        "\trequired: false",
                        "is not YAML: line 9, column 1: found character '\\t(TAB)' that cannot start any token. (Do not use"
                                + " \\t(TAB) for indentation)"),
                slip(
                        "yaml-twice",
                        "name: Ours\n",
                        "name: Ours\nname: Theirs\n",
                        "is not YAML: line 3, column 1: found duplicate key name"),
                // Keys
                line(
                        "key-unknown",
                        "delimeter: tab",
                        "'delimeter' does not belong here (did you mean delimiter?); there is name, files, rows, zip,"
                                + " control, counts, delimiter, quote, encoding, dates, endDates, blank, header, skip"),
                slip(
                        "key-unknown-of-file",
                        "    required: false",
                        "    requierd: false",
                        "'courses.csv': 'requierd' does not belong here (did you mean required?); there is name, required,"
                                + " where, delimiter, quote, encoding, dates, endDates, blank, header, skip, columns, fields,"
                                + " fixed, " + KINDS),
                slip(
                        "kind-unknown",
                        "    courses: {",
                        "    course: {",
                        "'courses.csv': 'course' does not belong here (did you mean courses?); there is name, required,"
                                + " where, delimiter, quote, encoding, dates, endDates, blank, header, skip, columns, fields,"
                                + " fixed, " + KINDS,
                        "'courses.csv': says of no column what it is; there is " + KINDS),
                slip(
                        "field-unknown",
                        "ssid: ssid",
                        "sssid: ssid",
                        "'students.csv', students: 'sssid' does not belong here (did you mean ssid?); there is studentId,"
                                + " ssid, givenName, familyName, grade, schoolId, counselor, cohort"),
                slip(
                        "field-missing",
                        "name: name, cds: cds",
                        "name: name",
                        "'schools.csv', schools: the field cds is missing; say which column it is, or give a constant"),
                slip(
                        "cell-unknown",
                        "ssid: ssid",
                        "ssid: { colunm: ssid }",
                        "'students.csv', students, ssid: 'colunm' does not belong here (did you mean column?); there is"
                                + " column, join, with, constant, split, part, drop, trim, pad, prefix, map, otherwise, optional",
                        "'students.csv', students, ssid: needs one of column, join and constant"),
                slip(
                        "cell-two",
                        "ssid: ssid",
                        "ssid: { column: ssid, constant: x }",
                        "'students.csv', students, ssid: needs one of column, join and constant"),
                slip("column-blank", "ssid: ssid", "ssid: ''", "'students.csv', students, ssid: names no column"),
                slip(
                        "column-number",
                        "ssid: ssid",
                        "ssid: 2",
                        "'students.csv', students, ssid: column 2 is a place, and places can change in a file with a header"
                                + " row; name the column, in quotes if its name is a number"),
                slip(
                        "split-part",
                        "ssid: ssid",
                        "ssid: { column: ssid, split: x, part: 0 }",
                        "'students.csv', students, ssid: split needs the text to split at, and part 1 to 9 or last"),
                slip(
                        "required-maybe",
                        "    required: false",
                        "    required: maybe",
                        "'courses.csv', required: 'maybe' is neither true nor false"),
                // Files
                whole(
                        "kind-nowhere",
                        SOUND.replaceAll("(?s)  - name: \"terms.csv\".*?(?=  - name: \"courses.csv\")", ""),
                        "no file says what terms there are; say so of a file's columns, or list them under rows"),
                whole(
                        "files-none",
                        "name: Ours\n",
                        Stream.of(
                                        "schools",
                                        "terms",
                                        "sections",
                                        "staff",
                                        "section_staff",
                                        "students",
                                        "section_students")
                                .map(kind -> "no file says what " + kind
                                        + " there are; say so of a file's columns, or list them under rows")
                                .toArray(String[]::new)),
                // How files are written; each said of one file
                slip(
                        "delimiter-unknown",
                        "    courses: {",
                        "    delimiter: tabs\n    courses: {",
                        "'courses.csv', delimiter: 'tabs' is none of comma, pipe, semicolon, tab, nor one mark"),
                slip(
                        "quote-unknown",
                        "    courses: {",
                        "    quote: doubled\n    courses: {",
                        "'courses.csv', quote: 'doubled' is none of double, none, single, nor one mark"),
                slip(
                        "encoding-unknown",
                        "    courses: {",
                        "    encoding: windows-99\n    courses: {",
                        "'courses.csv', encoding: 'windows-99' is not a character encoding; use a name such as"
                                + " windows-1252"),
                slip(
                        "dates-unknown",
                        "    courses: {",
                        "    dates: yyyy-MM-dd, dd.mm.jjjj\n    courses: {",
                        "'courses.csv', dates: 'dd.mm.jjjj' is not a form of dates such as M/d/yyyy"),
                slip(
                        "end-dates-unknown",
                        "    courses: {",
                        "    endDates: last\n    courses: {",
                        "'courses.csv', endDates: 'last' is neither inclusive (the last day) nor exclusive (the day after"
                                + " it)"),
                slip(
                        "header-none",
                        "    courses: {",
                        "    header: false\n    courses: {",
                        "'courses.csv': has header: false; name its columns, or say how many fields a row has"),
                slip(
                        "header-and-columns",
                        "    courses: {",
                        "    columns: courseId, title\n    courses: {",
                        "'courses.csv': columns and fields are for files without a header row; say header: false, or leave"
                                + " them out"),
                slip(
                        "column-not-there",
                        "    courses: {",
                        "    header: false\n    columns: courseId, titel, courseCode, subjectCodes\n    courses: {",
                        "'courses.csv', courses, title: there is no column 'title' (did you mean titel?)"),
                slip(
                        "fixed-range",
                        "    courses: {",
                        "    fixed: { courseId: 1-x, title: 9-3, courseCode: 10-12, subjectCodes: 13-14 }\n    courses: {",
                        "'courses.csv', fixed, courseId: '1-x' is not two places such as 1-10",
                        "'courses.csv', fixed, title: '9-3' is not two places such as 1-10",
                        "'courses.csv', courses, courseId: there is no column 'courseId' (did you mean courseCode?)",
                        "'courses.csv', courses, title: there is no column 'title'"),
                // Filters
                slip(
                        "where-open",
                        "    courses: {",
                        "    where: \"${body[Status] == 'A'\"\n    courses: {",
                        "'courses.csv', where: '${body[Status] == 'A'' is not Camel's simple language: expected symbol"
                                + " functionEnd but was eol"),
                slip(
                        "where-operator",
                        "    courses: {",
                        "    where: \"${body[Status]} = 'A'\"\n    courses: {",
                        "'courses.csv', where: '${body[Status]} = 'A'' is not Camel's simple language: Unexpected token ="),
                slip(
                        "where-no-column",
                        "    courses: {",
                        "    where: \"${header.x} == 'A'\"\n    courses: {",
                        "'courses.csv', where: asks for no column; name one as ${body[COLUMN]}"),
                // Rows that no file holds
                line(
                        "rows-cds",
                        "rows: { schools: [ { schoolId: 7, name: Seven, cds: 9954321 } ] }",
                        "rows, schools, cds: found '9954321', expected 14 digits"),
                line(
                        "rows-blank",
                        "rows: { courses: [ { courseId: M4 } ] }",
                        "rows, courses, title: is blank; a value is required"),
                line(
                        "rows-field",
                        "rows: { courses: [ { courseId: M4, titel: Fractions } ] }",
                        "rows, courses: 'titel' does not belong here (did you mean title?); there is courseId, title,"
                                + " courseCode, subjectCodes, department",
                        "rows, courses, title: is blank; a value is required"),
                line(
                        "rows-kind",
                        "rows: { term: [ { termId: Y } ] }",
                        "rows: 'term' does not belong here (did you mean terms?); there is " + KINDS),
                // Files that speak of the others
                line(
                        "counts-rows",
                        "counts: { name: counts.csv, file: File }",
                        "counts: needs the count file's name, and the columns with a file's name and with its rows: name,"
                                + " file, rows"),
                line("control-path", "control: out/done.txt", "control: 'out/done.txt' is not the name of a file"),
                line(
                        "zip-month",
                        "zip: \"all_{yyyyMM}.zip\"",
                        "zip: '{yyyyMM}' is not a date in a name; write year, month and day, such as {yyyyMMdd}"),
                line(
                        "zip-brace",
                        "zip: \"all_{date}.zip\"",
                        "zip: 'all_{date}.zip' has a brace that is no date such as" + " {yyyyMMdd}"));
    }

    @BeforeAll
    void check_once(@TempDir Path temp) throws IOException {
        folder = temp;
        site = new Site(folder)
                .specLea("shipped", "spec: sis/aeries/specs/aeries-tables.yaml")
                .specLea("sound", "spec: specs/sound.yaml")
                .specLea("standard")
                .specLea("zz-last", "spec: specs/standard.yaml", "within: 0", "dropStudentsNotInFile: false")
                .file("specs/sound.yaml", SOUND);
        Files.writeString(site.routes().resolve("specs/latin.yaml"), "name: Ca\u00f1on\n", StandardCharsets.ISO_8859_1);
        for (Slip slip : slips().toList()) {
            List<String> own = slip.parameters().stream()
                    .filter(parameter -> !parameter.startsWith("from: "))
                    .toList();
            String from = slip.parameters().stream()
                    .filter(parameter -> parameter.startsWith("from: "))
                    .map(parameter -> parameter.substring("from: ".length()))
                    .findFirst()
                    .orElse("file:" + site.drop(slip.id()));
            site.file(
                    "leas/" + slip.id() + ".camel.yaml",
                    Site.specLeaFile(slip.id(), placed(from), List.of(), own.toArray(String[]::new)));
            if (slip.specification() != null) {
                site.file("specs/" + slip.id() + ".yaml", slip.specification());
            }
        }
        check = site.execute("check");
        String lea = "";
        for (String line : check.out().lines().toList()) {
            if (!line.startsWith("  ")) {
                lea = line.substring(0, line.indexOf(':') < 0 ? line.length() : line.indexOf(':'));
            }
            said.merge(lea, line, (a, b) -> a + "\n" + b);
        }
    }

    private String placed(String text) {
        return text.replace("SIS", folder.resolve("sis").toString())
                .replace("ROUTES", site.routes().toString());
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_named(Slip slip) {
        List<String> expected = new ArrayList<>(List.of(slip.id() + ": FAULTY, it will not run"));
        for (String sentence : slip.sentences()) {
            expected.add("  " + site.leas().resolve(slip.id() + ".camel.yaml") + ": " + placed(sentence));
        }
        assertThat(said.get(slip.id())).isEqualTo(String.join("\n", expected));
    }

    @Test
    void the_others_run() throws IOException {
        assertThat(said).containsEntry("shipped", "shipped: ok").containsEntry("sound", "sound: ok");
        assertThat(check.out())
                .contains(
                        "  shipped.spec-files: reads files as sis/aeries/specs/aeries-tables.yaml says.\n",
                        "  sound.spec-files: reads files as specs/sound.yaml says.\n",
                        "  standard.spec-files: reads files as specs/standard.yaml says.\n");
        assertThat(check.out().lines().reduce((first, last) -> last))
                .hasValue("4 of " + (slips().count() + 4) + " LEAs can run.");
        assertThat(check.err()).isEmpty();
        assertThat(check.code()).isEqualTo(2);
        SpecDrop sound = new SpecDrop(site, "sound").put(SpecDrop.small());

        Site.Result run = site.execute("run");

        assertThat(run.line(Site.id("sound", 1))).contains(": published to the drop folder, 2 groups, 4 students");
        assertThat(run.out()).contains("within-words: failed. Its file cannot be used; the others run.\n");
        assertThat(run.code()).isEqualTo(4);
        assertThat(sound.left()).isEmpty();
    }

    @Test
    void a_standard_of_the_deployments_own_takes_the_place_of_the_shipped_one(@TempDir Path other) throws IOException {
        Site own = new Site(other).specLea("elementary");
        String standard = Files.readString(Path.of("routes/specs/standard.yaml"));
        own.file("specs/standard.yaml", standard.replace("name: students.csv", "name: pupils.csv"));
        SpecDrop lea = new SpecDrop(own, "elementary").put(SpecDrop.small());

        Site.Result without = own.execute("run");

        assertThat(without.out())
                .contains("is not complete: pupils.csv is not there (students.csv is). Ask the district");
        assertThat(without.code()).isEqualTo(4);
        lea.put("pupils.csv", SpecDrop.small().get("students.csv"));
        assertThat(own.execute("run").code()).isZero();
        assertThat(lea.left()).containsExactly("students.csv");

        own.file("specs/standard.yaml", standard.replace("type: cds", "type: school"));
        Site.Result faulty = own.execute("check");
        assertThat(faulty.out())
                .contains(own.leas().resolve("elementary.camel.yaml")
                        + ": spec: routes/specs/standard.yaml: 'school' is no type; use one of text, name, id, cds, ssid,"
                        + " email, date, last-day, year, yes-no, list, grades\n");
        assertThat(faulty.code()).isEqualTo(2);
    }
}

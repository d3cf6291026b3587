package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.MappingSettings;
import org.rollcall.lea.ValueMapping;
import org.rollcall.ledger.UnmappedValue;
import org.rollcall.ledger.UnmappedValues;
import org.rollcall.roster.SourceMappings;

/** Values of a OneRoster source as an LEA maps them, and those that its mappings do not know. */
class ValueMappingTest {

    @TempDir
    Path folder;

    /** Mappings, a change of sound files, and what it changes in the roster and in the books. */
    record Case(String name, UnaryOperator<Desk> maps, OneRosterFiles files, String... outcome) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** Grades of classes: k1 has Kinder and Teekay, k2 has 09. */
    private static OneRosterFiles grades() {
        return OneRosterFiles.version11().replace("classes.csv", ",,04,c1", ",,\"Kinder, Teekay\",c1");
    }

    private Desk desk() {
        return new Desk(folder);
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case(
                        "the items of a list are mapped each by itself",
                        d -> d.maps(MappingKey.GRADE, null, "Kinder>KG", "Teekay>TK"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [KG, TK]"),
                new Case(
                        "what a value becomes may be several, and each is there once",
                        d -> d.maps(MappingKey.GRADE, null, "Kinder>TK,KG", "Teekay>TK"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [TK, KG]"),
                new Case(
                        "a word of the vocabulary needs no mapping, and may have one",
                        d -> d.maps(MappingKey.GRADE, null, "Kinder>KG", "Teekay>TK", "09>10"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [KG, TK]",
                        "+ k2 Algebra I 1001 scheduled 1 2 [1, 2] [02] [2, 4] [10]"),
                new Case(
                        "values are compared without regard to case where that is unambiguous",
                        d -> d.maps(MappingKey.GRADE, null, "KINDER>KG", "teekay>TK", "TEEKAY>PK"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [KG, Teekay]",
                        "grade classes.csv grades 'Teekay' 1 from 2",
                        "mappings[grade]: 1 value without a mapping (1 row), passed on unchanged; see unmapped.csv"),
                new Case(
                        "a row of one source comes before those of all",
                        d -> d.maps(MappingKey.GRADE, null, "Kinder>KG", "oneroster-zip:Kinder>PK", "Teekay>TK"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [PK, TK]"),
                new Case(
                        "a row of another source does not count",
                        d -> d.maps(MappingKey.GRADE, null, "other:Kinder>KG", "Teekay>TK"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [Kinder, TK]",
                        "grade classes.csv grades 'Kinder' 1 from 2",
                        "mappings[grade]: 1 value without a mapping (1 row), passed on unchanged; see unmapped.csv"),
                new Case(
                        "pass: values stay as they came and are listed",
                        d -> d.maps(MappingKey.GRADE, "pass", "Third>03"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [Kinder, Teekay]",
                        "grade classes.csv grades 'Kinder' 1 from 2",
                        "grade classes.csv grades 'Teekay' 1 from 2",
                        "mappings[grade]: 2 values without a mapping (1 row), passed on unchanged; see unmapped.csv"),
                new Case(
                        "default: another value takes their place",
                        d -> d.maps(MappingKey.GRADE, "default Other", "Kinder>KG"),
                        grades(),
                        "+ k1  401 homeroom 0 1 [0] [] [] [KG, Other]",
                        "grade classes.csv grades 'Teekay' 1 from 2",
                        "mappings[grade]: 1 value without a mapping (1 row), replaced by 'Other'; see unmapped.csv"),
                new Case(
                        "refuse: the row is refused, and what refers to it",
                        d -> d.maps(MappingKey.GRADE, "refuse", "Kinder>KG"),
                        grades(),
                        "+ k1 REFUSED",
                        "+ dropped",
                        "+ dropped",
                        "+ dropped",
                        "classes.csv:2 grades unmapped-value: 'Teekay' has no mapping; add it to mappings[grade], or set"
                                + " mappings[grade].unmapped to pass or to a default",
                        "enrollments.csv:2 classSourcedId refers-to-refused-classes: the row of classes it names, line"
                                + " 2, is refused; mend that one",
                        "enrollments.csv:4 classSourcedId refers-to-refused-classes: the row of classes it names, line"
                                + " 2, is refused; mend that one",
                        "enrollments.csv:5 classSourcedId refers-to-refused-classes: the row of classes it names, line"
                                + " 2, is refused; mend that one",
                        "grade classes.csv grades 'Teekay' 1 from 2",
                        "mappings[grade]: 1 value without a mapping (1 row), refused; see unmapped.csv"),
                new Case(
                        "a deleted row, and one that is refused for another reason, have no unmapped value",
                        d -> d.maps(MappingKey.TERM, "refuse", "Spring>Term 2", "2026-2027>Year"),
                        OneRosterFiles.version11()
                                .replace("academicSessions.csv", "y1,,,", "y1,tobedeleted,,")
                                .replace("classes.csv", "s1,y1", "s1,t2")
                                .replace("classes.csv", "\"t1,t2\"", "t2")
                                .replace("academicSessions.csv", "t1,,,Fall,", "t1,tobedeleted,,Fall,"),
                        "+ y1 DELETED",
                        "+ t1 DELETED",
                        "+ t2 AcademicSession[title=Term 2, start=2027-01-05, end=2027-06-05, schoolYear=2027]",
                        "+ k1  401 homeroom 0 1 [2] [] [] [04]",
                        "+ k2 Algebra I 1001 scheduled 1 2 [2] [02] [2, 4] [09]"),
                new Case(
                        "term: titles of sessions, which may have commas",
                        d -> d.maps(MappingKey.TERM, null, "Fall>Term 1, first half", "2026-2027>Year"),
                        OneRosterFiles.version11(),
                        "+ y1 AcademicSession[title=Year, start=2026-08-17, end=2027-06-05, schoolYear=2027]",
                        "+ t1 AcademicSession[title=Term 1, first half, start=2026-08-17, end=2026-12-19,"
                                + " schoolYear=2027]",
                        "term academicSessions.csv title 'Spring' 1 from 4",
                        "mappings[term]: 1 value without a mapping (1 row), passed on unchanged; see unmapped.csv"),
                new Case(
                        "role: of users and of enrollments; a person's row does not show the value",
                        d -> d.maps(MappingKey.ROLE, "refuse", "Lehrer>teacher"),
                        OneRosterFiles.version11()
                                .replace("users.csv", "s1,teacher", "s1,Lehrer")
                                .replace("users.csv", "\"s1,s2\",teacher", "\"s1,s2\",Quillamar")
                                .replace("enrollments.csv", "u1,teacher", "u1,LEHRER")
                                .replace("enrollments.csv", "u5,student", "u5,pupil"),
                        "+ u2 REFUSED",
                        "+ dropped",
                        "+ dropped",
                        "users.csv:3 role unmapped-value: has no mapping; add it to mappings[role], or set"
                                + " mappings[role].unmapped to pass or to a default",
                        "enrollments.csv:3 userSourcedId refers-to-refused-users: the row of users it names, line 3, is"
                                + " refused; mend that one",
                        "enrollments.csv:6 role unmapped-value: 'pupil' has no mapping; add it to mappings[role], or set"
                                + " mappings[role].unmapped to pass or to a default",
                        "role users.csv role 'Quillamar' 1 from 3",
                        "role enrollments.csv role 'pupil' 1 from 6",
                        "mappings[role]: 2 values without a mapping (2 rows), refused; see unmapped.csv"),
                new Case(
                        "role: of the rows of OneRoster 1.2's roles",
                        d -> d.maps(MappingKey.ROLE, null, "Schüler>student"),
                        OneRosterFiles.version12().replace("roles.csv", "u3,primary,student", "u3,primary,schüler")),
                new Case(
                        "subject: of courses and of classes",
                        d -> d.maps(MappingKey.SUBJECT, "default 99", "02>MATH"),
                        OneRosterFiles.version11().replace("classes.csv", "Mathematics,02", "Mathematics,07"),
                        "+ c2 Course[title=Algebra I, courseCode=ALG1, subjectCodes=[MATH]]",
                        "+ k2 Algebra I 1001 scheduled 1 2 [1, 2] [99] [2, 4] [09]",
                        "subject classes.csv subjectCodes '07' 1 from 3",
                        "mappings[subject]: 1 value without a mapping (1 row), replaced by '99'; see unmapped.csv"),
                new Case(
                        "subject: what values become needs no mapping",
                        d -> d.maps(MappingKey.SUBJECT, "refuse", "Mathe>02"),
                        OneRosterFiles.version11()),
                new Case(
                        "course: a course's code gives its subjects, which are not mapped further",
                        d -> d.maps(MappingKey.COURSE, null, "G4>01,02").maps(MappingKey.SUBJECT, "refuse", "02>MATH"),
                        OneRosterFiles.version11().replace("courses.csv", "s1,,\n", "s1,,odd\n"),
                        "+ c1 Course[title=Grade 4, courseCode=G4, subjectCodes=[01, 02]]",
                        "+ c2 Course[title=Algebra I, courseCode=ALG1, subjectCodes=[MATH]]",
                        "+ k2 Algebra I 1001 scheduled 1 2 [1, 2] [MATH] [2, 4] [09]",
                        "course courses.csv courseCode 'ALG1' 1 from 3",
                        "mappings[course]: 1 value without a mapping (1 row), passed on unchanged; see unmapped.csv"),
                new Case(
                        "org: a school's sourcedId gives its code; one that has a code needs none, nor does a district",
                        d -> d.maps(MappingKey.ORG, "refuse", "s1>99123450000009"),
                        OneRosterFiles.version11(),
                        "+ s1 Org[name=Alder Elementary, type=school, identifier=99123450000009]"),
                new Case(
                        "org: a school without a code or a mapping",
                        d -> d.maps(MappingKey.ORG, "default 99123450000009", "S1>99123450000001"),
                        OneRosterFiles.version11().replace("orgs.csv", "school,99123450000002", "school,"),
                        "+ s2 Org[name=Birch High, type=school, identifier=99123450000009]",
                        "org orgs.csv sourcedId 's2' 1 from 4",
                        "mappings[org]: 1 value without a mapping (1 row), replaced by '99123450000009'; see"
                                + " unmapped.csv"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void values_are_mapped_and_those_without_a_mapping_told(Case one) throws IOException {
        OneRosterFiles sound =
                one.files().names().contains("roles.csv") ? OneRosterFiles.version12() : OneRosterFiles.version11();
        Reading reading = one.maps().apply(desk()).read(one.files());
        List<String> changed = new ArrayList<>(Desk.roster(reading));
        Desk.roster(desk().read(sound)).forEach(changed::remove);
        List<String> outcome = new ArrayList<>();
        changed.forEach(row -> outcome.add("+ " + row));
        outcome.addAll(Desk.refusals(reading));
        outcome.addAll(unmapped(reading.unmapped()));
        assertThat(outcome).containsExactly(one.outcome());
        Desk.assertEveryRowHasAFate(reading);
    }

    private static List<String> unmapped(UnmappedValues values) {
        return Stream.concat(
                        values.all().stream()
                                .map(v -> v.mapping() + " " + v.file() + " " + v.column() + " '" + v.value() + "' "
                                        + v.rows() + " from " + v.firstLine()),
                        values.sentences().stream())
                .toList();
    }

    @Test
    void records_of_an_api_are_mapped_alike() throws IOException {
        Desk desk = desk().maps(MappingKey.ROLE, null, "Lehrer>teacher");
        OneRosterFiles files = OneRosterFiles.version11()
                .replace("users.csv", "s1,teacher", "s1,lehrer")
                .replace("enrollments.csv", "u1,teacher", "u1,Lehrer")
                .replace("enrollments.csv", "u2,teacher", "u2,aide");
        assertThat(Desk.roster(desk.read(OneRosterPagesFiles.of(files, JsonVersion.V1_1))))
                .contains("0 0 TEACHER true CURRENT", "1 1 OTHER true CURRENT");
    }

    @Test
    void a_file_that_is_begun_anew_is_counted_once() throws IOException {
        Desk desk = desk().with(settings -> settings.setEncoding("windows-1252"))
                .maps(MappingKey.TERM, null, "Fall>Term 1");
        OneRosterFiles files = OneRosterFiles.version11()
                .replace("users.csv", "Wolfgrimm,Ixchelita", "Wolfgrïmm,Ixchelita")
                .encoding(Charset.forName("windows-1252"));
        assertThat(unmapped(desk.read(files).unmapped()))
                .containsExactly(
                        "term academicSessions.csv title '2026-2027' 1 from 2",
                        "term academicSessions.csv title 'Spring' 1 from 4",
                        "mappings[term]: 2 values without a mapping (2 rows), passed on unchanged; see unmapped.csv");
    }

    @Test
    void the_most_frequent_values_come_first_and_long_ones_are_cut() {
        UnmappedValues values = new UnmappedValues();
        UnmappedValues.Column column = values.column("state", "refused", "sis", "users.csv", "state");
        column.add("Ohio", 2);
        column.add("Iowa", 3);
        column.add("Iowa", 3);
        column.add("Utah", 3);
        column.add("Iowa", 1_204);
        column.add("x".repeat(101), 1_205);
        assertThat(values.all())
                .containsExactly(
                        new UnmappedValue("state", "sis", "users.csv", "state", "Iowa", 2, 3),
                        new UnmappedValue("state", "sis", "users.csv", "state", "Ohio", 1, 2),
                        new UnmappedValue("state", "sis", "users.csv", "state", "Utah", 1, 3),
                        new UnmappedValue("state", "sis", "users.csv", "state", "x".repeat(100), 1, 1_205));
        assertThat(values.sentences())
                .containsExactly("mappings[state]: 4 values without a mapping (4 rows), refused; see unmapped.csv");
    }

    @Test
    void of_very_many_values_the_others_are_only_counted() {
        UnmappedValues values = new UnmappedValues();
        UnmappedValues.Column column = values.column("state", "refused", "sis", "users.csv", "state");
        IntStream.rangeClosed(1, UnmappedValues.MOST + 2).forEach(i -> column.add("value " + i, i));
        assertThat(values.all()).hasSize(UnmappedValues.MOST);
        assertThat(values.sentences())
                .containsExactly("mappings[state]: more than 100,000 values without a mapping (100,002 rows), refused;"
                        + " see unmapped.csv");
    }

    @Test
    void two_sources_are_counted_together() {
        UnmappedValues values = new UnmappedValues();
        values.column("state", "refused", "sis", "users.csv", "state").add("Ohio", 2);
        UnmappedValues others = new UnmappedValues();
        others.column("state", "refused", "api", "users", "state").add("Ohio", 7);
        values.take(others);
        assertThat(values.all())
                .containsExactly(
                        new UnmappedValue("state", "sis", "users.csv", "state", "Ohio", 1, 2),
                        new UnmappedValue("state", "api", "users", "state", "Ohio", 1, 7));
        assertThat(values.sentences())
                .containsExactly("mappings[state]: 1 value without a mapping (2 rows), refused; see unmapped.csv");
    }

    /** Collection, column and mapping of what the nightly run does not read. */
    static Stream<List<String>> columnsForOthers() {
        return Stream.of(
                List.of("users", "grades", "grade"),
                List.of("students", "grade", "grade"),
                List.of("demographics", "sex", "gender"),
                List.of("demographics", "gender", "gender"),
                List.of("demographics", "hispanicOrLatinoEthnicity", "ethnicity"),
                List.of("demographics", "ethnicity", "ethnicity"),
                List.of("demographics", "races", "race"),
                List.of("demographics", "language", "language"),
                List.of("demographics", "stateOfBirthAbbreviation", "state"),
                List.of("contacts", "relationship", "relationship"),
                List.of("contacts", "state", "state"));
    }

    @ParameterizedTest
    @MethodSource("columnsForOthers")
    void columns_that_other_readers_have_are_mapped_too(List<String> column) {
        MappingKey key = MappingKey.of(column.get(2));
        Lea lea = lea(List.of(new ValueMapping.Entry("from", "other", "")), key);
        UnmappedValues unmapped = new UnmappedValues();
        SourceMappings mappings = new SourceMappings(lea.mappings(), "sis", unmapped);
        var mapping = mappings.column(column.get(0), column.get(1), "file.csv", "Spalte");
        assertThat(mapping.map(" From ", 2)).isEqualTo("other");
        assertThat(mapping.map("else", 3)).isEqualTo("else");
        assertThat(mapping.map(" ", 4)).isEqualTo(" ");
        assertThat(mapping.map(null, 5)).isNull();
        assertThat(unmapped.all())
                .containsExactly(new UnmappedValue(column.get(2), "sis", "file.csv", "Spalte", "else", 1, 3));
        assertThat(mappings.column(column.get(0), "birthDate", "file.csv", "Geburtstag"))
                .isNull();
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    /** However the rows of a mapping's file are ordered, the LEA is the same, to the byte. */
    @ParameterizedTest
    @MethodSource("seeds")
    void the_order_of_a_mappings_rows_changes_nothing(int seed) throws IOException {
        Random random = new Random(seed);
        List<String> froms = List.of("Kinder", "KINDER", "kinder", "Teekay", "teekay", "04", "09");
        List<ValueMapping.Entry> entries = new ArrayList<>();
        for (String from : froms) {
            for (String source : List.of("", Desk.SOURCE, "other")) {
                if (random.nextBoolean()) {
                    entries.add(new ValueMapping.Entry(from, random.nextBoolean() ? "TK" : "KG", source));
                }
            }
        }
        List<ValueMapping.Entry> shuffled = new ArrayList<>(entries);
        Collections.shuffle(shuffled, random);
        assertThat(StateJson.bytes(lea(shuffled, MappingKey.GRADE).mappings()))
                .isEqualTo(StateJson.bytes(lea(entries, MappingKey.GRADE).mappings()));
        String policy = List.of("pass", "default UG", "refuse").get(random.nextInt(3));
        assertThat(outcome(shuffled, policy)).isEqualTo(outcome(entries, policy));
    }

    private List<String> outcome(List<ValueMapping.Entry> entries, String policy) throws IOException {
        String[] written = entries.stream()
                .map(e -> (e.source().isEmpty() ? "" : e.source() + ":") + e.from() + ">" + e.to())
                .toArray(String[]::new);
        Reading reading = desk().maps(MappingKey.GRADE, policy, written).read(grades());
        return Stream.of(Desk.roster(reading), Desk.refusals(reading), unmapped(reading.unmapped()))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void what_is_kept_of_a_mapping_can_be_read_again() throws IOException {
        Lea lea = lea(
                List.of(new ValueMapping.Entry("a", "KG", ""), new ValueMapping.Entry("b", "TK,KG", "sis")),
                MappingKey.GRADE);
        Path file = folder.resolve("kept.json");
        StateJson.write(file, new Kept(lea.mappings()));
        assertThat(StateJson.read(file, Kept.class)).isEqualTo(new Kept(lea.mappings()));
    }

    private record Kept(Map<MappingKey, ValueMapping> mappings) {}

    private static Lea lea(List<ValueMapping.Entry> entries, MappingKey key) {
        LeaSettings settings = new LeaSettings();
        settings.setName("Synthetic Unified");
        settings.setCountyDistrictCode("9912345");
        settings.setSources(Desk.SOURCE);
        MappingSettings mapping = new MappingSettings();
        mapping.setFile("values.csv");
        settings.getMappings().put(key.word(), mapping);
        return settings.resolve("demo", Map.of(key, entries));
    }
}

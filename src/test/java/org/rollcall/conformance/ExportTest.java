package org.rollcall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.lea.MappingKey;
import org.rollcall.source.JsonVersion;
import org.rollcall.source.OneRosterFiles;
import org.rollcall.source.OneRosterPagesFiles;

/** What an export is: by the rules of OneRoster 1.2.1, the roster of the night, and the same whatever its order was. */
class ExportTest {

    @TempDir
    Path folder;

    /** Rosters of every kind that Rollcall reads. */
    enum Kind {
        ZIP_1_0((sources, folder) ->
                sources.zip("sis", OneRosterFiles.version10().zip())),
        ZIP_1_1((sources, folder) ->
                sources.zip("sis", OneRosterFiles.version11().zip())),
        ZIP_1_2((sources, folder) ->
                sources.zip("sis", OneRosterFiles.version12().zip())),
        ZIP_1_2_OF_23_COLUMNS((sources, folder) ->
                sources.zip("sis", OneRosterFiles.version12With23Columns().zip())),
        ZIP_WITHOUT_COURSES((sources, folder) -> sources.zip(
                "sis",
                OneRosterFiles.version11()
                        .without("courses.csv")
                        .replace("manifest.csv", "file.courses,bulk", "file.courses,absent")
                        .replace("classes.csv", "k1,,,,", "k1,,,Room 4,")
                        .zip())),
        PAGES_1_0((sources, folder) -> sources.pages("api", pages(JsonVersion.V1_0))),
        PAGES_1_1((sources, folder) -> sources.pages("api", pages(JsonVersion.V1_1))),
        PAGES_1_2((sources, folder) -> sources.pages("api", pages(JsonVersion.V1_2))),
        DEMO_DISTRICT((sources, folder) -> sources.with(settings -> settings.setCountyDistrictCode("9912345"))
                .zip("sis", demo(DemoDistrict.of(7, Sources.DATE).withStudents(600), folder))),
        DEMO_CHARTER((sources, folder) -> {
            DemoDistrict charter = DemoDistrict.charter(7, Sources.DATE);
            sources.with(settings -> settings.setCountyDistrictCode(charter.countyDistrictCode()))
                    .zip("sis", demo(charter, folder));
        }),
        DEMO_ELEMENTARY((sources, folder) -> {
            DemoDistrict elementary = DemoDistrict.elementary(7, Sources.DATE);
            elementary.writeSpecFiles(Files.createDirectories(folder.resolve("files")));
            sources.with(settings -> settings.setCountyDistrictCode(elementary.countyDistrictCode()))
                    .files("files", folder.resolve("files"));
        }),
        TWO_SOURCES((sources, folder) -> two(sources, settings -> {})),
        TWO_SOURCES_UNITED((sources, folder) -> two(sources, settings -> settings.setMemberships("union"))),
        TWO_SOURCES_OF_NAMES((sources, folder) -> names(sources));

        private interface Setup {
            void into(Sources sources, Path folder) throws IOException;
        }

        private final Setup setup;

        Kind(Setup setup) {
            this.setup = setup;
        }

        Sources sources(Path folder) throws IOException {
            Sources sources = new Sources(folder);
            setup.into(sources, folder);
            return sources;
        }
    }

    private static OneRosterPagesFiles pages(JsonVersion version) {
        return OneRosterPagesFiles.of(OneRosterFiles.version11(), version);
    }

    private static byte[] demo(DemoDistrict district, Path folder) throws IOException {
        Path zip = folder.resolve("demo.zip");
        district.writeZip(zip);
        return Files.readAllBytes(zip);
    }

    /** A second source that has the same people and classes by ids of its own, a guardian more, and a class more. */
    private static void two(Sources sources, Consumer<org.rollcall.lea.LeaSettings> settings) throws IOException {
        byte[] second = OneRosterFiles.version11()
                .replace(
                        "users.csv",
                        "{SSID:9900000003},Tamsinell,Juniperra,,L-3,,,,,",
                        "{SSID:9900000003},Tamsinell,Juniperra,Q,L-3,,,555-0100,u9,")
                .adding("users.csv", "u9,,,true,s1,guardian,g9,,Grand,Juniperra,,G-9,,,,,,")
                .adding("classes.csv", "k3,,,Art,04,c1,402,scheduled,,s1,y1,,,3")
                .adding("enrollments.csv", "e9,,,k3,s1,u3,student,,,", "e10,,,k3,s1,u1,teacher,true,,")
                .zip();
        sources.with(settings)
                .with(s -> s.setNamespaces(Map.of("other", "other")))
                .zip("sis", OneRosterFiles.version12().zip())
                .zip(
                        "other",
                        Sources.edited(
                                second,
                                (name, text) -> name.equals("manifest.csv")
                                        ? text
                                        : text.replaceAll("\\b([cdekstuy]\\d{1,2})\\b", "x $1")));
    }

    /** The second source has other names and e-mail addresses for two teachers, and theirs count. */
    private static void names(Sources sources) throws IOException {
        sources.with(settings -> settings.setPrecedence(Map.of("user.name", "other", "user.email", "other")))
                .zip(
                        "sis",
                        OneRosterFiles.version12()
                                .replace(
                                        "users.csv",
                                        ",T-2,zebrowski@example.org,,,,,,,,,,s2,",
                                        ",T-2,zebrowski@example.org,,,,,,,Zeb,,Ox,s2,")
                                .zip())
                .zip(
                        "other",
                        OneRosterFiles.version12()
                                .replace(
                                        "users.csv",
                                        ",Quillamar,Brandewyn,,T-1,quillamar.b@example.org,,,,,,,,,,s1,",
                                        ",Quillamar,Brandewine,,T-1,q.brandewine@example.org,,,,,,,,,,s1,")
                                .zip());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_package_conforms(Kind kind) throws IOException {
        assertThat(Conformance.violations(kind.sources(folder).export())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void reading_the_package_again_makes_the_groups_of_the_night(Kind kind) throws IOException {
        Sources sources = kind.sources(folder);

        byte[] zip = sources.export();

        Path again = Files.createDirectories(folder.resolve("again"));
        List<String> groups =
                kind.sources(Files.createDirectories(folder.resolve("night"))).groups();
        assertThat(groups).isNotEmpty();
        Sources read = new Sources(again).zip("export", zip);
        if (kind == Kind.DEMO_ELEMENTARY) {
            read.with(s -> s.setCountyDistrictCode(
                    DemoDistrict.elementary(7, Sources.DATE).countyDistrictCode()));
        }
        assertThat(read.groups()).isEqualTo(groups);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ZIP_1_0", "ZIP_1_1", "ZIP_1_2", "ZIP_WITHOUT_COURSES", "DEMO_DISTRICT"})
    void the_order_of_rows_changes_no_byte(Kind kind) throws IOException {
        byte[] zip = kind.sources(folder).export();
        byte[] delivered = Files.readAllBytes(folder.resolve("sis.zip"));
        for (long seed = 1; seed <= 3; seed++) {
            Sources shuffled = new Sources(folder).zip("sis", Sources.shuffled(delivered, seed));
            assertThat(Sources.texts(shuffled.export())).isEqualTo(Sources.texts(zip));
            assertThat(shuffled.export()).isEqualTo(zip);
        }
    }

    @Test
    void an_export_of_an_export_is_the_same() throws IOException {
        byte[] zip = Kind.TWO_SOURCES.sources(folder).export();
        Path again = Files.createDirectories(folder.resolve("again"));

        assertThat(Sources.texts(new Sources(again).zip("sis", zip).export())).isEqualTo(Sources.texts(zip));
    }

    @Test
    void all_that_a_source_has_is_there() throws IOException {
        Map<String, String> files = Sources.texts(
                new Sources(folder).zip("sis", OneRosterFiles.version12().zip()).export());

        assertThat(files.get("classes.csv"))
                .isEqualTo(
                        """
                        sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
                        k1,,,Grade 4,04,c1,401,homeroom,Room 4,s1,y1,,,
                        k2,,,Algebra I,09,c2,1001,scheduled,Room 12,s2,"t1,t2",Mathematics,02,"2,4"
                        """
                                .replace("\n", "\r\n"));
        assertThat(files.get("users.csv").lines().toList())
                .contains(
                        "u2,,,true,zebrowski@example.org,,Zebrowska,Oxenfjord,,T-2,zebrowski@example.org,,,,,,,,,,s2,",
                        "u3,,,true,tamsinell,{SSID:9900000003},Tamsinell,Juniperra,,L-3,,,,,04,,,,,,s1,");
        assertThat(files.get("roles.csv").lines().toList())
                .contains("u2@s1@aide,,,u2,primary,aide,,,s1,", "u2@s2@teacher,,,u2,primary,teacher,,,s2,");
        assertThat(files.get("enrollments.csv").lines().toList())
                .contains("e2,,,k2,s2,u2,teacher,true,,", "e3,,,k1,s1,u3,student,false,2026-08-17,2027-06-05");
    }

    @Test
    void what_only_the_second_source_has_is_there_by_the_ids_of_the_first() throws IOException {
        Map<String, String> files =
                Sources.texts(Kind.TWO_SOURCES.sources(folder).export());

        assertThat(files.get("users.csv").lines().toList())
                .contains(
                        "u3,,,true,tamsinell,{SSID:9900000003},Tamsinell,Juniperra,Q,L-3,,,555-0100,x_20u9,04,,,,,,s1,",
                        "x_20u9,,,true,g9,,Grand,Juniperra,,G-9,,,,,,,,,,,,");
        assertThat(files.get("classes.csv").lines().toList()).contains("x_20k3,,,Art,04,c1,402,scheduled,,s1,y1,,,3");
        assertThat(files.get("enrollments.csv").lines().toList())
                .contains("x_20e10,,,x_20k3,s1,u1,teacher,true,,", "x_20e9,,,x_20k3,s1,u3,student,false,,");
        assertThat(files.get("roles.csv").lines().toList())
                .contains("x_20u9@s1@guardian,,,x_20u9,primary,guardian,,,s1,");
    }

    @Test
    void a_name_is_taken_whole_from_the_source_that_it_is_taken_from() throws IOException {
        Map<String, String> files =
                Sources.texts(Kind.TWO_SOURCES_OF_NAMES.sources(folder).export());

        assertThat(files.get("users.csv").lines().toList())
                .contains(
                        "u1,,,true,quillamar.b@example.org,,Quillamar,Brandewine,,T-1,q.brandewine@example.org,,,,,,,,,,s1,",
                        "u2,,,true,zebrowski@example.org,,Zebrowska,Oxenfjord,,T-2,zebrowski@example.org,,,,,,,,,,s2,");
    }

    @Test
    void rows_that_the_standard_has_no_place_for_are_left_out_and_what_is_missing_gets_a_stand_in() throws IOException {
        Sources sources = new Sources(folder)
                .zip(
                        "sis",
                        OneRosterFiles.version11()
                                .replace("academicSessions.csv", "t2,,,Spring,term,", "t2,,,,quarter,")
                                .replace("courses.csv", "c1,,,y1,Grade 4,G4,04,s1", "c1,,,t1,Grade 4,G4,04,s9")
                                .replace("orgs.csv", "99123450000002,d1", "99123450000002,d7")
                                .replace("users.csv", "u6,,,true,s2,student,pemberwick", "u6,,,true,,student,")
                                .adding(
                                        "users.csv",
                                        "u7,,,true,d1,administrator,a7,,Ada,,,A-7,,,,\"u3,u8\",,secret",
                                        "u8,,,false,,relative,r8,{A:},Rel,Ative,,A-8,,,,,,")
                                .adding("enrollments.csv", "e7,,,k1,s1,u7,aide,,,", "e8,,,k1,s1,u7,principal,,,")
                                .zip());

        byte[] zip = sources.export();

        assertThat(Conformance.violations(zip)).isEmpty();
        assertThat(String.join("", Sources.texts(zip).values())).doesNotContain("secret");
        assertThat(Conformance.rows(zip, "enrollments"))
                .anyMatch(row ->
                        row.get("sourcedId").equals("e8") && row.get("role").equals("administrator"))
                .noneMatch(row -> row.get("sourcedId").equals("e7"));
        assertThat(Conformance.rows(zip, "roles"))
                .anyMatch(row -> row.get("sourcedId").equals("u7@d1@districtAdministrator"))
                .anyMatch(row -> row.get("sourcedId").equals("u8@d1@relative"))
                .anyMatch(row -> row.get("sourcedId").equals("u6@s2@student"));
        assertThat(sources.notes())
                .containsExactly(
                        "academicSessions.csv: a session has no title and gets its sourcedId for one",
                        "academicSessions.csv: a session is of no type that the standard knows and is taken for a term",
                        "classes.csv: a class has no title and gets that of its course, else its code, for one",
                        "courses.csv: a course names no org and gets the only school of its classes, else the district",
                        "courses.csv: a schoolYearSourcedId names no school year and is left blank",
                        "enrollments.csv: a row is left out, since the standard knows no such part in a class: aide",
                        "orgs.csv: a parentSourcedId names no other org and is left blank",
                        "roles.csv: a user names no org and has the role in the schools of the classes",
                        "roles.csv: a user names no org and is in no class, and has the role in the district",
                        "roles.csv: an administrator is, as 1.2 tells them apart, the district's or the site's by the kind of"
                                + " org",
                        "users.csv: a user has no familyName and gets - for one",
                        "users.csv: a user has no username and gets the e-mail address, else the sourcedId, for one");
    }

    @Test
    void ids_that_the_standard_does_not_take_become_others_always_the_same_and_each_its_own() throws IOException {
        String longest = "u".repeat(300);
        Sources sources = new Sources(folder)
                .zip(
                        "sis",
                        OneRosterFiles.version11()
                                .adding(
                                        "users.csv",
                                        "s+1,,,true,s1,student,a,{SSID:9900000011},A,A,,,,,,,,",
                                        "s 1,,,true,s1,student,b,{SSID:9900000012},B,B,,,,,,,,",
                                        "s_201,,,true,s1,student,c,{SSID:9900000013},C,C,,,,,,,,",
                                        "é,,,true,s1,student,d,{SSID:9900000014},D,D,,,,,,,,",
                                        longest + ",,,true,s1,student,e,{SSID:9900000015},E,E,,,,,,,,")
                                .zip());

        byte[] zip = sources.export();

        assertThat(Conformance.violations(zip)).isEmpty();
        assertThat(Conformance.rows(zip, "users").stream().map(row -> row.get("sourcedId")))
                .contains("s_2B1", "s_201", "_C3_A9")
                .anyMatch(id -> id.matches("s_201_[0-9a-f]{24}"))
                .anyMatch(id -> id.matches("u{230}_[0-9a-f]{24}"));
    }

    @Test
    void an_ssid_that_the_sources_do_not_agree_on_is_in_no_place_of_the_package() throws IOException {
        Sources sources = new Sources(folder)
                .zip("sis", OneRosterFiles.version11().zip())
                .zip(
                        "other",
                        OneRosterFiles.version11()
                                .replace("users.csv", "{SSID:9900000003}", "{SSID:9900000099}")
                                .zip());

        byte[] zip = sources.export();

        assertThat(String.join("", Sources.texts(zip).values())).doesNotContain("9900000003", "9900000099");
        assertThat(sources.notes()).contains("users.csv: an SSID that the sources do not agree on is left out");
        assertThat(new Sources(folder).zip("export", zip).groups())
                .isEqualTo(new Sources(folder)
                        .zip("sis", OneRosterFiles.version11().zip())
                        .zip(
                                "other",
                                OneRosterFiles.version11()
                                        .replace("users.csv", "{SSID:9900000003}", "{SSID:9900000099}")
                                        .zip())
                        .groups());
    }

    @Test
    void demographics_are_written_when_they_are_asked_for() throws IOException {
        byte[] delivered = OneRosterFiles.version11()
                .replace("manifest.csv", "file.demographics,absent", "file.demographics,bulk")
                .with(
                        "demographics.csv",
                        """
                        sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus
                        u3,,,2016-11-03,Female,TRUE,false,,,,,0,US,CA,Fresno,
                        u4,,,11/3/2016,x,,,,,,,,,,,
                        u99,,,2016-11-03,,,,,,,,,,,,
                        """)
                .zip();
        Sources sources = new Sources(folder).zip("sis", delivered);

        assertThat(Sources.texts(sources.export())).doesNotContainKey("demographics.csv");
        byte[] zip = sources.export(true);

        assertThat(Conformance.violations(zip)).isEmpty();
        assertThat(Sources.texts(zip).get("demographics.csv").lines().skip(1))
                .containsExactly("u3,,,2016-11-03,female,true,false,,,,,false,US,CA,Fresno,", "u4,,,,,,,,,,,,,,,");
        assertThat(sources.rows()).containsEntry("demographics.csv", 2);
    }

    @Test
    void values_are_mapped_and_one_without_a_mapping_is_left_blank_where_the_night_does_not_refuse_its_row()
            throws IOException {
        byte[] delivered = OneRosterFiles.version11()
                .replace("users.csv", "Tamsinell,Juniperra,,L-3,,,,,04,", "Tamsinell,Juniperra,,L-3,,,,,Fourth,")
                .replace("users.csv", "Wolfgrimm,Ixchelita,,L-4,,,,,04,", "Wolfgrimm,Ixchelita,,L-4,,,,,Unknown,")
                .replace("manifest.csv", "file.demographics,absent", "file.demographics,bulk")
                .with("demographics.csv", "sourcedId,status,dateLastModified,sex\nu3,,,F\n")
                .zip();

        byte[] zip = new Sources(folder)
                .mapped(MappingKey.GRADE, "Fourth", "04")
                .mapped(MappingKey.GENDER, "F", "female")
                .zip("sis", delivered)
                .export(true);

        assertThat(Conformance.violations(zip)).isEmpty();
        assertThat(Conformance.rows(zip, "users"))
                .anyMatch(row ->
                        row.get("sourcedId").equals("u3") && row.get("grades").equals("04"))
                .anyMatch(row ->
                        row.get("sourcedId").equals("u4") && row.get("grades").isEmpty());
        assertThat(Conformance.rows(zip, "demographics").get(0)).containsEntry("sex", "female");
    }

    @Test
    void end_dates_that_mean_the_last_day_become_the_day_after() throws IOException {
        byte[] zip = new Sources(folder)
                .with(settings -> settings.setEndDates(Map.of("sis", "inclusive")))
                .zip("sis", OneRosterFiles.version11().zip())
                .export();

        assertThat(Conformance.rows(zip, "academicSessions").get(0)).containsEntry("endDate", "2026-12-20");
        assertThat(Stream.of("e3", "e6")).allSatisfy(id -> assertThat(Conformance.rows(zip, "enrollments"))
                .anyMatch(row ->
                        row.get("sourcedId").equals(id) && row.get("endDate").equals("2027-06-06")));
    }
}

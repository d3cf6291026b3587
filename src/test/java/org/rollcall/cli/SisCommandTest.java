package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is known of each SIS: the profiles themselves, and {@code rollcall sis}, which prints them. */
class SisCommandTest {

    /** The SISs that the state and other integrators name, by their profile's id. */
    private static final Map<String, String> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("aeries", "Aeries");
        NAMED.put("alma", "Alma");
        NAMED.put("arms", "ARMS");
        NAMED.put("aspen", "Aspen");
        NAMED.put("atlas", "ATLAS");
        NAMED.put("eschoolplus", "eSchoolPLUS");
        NAMED.put("illuminate", "Illuminate");
        NAMED.put("infinite-campus", "Infinite Campus");
        NAMED.put("jupiter-ed", "Jupiter Ed");
        NAMED.put("oasis", "Innovative School Solutions (OASIS)");
        NAMED.put("powerschool", "PowerSchool");
        NAMED.put("promis", "PROMIS");
        NAMED.put("q", "Aequitas Q");
        NAMED.put("school-pathways", "School Pathways");
        NAMED.put("schoolrunner", "Schoolrunner");
        NAMED.put("schooltool", "SchoolTool");
        NAMED.put("schoolwise", "SchoolWise");
        NAMED.put("skyward", "Skyward");
        NAMED.put("studentrac", "StudenTrac");
        NAMED.put("synergy", "Synergy");
    }

    /** The state's list: whether the SIS sends to CERS itself, and the contact as published. */
    private static final String STATES_LIST =
            """
            aeries           | pending   | none published
            alma             | no        | none published
            arms             | no        | none published
            aspen            | not known | not known
            atlas            | no        | none published
            eschoolplus      | no        | none published
            illuminate       | no        | none published
            infinite-campus  | no        | none published
            jupiter-ed       | no        | none published
            oasis            | yes       | OASIS help desk
            powerschool      | yes       | PowerSchool help desk
            promis           | no        | none published
            q                | yes       | the vendor's help desk
            school-pathways  | yes       | School Pathways help desk
            schoolrunner     | no        | none published
            schooltool       | not known | not known
            schoolwise       | pending   | SchoolWise help desk
            skyward          | not known | not known
            studentrac       | no        | none published
            synergy          | no        | none published
            """;

    private static final String DROPPED =
            "the state's list of SIS vendors; a newer page of the state has dropped it and says to ask the vendor";
    private static final List<String> NOT_LISTED = List.of("aspen", "schooltool", "skyward");
    private static final String ALL =
            "aeries, alma, arms, aspen, atlas, classlink, classlink-proxy, default, eschoolplus, illuminate, infinite-campus,"
                    + " jupiter-ed, oasis, powerschool, promis, q, school-pathways, schoolrunner, schooltool, schoolwise,"
                    + " skyward, studentrac, synergy";

    @TempDir
    Path folder;

    static Stream<String> named() {
        return NAMED.keySet().stream();
    }

    private static Map<?, ?> profile(String id) throws IOException {
        return (Map<?, ?>) new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("routes", "sis", id, "profile.yaml")));
    }

    /** The command without a routes folder of its own: what is in the jar. */
    private static Site.Result sis(String... more) {
        List<String> line = new ArrayList<>(List.of("sis", "--routes", "none"));
        line.addAll(Arrays.asList(more));
        return Site.executeLine(line.toArray(String[]::new));
    }

    private static void assertFilled(String way, Object value) {
        assertThat(value).as(way).isInstanceOfAny(String.class, List.class);
        if (value instanceof List<?> list) {
            assertThat(list).as(way).isNotEmpty();
            list.forEach(item -> assertFilled(way, item));
        } else {
            assertThat((String) value).as(way).isNotBlank();
        }
    }

    private static void assertFilled(String way, Object section, String... keys) {
        assertThat(section).as(way).isInstanceOf(Map.class);
        for (String key : keys) {
            assertFilled(way + ", " + key, ((Map<?, ?>) section).get(key));
        }
    }

    // ---- The profiles

    @ParameterizedTest
    @MethodSource("named")
    void a_named_sis_has_a_profile_that_says_everything_or_that_it_is_not_known(String id) throws IOException {
        Map<?, ?> profile = profile(id);

        assertThat(profile.get("name")).isEqualTo(NAMED.get(id));
        assertFilled("the profile", profile, "quirks", "ask", "notVerified");
        assertFilled(
                "identities", profile.get("identities"), "username", "sourcedId", "identifier", "ssid", "email", "cds");
        assertFilled("cers", profile.get("cers"), "direct", "date", "published", "note");
        Map<?, ?> sources = (Map<?, ?>) profile.get("sources");
        for (String kind : List.of("oneroster-api", "oneroster-zip", "spec-files", "database")) {
            Object source = sources.get(kind);
            if (source instanceof Map<?, ?> map && "yes".equals(map.get("fits"))) {
                assertFilled(kind, map, "how", "use");
            } else if (source instanceof Map) {
                assertFilled(kind, source, "fits", "how");
            } else {
                assertThat(source).as(kind).isEqualTo("not known");
            }
        }
    }

    @Test
    void what_is_told_of_the_states_list_is_what_it_says() throws IOException {
        StringBuilder said = new StringBuilder();
        for (String id : NAMED.keySet()) {
            Map<?, ?> cers = (Map<?, ?>) profile(id).get("cers");
            said.append("%-16s | %-9s | %s%n"
                    .formatted(id, cers.get("direct"), profile(id).get("ask")));
            assertThat(cers.get("date")).as(id).isEqualTo("not given");
            assertThat(cers.get("published")).as(id).isEqualTo(NOT_LISTED.contains(id) ? "not in " + DROPPED : DROPPED);
        }
        assertThat(said.toString()).isEqualTo(STATES_LIST);
    }

    @Test
    void what_a_profile_says_to_use_is_there() throws IOException {
        for (String id : NAMED.keySet()) {
            String text = Files.readString(Path.of("routes", "sis", id, "profile.yaml"));
            List<String> paths = Arrays.stream(text.split("[\\s,]+"))
                    .filter(word -> word.startsWith("sis/"))
                    .toList();
            assertThat(paths).as(id).allSatisfy(path -> assertThat(Path.of("routes", path))
                    .exists());
        }
    }

    @Test
    void the_readme_has_the_table_of_the_command() throws IOException {
        List<String> rows = sis().out()
                .lines()
                .takeWhile(line -> !line.isEmpty())
                .skip(1)
                .map(line -> line.split(" {2,}"))
                .map(cells -> "| [" + cells[0] + "](" + cells[0] + "/profile.yaml) | "
                        + Arrays.stream(cells).skip(1).collect(Collectors.joining(" | ")) + " |")
                .toList();

        assertThat(rows).hasSize(NAMED.size() + 3);
        assertThat(Files.readAllLines(Path.of("routes/sis/README.md"))).containsSubsequence(rows);
    }

    // ---- The command

    @Test
    void the_list_has_a_line_for_each() {
        Site.Result list = sis();

        assertThat(list.out())
                .isEqualTo(
                        """
                        profile          SIS                                  API      zip      files    database  CERS
                        aeries           Aeries                               yes      yes      yes      yes       pending
                        alma             Alma                                 ?        ?        ?        ?         no
                        arms             ARMS                                 ?        ?        ?        ?         no
                        aspen            Aspen                                yes      ?        ?        ?         ?
                        atlas            ATLAS                                ?        ?        ?        ?         no
                        classlink        ClassLink                            yes      ?        ?        ?         ?
                        classlink-proxy  ClassLink proxy                      yes      ?        ?        ?         ?
                        default          Any SIS                              yes      yes      yes      yes       ?
                        eschoolplus      eSchoolPLUS                          ?        ?        ?        ?         no
                        illuminate       Illuminate                           ?        ?        ?        yes       no
                        infinite-campus  Infinite Campus                      yes      ?        ?        yes       no
                        jupiter-ed       Jupiter Ed                           ?        ?        ?        ?         no
                        oasis            Innovative School Solutions (OASIS)  ?        ?        ?        ?         yes
                        powerschool      PowerSchool                          yes      yes      yes      yes       yes
                        promis           PROMIS                               ?        ?        ?        ?         no
                        q                Aequitas Q                           yes      ?        ?        ?         yes
                        school-pathways  School Pathways                      ?        ?        ?        ?         yes
                        schoolrunner     Schoolrunner                         ?        ?        ?        ?         no
                        schooltool       SchoolTool                           ?        ?        ?        ?         ?
                        schoolwise       SchoolWise                           ?        ?        ?        ?         pending
                        skyward          Skyward                              yes      ?        ?        yes       ?
                        studentrac       StudenTrac                           ?        ?        ?        ?         no
                        synergy          Synergy                              yes      ?        ?        yes       no

                        API, zip, files, database: whether a source oneroster-api, oneroster-zip, spec-files, database fits; ? is
                        not known, and rollcall sis default has what can be tried then. rollcall sis ID tells of one.
                        CERS: whether the state listed the SIS as able to send groups to CERS itself. Its list bears no date; a
                        newer page of the state has dropped it and says to ask the vendor.
                        """);
        assertThat(list.err()).isEmpty();
        assertThat(list.code()).isZero();
    }

    @Test
    void a_page_says_how_to_get_at_it_where_things_are_and_what_is_odd() {
        Site.Result aeries = sis("aeries");

        assertThat(aeries.out())
                .isEqualTo(
                        """
                        Aeries (sis: aeries)

                        Sources
                          oneroster-api    yes. An Aeries administrator adds Rollcall under Security > API Security with OneRoster
                                           ticked, gives it Read on students, schools, terms, teachers, master schedule, courses and
                                           classes, and shows Consumer ID and Secret there. The base URL is the OneRoster URL of that
                                           page, such as https://DISTRICT.aeries.net/aeries. (A library system's guide has id and
                                           secret under Admin Settings > API Configuration or API Management.)
                                           Use: profile aeries. Settings: version 1.1; auth oauth2; clientAuthentication basic;
                                           tokenUrl {base}/token; cookies true; filters true; schoolPaths false.
                          oneroster-zip    yes. Aeries sends it to an SFTP server of the receiver's, on chosen days at chosen times:
                                           hand the district host, user name and password.
                                           Use: no setting of its own.
                          spec-files       yes. A query of the district's writes Aeries's tables as files; Aeries ships no such
                                           export.
                                           Use: specification sis/aeries/specs/aeries-tables.yaml, an example to copy.
                          database         yes. SQL Server. The district asks whoever runs its Aeries for a read-only account;
                                           connection string, user name and password travel by a secure path. Each school year is a
                                           database of its own, so the connection changes with it.
                                           Use: queries sis/aeries/sql.

                        Where it keeps things
                          user name        Users or Students: email or login
                          sourcedId        Students: student_id; by default Student ID and Staff ID, the district may choose another
                                           field. Schools: the local code, such as 994; the district's is 0. Database: STU.ID, STF.ID,
                                           LOC.CD
                          identifier       Students: perm_id or state_id. None for the district itself. Database: STU.ID
                          SSID             Database: STU.CID. OneRoster: the district chooses which field has it; ask
                          e-mail           Users or Students: email. Database: STF.EM; students STU.SEM
                          CDS code         Database: LOC.CC, LOC.DC and LOC.SC together. OneRoster: not known

                        Besides
                          quirks           - Students without a current enrollment are absent from OneRoster, and metadata are empty
                                             there.
                                           - An elementary class may have no title; all sessions are of type term; staff ids begin
                                             with TCH_.
                                           - Aeries asks that not everything be pulled often.
                                           - In the database, legal names are in LSI, and a section of Flex scheduling has its
                                             teachers in SSE.
                          not verified     - the largest page; sorting
                                           - where user name, source id, identifier and e-mail are in OneRoster, which is from a
                                             library system's guide; where CDS codes are
                                           - which teacher of a Flex section is the primary one; the queries on a district's database
                          to CERS itself   pending. Published: the state's list of SIS vendors; a newer page of the state has dropped
                                           it and says to ask the vendor. Date: not given. A newer list, of which only Aequitas Q,
                                           Aeries and Alma are known here, has yes. Aeries's page CERS Student Groups (School Info >
                                           Imports and Exports) makes the CSVs for upload by hand; its connection to CERS is behind a
                                           feature flag, from 2023-24.
                          ask              none published
                        """);
        assertThat(aeries.err()).isEmpty();
        assertThat(aeries.code()).isZero();
    }

    @Test
    void a_page_says_what_an_lea_inherits() {
        assertThat(sis("powerschool").out())
                .isEqualTo(
                        """
                        PowerSchool (sis: powerschool)

                        Sources
                          oneroster-api    yes. A PowerSchool administrator installs and enables a OneRoster plugin (Plugin
                                           Management) and reads client id and secret off its Data Provider Configuration, where the
                                           Maximum Page Size is set too: ask for 1000. (A library system's guide has them under System
                                           Settings > Developer Tools or API Management.) Unified Classroom is another server, with
                                           keys under District Details > Integrations: give its source tokenUrl
                                           https://accounts.powerschool.com/as/token.oauth2 and clientAuthentication body.
                                           Use: profile powerschool. Settings: auth oauth2; clientAuthentication basic; tokenUrl
                                           {host}/oauth/access_token; pageSize 1000.
                          oneroster-zip    yes. A public set of PowerQueries (Lawrence Public Schools, OneRoster-1.1-PowerQueries)
                                           gives OneRoster 1.1. Hand the district host, user name and password of an SFTP account.
                                           Use: no setting of its own.
                          spec-files       yes. The district's data exports, tab-separated; PowerSchool ships no such layout.
                                           Use: specification sis/powerschool/specs/powerschool-tabs.yaml, an example to copy.
                          database         yes. Oracle. The district asks PowerSchool for a read-only ODBC account; connection string,
                                           user name and password travel by a secure path. Sites that the vendor hosts may not offer
                                           it.
                                           Use: queries sis/powerschool/sql.

                        Where it keeps things
                          user name        Users: username or email. Database: USERS.LOGINID; students STUDENTS.STUDENT_WEB_ID
                          sourcedId        Students / Staff: student_id / staff_id; of the API neither DCID nor student number.
                                           Database: STUDENTS.ID, USERS.DCID, SCHOOLS.SCHOOL_NUMBER
                          identifier       Students / Staff: external_id or local_id. Zip and database: the student number
                          SSID             Zip of the PowerQueries: userIds[State Student Number]. Database:
                                           STUDENTS.STATE_STUDENTNUMBER. API: not known
                          e-mail           Users or Students: email. Database: USERS.EMAIL_ADDR; of students at no one place
                          CDS code         Database: SCHOOLS.ALTERNATE_SCHOOL_NUMBER, with 7 or 14 digits. OneRoster: not known

                        Besides
                          quirks           - The plugin's Maximum Page Size, which the district sets, caps the page.
                                           - CC.DATELEFT is the first day out; a section or term with a negative id is one that was
                                             dropped.
                                           - Sub-districts have a School Natural ID Override, since the code in the SIS is not always
                                             the one in CERS.
                          not verified     - version, path and scopes of the plugin's API; that its token is had where that of
                                             PowerSchool's own API is
                                           - where user name, source id, identifier and e-mail are in OneRoster, which is from a
                                             library system's guide
                                           - the account's usual names: PSNavigator, service PSPRODDB; the queries on a district's
                                             database
                          to CERS itself   yes. Published: the state's list of SIS vendors; a newer page of the state has dropped it
                                           and says to ask the vendor. Date: not given. Its Roster-Student Groups Extract (Special
                                           Functions > Student Assessment Rosters) views, downloads and uploads; sections need CAASPP
                                           Subject Area.
                          ask              PowerSchool help desk
                          an LEA inherits  ssid: userIds[State Student Number], userIds[SSID]
                        """);
    }

    @Test
    void a_page_says_when_next_to_nothing_is_known() {
        assertThat(sis("schoolwise").out())
                .isEqualTo(
                        """
                        SchoolWise (sis: schoolwise)

                        Sources
                          oneroster-api    not known
                          oneroster-zip    not known
                          spec-files       not known
                          database         not known
                                           What is not known can be tried all the same: rollcall sis default says with what.

                        Where it keeps things
                          user name        not known
                          sourcedId        not known
                          identifier       not known
                          SSID             not known
                          e-mail           not known
                          CDS code         not known

                        Besides
                          quirks           not known
                          not verified     everything; nothing is published that could be
                          to CERS itself   pending. Published: the state's list of SIS vendors; a newer page of the state has dropped
                                           it and says to ask the vendor. Date: not given.
                          ask              SchoolWise help desk
                        """);
    }

    @Test
    void nothing_is_wider_than_a_terminal_or_longer_than_a_page() throws IOException {
        assertThat(sis().out().lines()).allMatch(line -> line.length() <= 110);
        for (String id : ALL.split(", ")) {
            assertThat(sis(id).out().lines().toList())
                    .as(id)
                    .allMatch(line -> line.length() <= 110)
                    .hasSizeLessThanOrEqualTo(60);
        }
    }

    @Test
    void an_id_that_there_is_none_of_is_told_with_those_there_are() {
        Site.Result nope = sis("nope");
        Site.Result near = sis("Powerschol");

        assertThat(nope.err())
                .isEqualTo("ID: there is no profile 'nope'; there are " + ALL + "\nTry: rollcall sis --help\n");
        assertThat(near.err())
                .isEqualTo("ID: there is no profile 'Powerschol' (did you mean powerschool?); there are " + ALL
                        + "\nTry: rollcall sis --help\n");
        assertThat(List.of(nope.code(), near.code())).containsOnly(2);
        assertThat(nope.out() + near.out()).isEmpty();
    }

    @Test
    void the_help_says_what_it_does() {
        Site.Result help = Site.executeLine("sis", "--help");

        assertThat(help.out())
                .isEqualTo(
                        """
                        Usage: rollcall sis [-hV] [--routes=DIR] [ID]
                        Lists the SISs that there are profiles of: which kinds of source fit, and whether the state listed them as
                        able to send to CERS themselves.
                        With an ID, prints what is known of that one: how to get credentials, what to use, where things are.
                              [ID]           The profile's id, such as aeries.
                          -h, --help         Show this help message and exit.
                              --routes=DIR   The routes folder; its leas/ holds one file for each LEA.
                                             Default: the environment's ROLLCALL_ROUTES, else routes.
                          -V, --version      Print version information and exit.
                        """);
        assertThat(Site.executeLine("--help").out())
                .contains("\n  sis      Lists the SISs that there are profiles of: which kinds of source fit");
    }

    // ---- A deployment's own

    private Site.Result own(Site site, String... more) {
        List<String> line =
                new ArrayList<>(List.of("sis", "--routes", site.routes().toString()));
        line.addAll(Arrays.asList(more));
        return Site.executeLine(line.toArray(String[]::new));
    }

    @Test
    void a_deployments_own_profiles_are_listed_and_printed() {
        Site site = new Site(folder)
                .file("sis/alma/profile.yaml", "name: Alma of ours\nsources: { spec-files: { fits: yes } }\n")
                .file(
                        "sis/genesis/profile.yaml",
                        """
                        name: Genesis, which has a very long name that nobody can do anything about
                        sources:
                          oneroster-api:
                            fits: yes
                            use: profile genesis
                            settings: { version: 1.2, pageSize: "500" }
                          database: { fits: no, how: The vendor lets nobody in. }
                        quirks: [It is slow., It is old.]
                        cers: { direct: yes, date: "2026-09-01", published: a letter of the vendor's }
                        lea: { encoding: windows-1252, ssid: metadata.ssid }
                        """);

        Site.Result list = own(site);

        assertThat(list.out().lines().filter(line -> line.contains("ours") || line.contains("enesis")))
                .containsExactly(
                        "alma             Alma of ours                              ?        ?        yes      ?         ?",
                        "genesis          Genesis, which has a very long name tha…  yes      ?        ?        no        yes");
        assertThat(list.out().lines()).allMatch(line -> line.length() <= 110);
        assertThat(own(site, "genesis").out())
                .isEqualTo(
                        """
                        Genesis, which has a very long name that nobody can do anything about (sis: genesis)

                        Sources
                          oneroster-api    yes
                                           Use: profile genesis. Settings: version 1.2; pageSize 500.
                          oneroster-zip    not known
                          spec-files       not known
                          database         no. The vendor lets nobody in.
                                           What is not known can be tried all the same: rollcall sis default says with what.

                        Where it keeps things
                          user name        not known
                          sourcedId        not known
                          identifier       not known
                          SSID             not known
                          e-mail           not known
                          CDS code         not known

                        Besides
                          quirks           - It is slow.
                                           - It is old.
                          not verified     not known
                          to CERS itself   yes. Published: a letter of the vendor's. Date: 2026-09-01.
                          ask              not known
                          an LEA inherits  - encoding: windows-1252
                                           - ssid: metadata.ssid
                        """);
    }

    @Test
    void a_profile_that_is_broken_is_told_of_and_the_others_are_listed() throws IOException {
        Site site = new Site(folder)
                .file("sis/broken/profile.yaml", "name: [\n")
                .file("sis/Of Ours/profile.yaml", "name: Ours\n")
                .file(
                        "sis/wrong/profile.yaml",
                        """
                        nome: Wrong
                        sources:
                          oneroster-api: { fits: maybe, setings: {} }
                          oneroster-zip: { settings: { version: "1.1" } }
                          spec-files: yes
                          database: [yes]
                          sftp: yes
                        identities: { SSID: here, email: [a, b] }
                        quirks: { a: b }
                        cers: { direct: soon, contact: nobody }
                        lea: { ssid: somewhere, encoding: klingon, "endDates[oneroster-zip]": last, schools: all }
                        """)
                .file("sis/latin/profile.yaml", "");
        Files.write(
                site.routes().resolve("sis/latin/profile.yaml"),
                "name: Español\n".getBytes(StandardCharsets.ISO_8859_1));

        Site.Result list = own(site);
        Site.Result page = own(site, "wrong");

        List<String> wrong = Stream.of(
                        "'nome' does not belong here (did you mean name?); there is name, sources, identities, quirks, cers, ask, notVerified, lea",
                        "sources: 'sftp' does not belong here; there is oneroster-api, oneroster-zip, spec-files, database",
                        "sources, oneroster-api: 'setings' does not belong here (did you mean settings?); there is fits, how, use, settings",
                        "sources, oneroster-api, fits: 'maybe' is none of yes, no, not known",
                        "sources, oneroster-zip: 'settings' does not belong here; there is fits, how, use",
                        "sources, spec-files: must have parts, of fits, how, use",
                        "sources, database: must have parts, of fits, how, use",
                        "identities: 'SSID' does not belong here (did you mean ssid?); there is username, sourcedId, identifier, ssid, email, cds",
                        "identities, email: must be one value",
                        "cers: 'contact' does not belong here; there is direct, date, published, note",
                        "quirks: must be a text or a list of texts",
                        "cers, direct: 'soon' is none of yes, pending, no, not known",
                        "lea: 'schools' does not belong here; there is encoding, ssid, endDates[oneroster-api], endDates[oneroster-zip]",
                        "lea: encoding: 'klingon' is not a character encoding; use a name such as windows-1252",
                        "lea: ssid: 'somewhere' is not a place for an SSID; use identifier, sourcedId, username, userMasterIdentifier, userIds[TYPE] or metadata.NAME",
                        "lea: endDates[oneroster-zip]: 'last' is none of exclusive, inclusive")
                .map(sentence -> "routes/sis/wrong/profile.yaml: " + sentence)
                .toList();
        assertThat(page.err().lines()).containsExactlyElementsOf(wrong);
        assertThat(page.out()).isEmpty();
        assertThat(list.err().lines())
                .containsExactlyElementsOf(Stream.of(
                                Stream.of(
                                        "routes/sis/Of Ours/profile.yaml: the folder's name is no id; use small letters,"
                                                + " digits and hyphens",
                                        "routes/sis/broken/profile.yaml: is not YAML: line 2, column 1: expected the node content, but found '<stream end>'",
                                        "routes/sis/latin/profile.yaml cannot be read; it must be text in UTF-8"),
                                wrong.stream())
                        .flatMap(lines -> lines)
                        .toList());
        assertThat(list.out()).isEqualTo(sis().out());
        assertThat(List.of(list.code(), page.code())).containsOnly(2);
    }

    // ---- What an LEA inherits

    /** The district's export with the SSIDs where PowerSchool's has them. */
    private static byte[] powerschool(byte[] zip) throws IOException {
        return District.edited(zip, (name, text) -> text.replace("{SSID:", "{State Student Number:"));
    }

    /** The texts of the files that a run made. */
    private static List<String> cers(Site site, String lea) throws IOException {
        return List.copyOf(
                Site.csv(site.runFolder(Site.id(lea, 1)).resolve("cers")).values());
    }

    @Test
    void an_lea_has_the_settings_of_its_profile_but_for_its_own() throws IOException {
        Site site = new Site(folder)
                .with("sis.of.all", "powerschool")
                .lea("plain", "firstRun: publish")
                .lea("inherits", "firstRun: publish", "sis: \"{{sis.of.all}}\"")
                .lea("blank", "firstRun: publish", "sis: powerschool", "ssid: \"\"")
                .lea("own", "firstRun: publish", "sis: powerschool", "ssid: \"userIds[Other]\"");
        site.deliver("plain", District.night(1));
        site.deliver("inherits", powerschool(District.night(1)));
        site.deliver("blank", powerschool(District.night(1)));
        site.deliver("own", powerschool(District.night(1)));

        Site.Result check = site.execute("check");
        site.execute("run", "--wait", "0");

        String remark = ": ssid is not set; 'userIds[State Student Number], userIds[SSID]' holds (from the profile"
                + " powerschool).\n";
        assertThat(check.out())
                .isEqualTo("blank: ok\ninherits: ok\nown: ok\nplain: ok\n  blank" + remark + "  inherits" + remark
                        + "4 of 4 LEAs can run.\n");
        assertThat(check.code()).isZero();
        List<String> files = cers(site, "plain");
        assertThat(files).isNotEmpty();
        for (String lea : List.of("inherits", "blank")) {
            assertThat(cers(site, lea)).as(lea).isEqualTo(files);
        }
        assertThat(site.run(Site.id("own", 1)).get("ending").get("reason").asText())
                .isEqualTo("Held for a person: there are no groups: no class of the LEA's schools is in session on "
                        + Site.TODAY + " with a student whose SSID is known.");
    }

    @Test
    void a_setting_of_a_kind_of_source_is_one_of_each_source_of_that_kind() {
        Site site = new Site(folder)
                .file(
                        "sis/ours/profile.yaml",
                        "lea: { \"endDates[oneroster-api]\": inclusive, \"endDates[oneroster-zip]\": inclusive }\n")
                .lea("east", "sis: ours", "\"endDates[oneroster-zip]\": exclusive")
                .lea("west", "sis: ours");
        new ApiLeaFile("north", "https://sis.example")
                .set("sis", "ours")
                .with("tokenUrl", "{base}/t")
                .in(site);
        new ApiLeaFile("south", "https://sis.example")
                .set("sis", "ours")
                .with("tokenUrl", "{base}/t")
                .with("profile", "aspen")
                .in(site);

        assertThat(site.execute("check").out())
                .isEqualTo(
                        """
                        east: ok
                        north: ok
                        south: ok
                        west: ok
                          north: endDates[oneroster-api] is not set; 'inclusive' holds (from the profile ours).
                          west: endDates[oneroster-zip] is not set; 'inclusive' holds (from the profile ours).
                        4 of 4 LEAs can run.
                        """);
    }

    @Test
    void an_lea_that_names_no_sis_has_the_settings_of_the_default_profile() {
        Site site = new Site(folder)
                .file("sis/default/profile.yaml", "lea: { encoding: windows-1252 }\n")
                .lea("named", "sis: q")
                .lea("west");

        assertThat(site.execute("check").out())
                .isEqualTo(
                        """
                        named: ok
                        west: ok
                          west: encoding is not set; 'windows-1252' holds (from the profile default).
                        2 of 2 LEAs can run.
                        """);
    }

    @Test
    void a_profile_whose_settings_no_lea_can_have_takes_its_leas_out() {
        Site site = new Site(folder)
                .file("sis/ours/profile.yaml", "lea: { ssid: somewhere }\n")
                .file("sis/latin/profile.yaml", "lea: { encoding: windows-1252 }\n")
                .lea("another", "sis: latin")
                .lea("lost", "sis: \"{{env:ROLLCALL_NO_SUCH}}\"")
                .lea("west", "sis: ours");

        assertThat(site.execute("check").out().replace(folder.toString(), "SITE"))
                .isEqualTo(
                        """
                        another: ok
                          another: encoding is not set; 'windows-1252' holds (from the profile latin).
                        lost: FAULTY, it will not run
                          SITE/routes/leas/lost.camel.yaml: sis: its placeholder has no value; set it in the env file or the environment
                        west: FAULTY, it will not run
                          SITE/routes/leas/west.camel.yaml: routes/sis/ours/profile.yaml: lea: ssid: 'somewhere' is not a place for an SSID; use identifier, sourcedId, username, userMasterIdentifier, userIds[TYPE] or metadata.NAME
                        1 of 3 LEAs can run.
                        """);
    }
}

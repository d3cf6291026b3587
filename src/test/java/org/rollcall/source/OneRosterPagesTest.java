package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/** Pages of JSON read by shape into the roster that the same records give as CSV. */
class OneRosterPagesTest {

    private static final String CAME_TWICE = ": a record came twice with other content, since the server's pages moved"
            + " while they were pulled; the first counts";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    private static OneRosterPagesFiles pages(JsonVersion version) {
        return OneRosterPagesFiles.of(OneRosterFiles.version11(), version);
    }

    private static OneRosterPagesFiles pages() {
        return pages(JsonVersion.V1_1);
    }

    private static Account.Entry entry(Reading reading, String collection) {
        return reading.ledger().entries().stream()
                .filter(entry -> entry.file().equals(collection))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void every_version_says_what_the_csv_says(JsonVersion version) throws IOException {
        List<String> csv = Desk.roster(desk.read(OneRosterFiles.version11()));

        for (int size : new int[] {1, 2, 5, 100}) {
            Reading reading = desk.read(pages(version).pageSize(size));

            assertThat(Desk.roster(reading)).as("pages of %s", size).isEqualTo(csv);
            assertThat(reading.refusals().all()).isEmpty();
            assertThat(reading.warnings().sentences()).isEmpty();
            Desk.assertEveryRowHasAFate(reading);
        }
    }

    @Test
    void rows_are_booked_under_their_collection() throws IOException {
        Reading reading = desk.read(pages());

        assertThat(reading.ledger().entries().stream()
                        .collect(Collectors.toMap(Account.Entry::file, Account.Entry::read)))
                .isEqualTo(Map.of(
                        "orgs",
                        3L,
                        "academicSessions",
                        3L,
                        "courses",
                        2L,
                        "classes",
                        2L,
                        "users",
                        6L,
                        "enrollments",
                        6L));
    }

    @Test
    void a_row_is_told_by_the_number_of_its_record_and_its_sourced_id() throws IOException {
        Reading reading = desk.read(pages().pageSize(2).overlap(1).set("users", "u5", "role", "\"pupil\""));

        assertThat(reading.refusals().all())
                .extracting(Refusal::file, Refusal::line, Refusal::field, Refusal::sourcedId)
                .contains(tuple("users", 7L, "role", "u5"));
        assertThat(entry(reading, "users").read()).isEqualTo(8);
    }

    static Stream<Arguments> soundValues() {
        return Stream.of(
                value("users", "u3", "enabledUser", "true"),
                value("users", "u3", "enabledUser", "\"true\""),
                value("users", "u3", "enabledUser", "null"),
                value("users", "u3", "status", "null"),
                value("users", "u3", "status", "\"active\""),
                value("users", "u3", "role", "\" student \""),
                value("users", "u3", "metadata", "null"),
                value("users", "u3", "metadata", "[]"),
                value("users", "u3", "metadata", "{\"a\": {\"b\": [1]}}"),
                value("users", "u3", "agents", "[{\"sourcedId\": \"u9\", \"users\": [1, {}]}]"),
                value("users", "u3", "userIds", "[{\"type\": \"ssid\", \"identifier\": 9900000003}]"),
                value(
                        "users",
                        "u3",
                        "userIds",
                        "[{\"identifier\": \"9900000003\", \"type\": \" SSID \", \"x\": [{}]}]"),
                value("users", "u3", "userIds", "{\"type\": \"SSID\", \"identifier\": \" 9900000003 \"}"),
                value("users", "u3", "userIds", "\"{SSID:9900000003}\""),
                value("users", "u3", "userIds", "[\"{LDAP:x}\", null, \"{SSID:9900000003}\"]"),
                value("enrollments", "e3", "class", "\"k1\""),
                value(
                        "enrollments",
                        "e3",
                        "class",
                        "{\"type\": \"class\", \"sourcedId\": \"k1\", \"href\": {\"a\": 1}}"),
                value("enrollments", "e3", "primary", "false"),
                value("enrollments", "e3", "primary", "\"false\""),
                value("enrollments", "e3", "beginDate", "\"2026-08-17T00:00:00.000Z\""),
                value("classes", "k2", "terms", "[\"t1\", {\"sourcedId\": \"t2\"}, null]"),
                value("classes", "k2", "terms", "\"t1, t2\""),
                value("classes", "k2", "periods", "[2, \"4\", \"\", null]"),
                value("classes", "k2", "periods", "\"2,4\""),
                value("classes", "k2", "subjectCodes", "\"02\""),
                value("classes", "k1", "terms", "{\"sourcedId\": \"y1\"}"),
                value("academicSessions", "t1", "schoolYear", "2027"));
    }

    private static Arguments value(String collection, String id, String key, String json) {
        return Arguments.of(collection, id, key, json);
    }

    @ParameterizedTest(name = "{0} {2}: {3}")
    @MethodSource("soundValues")
    void what_real_servers_send_is_taken(String collection, String id, String key, String json) throws IOException {
        List<String> expected = Desk.roster(desk.read(pages()));

        Reading reading = desk.read(pages().set(collection, id, key, json));

        assertThat(Desk.refusals(reading)).isEmpty();
        assertThat(Desk.roster(reading)).isEqualTo(expected);
    }

    static Stream<Arguments> misfits() {
        return Stream.of(
                misfit("orgs", "name", "{\"x\": [1]}", "name", "is an object where text is due"),
                misfit("orgs", "identifier", "[\"99123450000001\"]", "identifier", "is a list where text is due"),
                misfit("orgs", "status", "{}", "status", "is an object where text is due"),
                misfit("orgs", "sourcedId", "{}", "sourcedId", "is an object where text is due"),
                misfit("academicSessions", "schoolYear", "[2027]", "schoolYear", "is a list where text is due"),
                misfit("courses", "subjectCodes", "[[\"02\"]]", "subjectCodes", "is a list where text is due"),
                misfit("classes", "course", "12", "courseSourcedId", "is a number where a reference is due"),
                misfit("classes", "school", "[{}]", "schoolSourcedId", "is a list where a reference is due"),
                misfit("classes", "school", "true", "schoolSourcedId", "is true or false where a reference is due"),
                misfit(
                        "classes",
                        "school",
                        "{\"sourcedId\": {\"x\": {}}}",
                        "schoolSourcedId",
                        "is an object where text is due"),
                misfit("classes", "terms", "[1]", "termSourcedIds", "is a number where a reference is due"),
                misfit("classes", "terms", "2.5", "termSourcedIds", "is a number where a reference is due"),
                misfit("classes", "periods", "[{\"period\": 1}]", "periods", "is an object where text is due"),
                misfit("users", "userIds", "[[]]", "userIds", "is a list where an id is due"),
                misfit(
                        "users",
                        "userIds",
                        "[{\"type\": [\"SSID\"], \"identifier\": 1}]",
                        "userIds",
                        "is a list where text is due"),
                misfit("users", "roles", "\"student\"", "role", "is text where a role is due"),
                misfit("users", "roles", "[7]", "role", "is a number where a role is due"),
                misfit("users", "roles", "[{\"role\": {}}]", "role", "is an object where text is due"),
                misfit(
                        "users",
                        "familyName",
                        "{\"last\": \"Juniperra\"}",
                        "familyName",
                        "is an object where text is due"),
                misfit("enrollments", "user", "4", "userSourcedId", "is a number where a reference is due"));
    }

    private static Arguments misfit(String collection, String key, String json, String field, String reason) {
        return Arguments.of(collection, key, json, field, reason);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @MethodSource("misfits")
    void a_value_of_another_kind_refuses_its_row_alone(
            String collection, String key, String json, String field, String reason) throws IOException {
        List<String> expected = Desk.roster(desk.read(pages()));
        String record = record(collection);
        OneRosterPagesFiles pages = pages().adding(collection, record).set(collection, "x", key, json);
        long line =
                entry(desk.read(pages().adding(collection, record)), collection).read();

        Reading reading = desk.read(pages);

        assertThat(Desk.refusals(reading))
                .containsExactly(collection + ":" + line + " " + field + " bad-value: " + reason);
        assertThat(reading.refusals().all().get(0).sourcedId()).isEqualTo(key.equals("sourcedId") ? "" : "x");
        assertThat(Desk.roster(reading).stream()
                        .filter(row -> !row.equals("x REFUSED"))
                        .toList())
                .startsWith(expected.toArray(String[]::new))
                .hasSize(expected.size() + (collection.equals("enrollments") ? 1 : 0));
        Desk.assertEveryRowHasAFate(reading);
    }

    /** A record {@code x} that is sound. */
    private static String record(String collection) {
        String rest =
                switch (collection) {
                    case "orgs" -> "'name': 'Cedar', 'type': 'school', 'identifier': ''";
                    case "academicSessions" -> "'title': '', 'startDate': '2026-08-17', 'endDate': '2026-12-19'";
                    case "courses" -> "'title': 'Art'";
                    case "classes" -> "'title': '', 'classType': 'homeroom', 'course': 'c1', 'school': 's1', 'terms': 'y1'";
                    case "users" -> "'role': 'aide', 'givenName': 'Tamsinell', 'familyName': 'Juniperra'";
                    default -> "'class': 'k1', 'school': 's1', 'user': 'u3', 'role': 'aide'";
                };
        return ("{'sourcedId': 'x', " + rest + "}").replace('\'', '"');
    }

    @Test
    void a_key_that_stands_twice_in_a_record_refuses_it() throws IOException {
        Reading reading = desk.read(pages().adding(
                        "orgs", "{\"sourcedId\": \"x\", \"name\": \"A\", \"type\": \"school\", \"name\": \"B\"}"));

        assertThat(Desk.refusals(reading))
                .containsExactly("orgs:4 name bad-value: stands twice in the record; which one counts cannot be told");
    }

    @Test
    void what_refers_to_a_row_refused_for_its_form_is_refused_for_that() throws IOException {
        Reading reading = desk.read(pages().set("classes", "k2", "title", "{}"));

        String consequence = " classSourcedId refers-to-refused-classes:"
                + " the row of classes it names, line 2, is refused; mend that one";
        assertThat(Desk.refusals(reading))
                .containsExactly(
                        "classes:2 title bad-value: is an object where text is due",
                        "enrollments:2" + consequence,
                        "enrollments:5" + consequence,
                        "enrollments:6" + consequence);
    }

    @Test
    void a_deleted_record_is_filtered_whatever_its_form() throws IOException {
        Reading reading = desk.read(
                pages().set("users", "u3", "status", "\"tobedeleted\"").set("users", "u3", "familyName", "{}"));

        assertThat(reading.refusals().all()).isEmpty();
        assertThat(entry(reading, "users").filtered()).isEqualTo(Map.of("tobedeleted", 1L));
    }

    private User user(String ssid, String record) throws IOException {
        desk.with(lea -> lea.setSsid(ssid));
        Reading reading =
                desk.read(pages().with("users", record.replace('\'', '"')).with("enrollments"));
        assertThat(reading.refusals().all()).isEmpty();
        return reading.roster().users().get(0);
    }

    @ParameterizedTest(name = "{0} in {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "userIds[SSID]|'userIds': [{'type': 'SSID', 'identifier': '9900000001'}]|VALID|9900000001",
                "userIds[SSID]|'userId': {'type': 'SSID', 'identifier': '9900000001'}|VALID|9900000001",
                "userIds[SSID]|'userId': [{'type': 'SSID', 'identifier': 9900000001}]|VALID|9900000001",
                "userIds[SSID]|'userId': '{SSID:9900000001}'|VALID|9900000001",
                "userIds[SSID]|'userIds': [], 'userId': '{SSID:9900000001}'|VALID|9900000001",
                "userIds[SSID]|'userIds': [{'type': null, 'identifier': '9900000001'}]|MISSING|0",
                "userIds[SSID]|'userIds': [{'type': 'SSID'}]|MISSING|0",
                "userIds[SSID]|'userIds': [{'type': 'SSID', 'identifier': '1'}]|MALFORMED|0",
                "userIds[SSID]|'userIds': [{'type': 'x},{SSID', 'identifier': '9900000001'}]|MISSING|0",
                "userIds[SSID]|'userIds': [{'type': 'x', 'identifier': '},{SSID:9900000001'}]|MISSING|0",
                "userIds[urn:ca:ssid]|'userIds': [{'type': 'urn:ca:ssid', 'identifier': '9900000001'}]|VALID|9900000001",
                "metadata.ssid|'metadata': {'x': {'ssid': 1}, 'ssid': '9900000001'}|VALID|9900000001",
                "metadata.ssid|'metadata': {'ssid': 9900000001}|VALID|9900000001",
                "metadata.ssid|'metadata.ssid': '9900000001'|VALID|9900000001",
                "metadata.ssid|'metadata': {'ssid': null}, 'metadata.ssid': '9900000001'|VALID|9900000001",
                "metadata.ssid|'metadata': null|MISSING|0",
                "metadata.ic.ssid|'metadata': {'ic.ssid': '9900000001'}|VALID|9900000001",
                "identifier|'identifier': 9900000001|VALID|9900000001",
                "username|'username': '9900000001'|VALID|9900000001",
                "userMasterIdentifier|'userMasterIdentifier': '9900000001'|VALID|9900000001",
                "userMasterIdentifier|'identifier': '9900000001'|MISSING|0"
            })
    void an_ssid_is_found_where_the_lea_says(String ssid, String keys, Ssid.Status status, long number)
            throws IOException {
        User user =
                user(ssid, "{'sourcedId': 'u', 'role': 'student', 'givenName': 'A', 'familyName': 'B', " + keys + "}");

        assertThat(user.ssid().status()).isEqualTo(status);
        assertThat(user.ssid().number()).isEqualTo(number);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'role': 'teacher'|teacher",
                "'roles': [{'roleType': 'primary', 'role': 'teacher'}]|teacher",
                "'roles': {'roleType': 'primary', 'role': 'teacher'}|teacher",
                "'roles': [{'roleType': 'secondary', 'role': 'aide'}, {'role': ' teacher ', 'roleType': 'primary'}]|teacher",
                "'roles': [{'roleType': 'secondary', 'role': 'aide'}, {'roleType': 'secondary', 'role': 'proctor'}]|aide",
                "'roles': [{'roleType': 'primary', 'role': 'proctor'}, {'roleType': 'primary', 'role': 'aide'}]|proctor",
                "'roles': [null, {'role': 'aide', 'org': {'sourcedId': 's1'}, 'userProfile': null}]|aide",
                "'role': null, 'roles': [{'roleType': 'primary', 'role': 'teacher'}]|teacher",
                "'roles': null, 'role': 'teacher'|teacher"
            })
    void a_role_is_one_or_the_primary_of_several(String keys, String role) throws IOException {
        assertThat(user("identifier", "{'sourcedId': 'u', 'givenName': 'A', 'familyName': 'B', " + keys + "}")
                        .role())
                .isEqualTo(role);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'givenName': 'A'|A|B",
                "'preferredFirstName': 'P', 'preferredLastName': 'Q'|P|Q",
                "'preferredGivenName': 'P', 'preferredFamilyName': 'Q'|P|Q",
                "'preferredFirstName': null, 'preferredGivenName': 'P', 'preferredLastName': ''|P|B"
            })
    void a_preferred_name_has_two_spellings(String keys, String given, String family) throws IOException {
        String names = keys.contains("'givenName'") ? "" : "'givenName': 'A', ";

        assertThat(user("identifier", "{'sourcedId': 'u', 'role': 'teacher', 'familyName': 'B', " + names + keys + "}"))
                .extracting(User::givenName, User::familyName)
                .containsExactly(given, family);
    }

    @Test
    void a_key_that_one_record_lacks_is_blank() throws IOException {
        Reading reading = desk.read(pages().adding("orgs", "{\"sourcedId\": \"x\", \"name\": \"Cedar\"}"));

        assertThat(Desk.refusals(reading)).containsExactly("orgs:4 type blank-required: is blank; a value is required");
    }

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource({
        "orgs, name",
        "academicSessions, endDate",
        "courses, title",
        "classes, terms",
        "classes, course",
        "users, role",
        "users, familyName",
        "enrollments, class",
        "enrollments, sourcedId"
    })
    void a_key_that_every_record_lacks_fails_the_source(String collection, String key) throws IOException {
        SourceException failure = desk.readFailure(pages().withoutKey(collection, key));

        assertThat(failure)
                .hasMessage(collection + ": no record has " + key
                        + ", which is required. Ask the district to have its SIS send it.");
    }

    @Test
    void a_key_that_is_there_without_a_value_is_there() throws IOException {
        OneRosterPagesFiles pages = pages();
        for (String user : List.of("u1", "u2", "u3", "u4", "u5", "u6")) {
            pages.set("users", user, "familyName", user.equals("u1") ? "null" : "\"\"");
        }

        assertThat(desk.read(pages).refusals().all()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void records_that_come_again_are_merged(JsonVersion version) throws IOException {
        List<String> expected = Desk.roster(desk.read(OneRosterFiles.version11()));

        Reading reading = desk.read(pages(version).pageSize(2).overlap(2));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.refusals().all()).isEmpty();
        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(entry(reading, "users").merged()).isEqualTo(4);
        assertThat(entry(reading, "enrollments").merged()).isEqualTo(4);
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void of_records_that_come_again_with_other_content_the_first_counts() throws IOException {
        List<String> expected = Desk.roster(desk.read(pages()));

        Reading reading = desk.read(pages().adding(
                        "orgs",
                        "{\"sourcedId\": \"s1\", \"name\": \"Other\", \"type\": \"school\"}",
                        "{\"sourcedId\": \"s2\", \"name\": [], \"type\": \"school\"}")
                .adding("users", "{\"sourcedId\": \"u3\", \"status\": \"tobedeleted\"}")
                .adding(
                        "enrollments",
                        "{\"sourcedId\": \"e3\", \"class\": \"k2\", \"school\": \"s1\", \"user\": \"u3\", \"role\": \"student\"}",
                        "{\"sourcedId\": \"e4\", \"class\": \"none\", \"school\": \"s1\", \"user\": \"u3\"}",
                        "{\"sourcedId\": \"e5\", \"status\": \"tobedeleted\"}"));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.refusals().all()).isEmpty();
        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "orgs" + CAME_TWICE + " (2 times)",
                        "users" + CAME_TWICE,
                        "enrollments" + CAME_TWICE + " (3 times)");
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void a_record_that_was_refused_or_deleted_stays_so_when_it_comes_again() throws IOException {
        OneRosterPagesFiles pages = pages().set("users", "u3", "role", "\"pupil\"")
                .set("users", "u4", "status", "\"tobedeleted\"")
                .set("enrollments", "e5", "status", "\"tobedeleted\"")
                .set("enrollments", "e6", "class", "7");
        List<String> expected = Desk.roster(desk.read(pages));

        Reading reading = desk.read(pages.adding("users", pages().record("users", "u3"), pages().record("users", "u4"))
                .adding("enrollments", pages.record("enrollments", "e5"), pages().record("enrollments", "e6")));

        assertThat(Desk.roster(reading)).isEqualTo(expected);
        assertThat(reading.warnings().sentences())
                .containsExactly("users" + CAME_TWICE + " (2 times)", "enrollments" + CAME_TWICE);
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void without_courses_the_classes_stand_alone() throws IOException {
        for (OneRosterPagesFiles pages : List.of(pages().without("courses"), pages().with("courses"))) {
            Reading reading = desk.read(pages);

            assertThat(reading.refusals().all()).isEmpty();
            assertThat(reading.roster().classes().get(0).course()).isEqualTo(-1);
            assertThat(reading.warnings().sentences())
                    .hasSize(1)
                    .first()
                    .asString()
                    .matches("courses (is absent|has no records): names and subjects come from the classes alone");
            Desk.assertEveryRowHasAFate(reading);
        }
    }

    @Test
    void a_pull_of_nothing_reads_as_nothing_and_says_so() throws IOException {
        OneRosterPagesFiles nothing = new OneRosterPagesFiles();
        for (String collection : List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments")) {
            nothing.with(collection);
        }

        Reading reading = desk.read(nothing);

        assertThat(reading.roster().users().size()).isZero();
        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "orgs has no records; nothing is removed for that",
                        "academicSessions has no records; nothing is removed for that",
                        "courses has no records: names and subjects come from the classes alone",
                        "classes has no records; nothing is removed for that",
                        "users has no records; nothing is removed for that",
                        "enrollments has no records; nothing is removed for that");
    }

    @Test
    void other_collections_are_left_alone() throws IOException {
        assertThat(desk.read(pages().with("demographics", "{\"sourcedId\": 5}")
                                .page("demographics/000001-1", json -> "<"))
                        .ledger()
                        .entries())
                .hasSize(6);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                damage(pages -> pages.without("users"), "users of the snapshot is damaged (it has no pages)"),
                damage(
                        pages -> pages.packed("users/000001-2", gzip -> Arrays.copyOf(gzip, gzip.length - 4)),
                        "users of the snapshot is damaged (page 1 is not whole)"),
                damage(
                        pages -> pages.packed("users/000002-2", gzip -> Arrays.copyOf(gzip, 40)),
                        "users of the snapshot is damaged (page 2 is not whole)"),
                damage(
                        pages -> pages.packed("users/000004-0", gzip -> new byte[0]),
                        "users of the snapshot is damaged (page 4 is not whole)"),
                damage(
                        pages -> pages.packed("users/000003-2", gzip -> {
                            gzip[gzip.length - 8] ^= 1;
                            return gzip;
                        }),
                        "users of the snapshot is damaged (page 3 is not whole)"),
                damage(
                        pages ->
                                pages.packed("orgs/000001-2", gzip -> "{\"orgs\":[]}".getBytes(StandardCharsets.UTF_8)),
                        "orgs of the snapshot is damaged (page 1 is not whole)"),
                damage(
                        pages -> pages.page("users/000002-2", json -> "<html>Kestrelan</html>"),
                        "users of the snapshot is damaged (page 2 is HTML, not JSON)"),
                damage(
                        pages -> pages.page("users/000002-2", json -> "{\"imsx_codeMajor\": \"failure\"}"),
                        "users of the snapshot is damaged (page 2 has no 'users'; it has 'imsx_codeMajor')"),
                damage(
                        pages -> pages.page("courses/000001-2", json -> json.substring(0, json.length() - 1)),
                        "courses of the snapshot is damaged (page 1 ends in the middle (the JSON is cut short))"),
                damage(
                        pages -> pages.page("users/000002-2", json -> "{\"users\": []}"),
                        "users of the snapshot is damaged (page 2 has 0 records where its name says 2)"),
                damage(
                        pages -> pages.with("courses").page("courses/000001-0", json -> "{\"courses\": [{}]}"),
                        "courses of the snapshot is damaged (page 1 has 1 records where its name says 0)"));
    }

    private static Arguments damage(UnaryOperator<OneRosterPagesFiles> damage, String message) {
        return Arguments.of(damage, message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("damages")
    void a_damaged_snapshot_is_pulled_again(UnaryOperator<OneRosterPagesFiles> damage, String message)
            throws IOException {
        SourceException failure = desk.readFailure(damage.apply(pages().pageSize(2)));

        assertThat(failure).hasMessage(message + "; pull it again.");
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource({
        "000002-2, 000005-2, page 2 is missing",
        "000001-2, 000009-2, page 1 is missing",
        "000004-0, 000003-0, page 3 is there twice",
        "000002-2, 2-2, page 2 is missing"
    })
    void pages_are_numbered_without_a_gap(String page, String renamed, String what) throws IOException {
        OneRosterPages pages = desk.pages(pages().pageSize(2));
        Path users = folder.resolve("raw/users");
        Files.move(users.resolve(page + ".json.gz"), users.resolve(renamed + ".json.gz"));

        assertThatThrownBy(() -> pages.read(Desk.DATE, ReadProgress.NONE))
                .isInstanceOf(SourceException.class)
                .hasMessage("users of the snapshot is damaged (" + what + "); pull it again.");
    }

    @Test
    void refused_records_over_the_limit_fail_the_source() throws IOException {
        desk.with(lea -> lea.getLimits().setRefusedPercent("10"));

        SourceException failure = desk.readFailure(pages().set("users", "u6", "email", "{}"));

        assertThat(failure)
                .hasMessage(
                        "users: 1 of 6 rows are refused (16.7 %), over the limit of 10 %. Each stands in refused.csv"
                                + " with its line and reason; have them mended in the SIS, or raise limits.refusedPercent.");
        assertThat(failure.refusals()).extracting(Refusal::sourcedId).containsExactly("u6");
    }

    @Test
    void progress_is_told_by_collection() throws IOException {
        List<String> told = new ArrayList<>();

        desk.pages(pages()).read(Desk.DATE, (file, rows) -> told.add(file + " " + rows));

        assertThat(told)
                .containsExactly("orgs 3", "academicSessions 3", "courses 2", "classes 2", "users 6", "enrollments 6");
    }

    @Test
    void the_roster_names_what_its_rows_are_booked_under() throws IOException {
        Roster roster = desk.read(pages().without("courses")).roster();

        assertThat(roster.origins(Entity.USERS)).extracting(Origin::file).containsExactly("users");
        assertThat(roster.origins(Entity.COURSES)).isEmpty();
        assertThat(desk.read(OneRosterFiles.version11()).roster().origins(Entity.USERS))
                .extracting(Origin::file)
                .containsExactly("users.csv");
    }
}

package org.rollcall.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DemoApiTest {

    private static final DemoDistrict CHARTER = DemoDistrict.charter(7, LocalDate.of(2026, 11, 20));
    private static final String SERVICE = "/ims/oneroster/rostering/v1p2/";
    private static final String SCOPE = "https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly";
    private static final List<String> COLLECTIONS =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path shared;

    private static Export export;
    private static DemoApi api;
    private static String token;

    @BeforeAll
    static void start() throws Exception {
        export = Export.of(CHARTER, shared);
        api = DemoApi.start(CHARTER, "demo-charter", "s3cret");
        token = token(api);
        for (int request = 1; request <= 3; request++) { // the third is told to come again
            get(api, token, "orgs");
        }
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orgs", "academicSessions", "courses", "classes", "users", "enrollments"})
    void each_collection_has_the_rows_of_the_export(String collection) throws Exception {
        List<JsonNode> records = pull(collection, 500);

        assertThat(records.stream().map(record -> record.get("sourcedId").asText()))
                .containsExactlyElementsOf(export.ids(collection + ".csv"));
        assertThat(records.stream().map(record -> record.get("status").asText()).distinct())
                .containsExactly("active");
        assertThat(records)
                .allMatch(record ->
                        record.get("dateLastModified").asText().matches("\\d{4}-\\d\\d-\\d\\dT04:00:00\\.000Z"));
    }

    @Test
    void every_reference_resolves() throws Exception {
        Map<String, Set<String>> hrefs = new LinkedHashMap<>();
        List<JsonNode> references = new ArrayList<>();
        for (String collection : COLLECTIONS) {
            List<JsonNode> records = pull(collection, 500);
            records.forEach(record -> record.findParents("href").forEach(references::add));
            hrefs.put(
                    collection,
                    records.stream()
                            .map(record -> record.get("sourcedId").asText())
                            .map(id -> api.baseUrl() + SERVICE + collection + "/" + id)
                            .collect(Collectors.toSet()));
        }
        Map<String, String> collections = Map.of(
                "org", "orgs",
                "academicSession", "academicSessions",
                "course", "courses",
                "class", "classes",
                "user", "users");

        assertThat(references).hasSizeGreaterThan(8_000).allSatisfy(reference -> {
            String href = reference.get("href").asText();
            assertThat(hrefs.get(collections.get(reference.get("type").asText())))
                    .contains(href);
            assertThat(href).endsWith("/" + reference.get("sourcedId").asText());
        });
    }

    @Test
    void a_reference_leads_to_the_record_itself() throws Exception {
        JsonNode section = pull("classes", 500).get(0);
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(URI.create(section.at("/school/href").asText())), token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).at("/org/name").asText()).isEqualTo("Demo Charter Academy");
    }

    @ParameterizedTest
    @CsvSource({"academicSessions, 1", "courses, 7", "users, 100", "users, 499", "enrollments, 10000"})
    void paging_by_the_records_received_ends_complete(String collection, int limit) throws Exception {
        assertThat(pull(collection, limit).stream()
                        .map(record -> record.get("sourcedId").asText()))
                .containsExactlyElementsOf(export.ids(collection + ".csv"));
    }

    @Test
    void a_page_has_a_hundred_records_unless_asked_and_five_hundred_at_most() throws Exception {
        assertThat(records(get(api, token, "enrollments"), "enrollments")).hasSize(100);
        assertThat(records(get(api, token, "enrollments?limit=501&sort=sourcedId"), "enrollments"))
                .hasSize(500);
        assertThat(records(get(api, token, "enrollments?offset=1000000"), "enrollments"))
                .isEmpty();
    }

    @Test
    void each_page_says_how_many_there_are_and_where_the_others_begin() throws Exception {
        int total = export.rows("users.csv").size();
        String users = "<" + api.baseUrl() + SERVICE + "users?limit=200&offset=";

        HttpResponse<String> first = get(api, token, "users?limit=200");
        assertThat(first.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(first.headers().firstValue("X-Total-Count")).contains(String.valueOf(total));
        assertThat(first.headers().firstValue("Link"))
                .contains(
                        users + "200>; rel=\"next\", " + users + "0>; rel=\"first\", " + users + "400>; rel=\"last\"");
        assertThat(get(api, token, "users?limit=200&offset=400").headers().firstValue("Link"))
                .contains(
                        users + "200>; rel=\"prev\", " + users + "0>; rel=\"first\", " + users + "400>; rel=\"last\"");
    }

    @Test
    void a_student_is_told_as_oneroster_1_2_has_it() throws Exception {
        NamedCsvRecord row = export.users("student").findFirst().orElseThrow();
        JsonNode student = byId(pull("users", 500), row.getField("sourcedId"));

        String school = row.getField("orgSourcedIds");
        String reference = "{\"href\":\"" + api.baseUrl() + SERVICE + "orgs/" + school + "\",\"sourcedId\":\"" + school
                + "\",\"type\":\"org\"}";
        String ssid = row.getField("userIds").substring(6, 16);
        assertThat(student.get("roles"))
                .hasToString("[{\"roleType\":\"primary\",\"role\":\"student\",\"org\":" + reference + "}]");
        assertThat(student.get("primaryOrg")).hasToString(reference);
        assertThat(student.get("userIds"))
                .hasToString("[{\"type\":\"SSID\",\"identifier\":\"" + ssid
                        + "\"},{\"type\":\"Local\",\"identifier\":\"C100000\"}]");
        assertThat(student.get("enabledUser")).hasToString("\"true\"");
        assertThat(student.get("grades")).hasToString("[\"06\"]");
        assertThat(student.get("givenName").asText()).isEqualTo(row.getField("givenName"));
        assertThat(student.get("familyName").asText()).isEqualTo(row.getField("familyName"));
        assertThat(student.has("role")).isFalse();
        assertThat(student.has("password")).isFalse();
    }

    @Test
    void a_student_without_an_ssid_keeps_the_type_and_an_administrator_gets_the_role_of_1_2() throws Exception {
        List<JsonNode> users = pull("users", 500);

        assertThat(users.stream().map(user -> user.at("/userIds/0")))
                .anyMatch(id -> id.toString().equals("{\"type\":\"SSID\",\"identifier\":\"\"}"));
        assertThat(users.stream().map(user -> user.at("/roles/0/role").asText()).distinct())
                .containsExactlyInAnyOrder("teacher", "student", "siteAdministrator");
    }

    @Test
    void a_class_and_an_enrollment_are_told_as_oneroster_1_2_has_them() throws Exception {
        NamedCsvRecord row = export.rows("classes.csv").get(0);
        JsonNode section = pull("classes", 500).get(0);
        assertThat(section.get("title").asText()).isEqualTo(row.getField("title"));
        assertThat(section.get("subjectCodes")).hasToString("[\"" + row.getField("subjectCodes") + "\"]");
        assertThat(section.get("periods")).hasToString("[\"" + row.getField("periods") + "\"]");
        assertThat(section.at("/terms/0/sourcedId").asText()).isEqualTo(row.getField("termSourcedIds"));
        assertThat(section.at("/course/sourcedId").asText()).isEqualTo(row.getField("courseSourcedId"));

        JsonNode place = pull("enrollments", 500).get(0);
        assertThat(place.get("role").asText()).isEqualTo("teacher");
        assertThat(place.get("primary")).hasToString("\"true\"");
        assertThat(place.at("/class/sourcedId").asText()).isEqualTo(row.getField("sourcedId"));
        assertThat(place.has("beginDate")).isFalse();
    }

    @Test
    void the_third_request_is_told_to_come_again_and_no_other() throws Exception {
        try (DemoApi fresh = DemoApi.start(CHARTER, "demo-charter", "s3cret")) {
            String ours = token(fresh);
            List<Integer> statuses = new ArrayList<>();
            for (int request = 1; request <= 8; request++) {
                HttpResponse<String> answer = get(fresh, ours, "orgs");
                statuses.add(answer.statusCode());
                if (answer.statusCode() == 429) {
                    assertThat(answer.headers().firstValue("Retry-After")).contains("1");
                    assertThat(answer.body())
                            .isEqualTo(status("Too many requests; try again in a second.", "server_busy"));
                }
            }
            assertThat(statuses).containsExactly(200, 200, 429, 200, 200, 200, 200, 200);
        }
    }

    @Test
    void a_token_is_good_for_an_hour() throws Exception {
        HttpResponse<String> answer =
                ask(api, "demo-charter:s3cret", "grant_type=client_credentials&scope=" + SCOPE + "+other");
        JsonNode granted = JSON.readTree(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(granted.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(granted.get("expires_in")).hasToString("3600");
        assertThat(granted.get("scope").asText()).isEqualTo(SCOPE);
    }

    @Test
    void a_wrong_secret_gets_no_token() throws Exception {
        HttpResponse<String> answer = ask(api, "demo-charter:guess", "grant_type=client_credentials&scope=" + SCOPE);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"OneRoster\"");
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"invalid_client\",\"error_description\":"
                        + "\"The client id or its secret is wrong.\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials, invalid_scope",
        "grant_type=client_credentials&scope=roster-core.readonly, invalid_scope",
        "grant_type=password&scope=" + SCOPE + ", unsupported_grant_type",
        "'', unsupported_grant_type",
        "grant_type=%zz, invalid_request",
    })
    void a_request_that_asks_for_something_else_gets_no_token(String form, String error) throws Exception {
        HttpResponse<String> answer = ask(api, "demo-charter:s3cret", form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).get("error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer guess", "Basic ZGVtby1jaGFydGVyOnMzY3JldA=="})
    void without_a_token_there_is_no_data(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.baseUrl() + SERVICE + "users"));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer realm=\"OneRoster\"");
        assertThat(answer.body())
                .isEqualTo(status("A valid access token is needed; /token gives one.", "unauthorisedrequest"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/tokens",
                "/ims/oneroster/v1p1/users",
                SERVICE,
                SERVICE + "teachers",
                SERVICE + "users/a/b",
            })
    void what_is_not_there_is_not_found(String path) throws Exception {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(api.baseUrl() + path)), token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(status("There is nothing at this address.", "unknownobject"));
    }

    @Test
    void nor_is_a_record_that_the_export_lacks() throws Exception {
        HttpResponse<String> answer = get(api, token, "users/nobody");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(status("There is no such user.", "unknownobject"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, The parameter limit is not a whole number from 1., invaliddata",
        "limit=many, The parameter limit is not a whole number from 1., invaliddata",
        "offset=-1, The parameter offset is not a whole number from 0., invaliddata",
        "filter=status%3D%27active%27, This server does not filter: leave the filter out., invalid_filter_field",
    })
    void what_cannot_be_done_is_refused(String query, String description, String code) throws Exception {
        HttpResponse<String> answer = get(api, token, "users?" + query);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(status(description, code));
    }

    @Test
    void a_closed_server_is_gone() throws Exception {
        DemoApi gone = DemoApi.start(CHARTER, "demo-charter", "s3cret");
        gone.close();

        assertThatThrownBy(() -> token(gone)).isInstanceOf(ConnectException.class);
    }

    /** All of a collection, the offset moved by the records received until a page is empty. */
    private static List<JsonNode> pull(String collection, int limit) throws Exception {
        List<JsonNode> all = new ArrayList<>();
        while (true) {
            HttpResponse<String> answer = get(api, token, collection + "?limit=" + limit + "&offset=" + all.size());
            List<JsonNode> page = records(answer, collection);
            if (page.isEmpty()) {
                return all;
            }
            all.addAll(page);
        }
    }

    private static List<JsonNode> records(HttpResponse<String> answer, String collection) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        List<JsonNode> records = new ArrayList<>();
        JSON.readTree(answer.body()).get(collection).forEach(records::add);
        return records;
    }

    private static JsonNode byId(List<JsonNode> records, String id) {
        return records.stream()
                .filter(record -> record.get("sourcedId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String token(DemoApi api) throws Exception {
        String form = "grant_type=client_credentials&scope=" + SCOPE;
        return JSON.readTree(ask(api, "demo-charter:s3cret", form).body())
                .get("access_token")
                .asText();
    }

    private static HttpResponse<String> ask(DemoApi api, String client, String form) throws Exception {
        String basic = Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8));
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(api.baseUrl() + "/token"))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(DemoApi api, String token, String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(api.baseUrl() + SERVICE + path)), token);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String token) throws Exception {
        return HTTP.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private static String status(String description, String code) {
        return "{\"imsx_codeMajor\":\"failure\",\"imsx_severity\":\"error\",\"imsx_description\":\"" + description
                + "\",\"imsx_CodeMinor\":{\"imsx_codeMinorField\":[{\"imsx_codeMinorFieldName\":\"TargetEndSystem\","
                + "\"imsx_codeMinorFieldValue\":\"" + code + "\"}]}}";
    }
}

package org.rollcall.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.oneroster.OneRosterServer.Builder;
import org.rollcall.oneroster.Paging.Links;
import org.rollcall.oneroster.Paging.Support;
import org.rollcall.oneroster.Paging.Total;
import org.rollcall.oneroster.Payload.Shape;

/** The server as such: its rows, pages and forms. */
class OneRosterServerTest {

    private final RosterTables tables = RosterTables.district(2, 250, 7);

    @Test
    void a_district_is_whole_and_of_today() {
        RosterTables odd =
                new SyntheticDistrict(3, 900, 1).oddIds().demographics().tables();

        assertThat(odd.counts())
                .containsEntry("orgs", 4)
                .containsEntry("courses", 9)
                .containsEntry("demographics", 900)
                .containsEntry("enrollments", 2700 + odd.count("classes") + 9);
        for (String enrollment : odd.ids("enrollments")) {
            Map<String, Object> record = odd.read("enrollments", enrollment);
            assertThat(odd.ids("classes")).contains((String) record.get("classSourcedId"));
            assertThat(odd.ids("users")).contains((String) record.get("userSourcedId"));
        }
        for (String section : odd.ids("classes")) {
            List<?> terms = (List<?>) odd.read("classes", section).get("termSourcedIds");
            Map<String, Object> term = odd.read("academicSessions", (String) terms.get(0));
            String today = LocalDate.now(ZoneId.of("America/Chicago")).toString();
            assertThat(today).isBetween((String) term.get("startDate"), (String) term.get("endDate"));
        }
    }

    @Test
    void pages_hold_a_hundred_rows_unless_asked_otherwise() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            HttpResponse<String> first = new Client(server).get("/users");

            assertThat(Client.ids(first, "users")).hasSize(100);
            assertThat(first.headers().firstValue("X-Total-Count")).hasValue("" + tables.count("users"));
            assertThat(first.headers().firstValue("Link").orElseThrow())
                    .startsWith("<" + server.apiUrl() + "/users?limit=100&offset=100>; rel=\"next\"");
            assertThat(new Client(server).pull("users", 60)).isEqualTo(tables.ids("users"));
            assertThat(server.requests("users").get(1).limit()).isEqualTo(60);
            assertThat(server.requests("users").get(2).page()).isEqualTo(2);
        }
    }

    @Test
    void no_row_is_lost_to_a_client_that_moves_by_rows_received() throws Exception {
        List<Paging> kinds = List.of(
                new Paging().atMost(50).total(Total.ABSENT),
                new Paging().sizes(7, 90, 31),
                new Paging().overlap(9),
                new Paging().links(Links.ENDLESS));
        for (Paging paging : kinds) {
            try (OneRosterServer server =
                    OneRosterServer.of(tables).paging(paging).start()) {
                assertThat(new Client(server).pull("enrollments", 100)).isEqualTo(tables.ids("enrollments"));
            }
        }
    }

    @Test
    void a_clamp_and_a_wrong_total_are_what_was_set() throws Exception {
        Paging paging = new Paging().atMost(40).total(Total.ONE_MORE).totalInBody(Total.GROWING);
        try (OneRosterServer server = OneRosterServer.of(tables).paging(paging).start()) {
            Client client = new Client(server);
            HttpResponse<String> first = client.get("/classes?limit=1000");
            HttpResponse<String> second = client.get("/users?limit=1000&offset=200");
            HttpResponse<String> third = client.get("/users?limit=1000&offset=240");

            assertThat(Client.ids(first, "classes")).hasSize(tables.count("classes"));
            assertThat(Client.ids(second, "users")).hasSize(40);
            assertThat(second.headers().firstValue("X-Total-Count")).hasValue("" + (tables.count("users") + 1));
            assertThat(Client.json(second).get("totalCount").asInt()).isEqualTo(tables.count("users"));
            assertThat(Client.json(third).get("totalCount").asInt()).isEqualTo(tables.count("users") + 1);
        }
    }

    @Test
    void an_offset_may_be_ignored_and_a_page_may_be_repeated() throws Exception {
        try (OneRosterServer server =
                OneRosterServer.of(tables).paging(new Paging().ignoringOffset()).start()) {
            Client client = new Client(server);
            assertThat(client.get("/users?offset=100").body())
                    .isEqualTo(client.get("/users").body());
        }
        try (OneRosterServer server =
                OneRosterServer.of(tables).paging(new Paging().repeating(2)).start()) {
            Client client = new Client(server);
            String first = client.get("/users").body();
            assertThat(client.get("/users?offset=100").body()).isEqualTo(first);
            assertThat(client.get("/users?offset=100").body()).isNotEqualTo(first);
        }
    }

    @Test
    void the_order_is_another_at_each_request_unless_sorted() throws Exception {
        try (OneRosterServer server =
                OneRosterServer.of(tables).paging(new Paging().shuffled()).start()) {
            Client client = new Client(server);
            List<String> first = Client.ids(client.get("/users?limit=1000"), "users");

            assertThat(Client.ids(client.get("/users?limit=1000"), "users"))
                    .isNotEqualTo(first)
                    .hasSameElementsAs(first);
            assertThat(Client.ids(client.get("/users?limit=1000&sort=sourcedId&orderBy=asc"), "users"))
                    .isEqualTo(first.stream().sorted().toList());
        }
    }

    @Test
    void filters_are_honoured_ignored_or_rejected() throws Exception {
        String query = "/users?limit=1000&filter=" + Query.encode("role='teacher' AND status='active'");
        Set<String> teachers = new HashSet<>(tables.ids("users"));
        teachers.removeIf(id -> id.startsWith("student"));
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().total(Total.UNFILTERED))
                .start()) {
            HttpResponse<String> answer = new Client(server).get(query);
            assertThat(Client.ids(answer, "users")).hasSameElementsAs(teachers);
            assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("" + tables.count("users"));
        }
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().filter(Support.IGNORED))
                .start()) {
            assertThat(Client.ids(new Client(server).get(query), "users")).hasSize(tables.count("users"));
        }
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().filter(Support.REJECTED))
                .start()) {
            HttpResponse<String> answer = new Client(server).get(query);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("\"imsx_codeMinorFieldValue\":\"invalid_filter_field\"");
        }
    }

    @Test
    void links_may_lose_the_filter_or_lead_elsewhere() throws Exception {
        String query = "/users?limit=10&filter=" + Query.encode("role='student'");
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().links(Links.FILTER_LOST))
                .start()) {
            assertThat(new Client(server).get(query).headers().firstValue("Link"))
                    .hasValue("<" + server.apiUrl() + "/users?limit=10&offset=10>; rel=\"next\"");
        }
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().links(Links.OTHER_HOST))
                .start()) {
            assertThat(new Client(server).get("/users").headers().firstValue("Link"))
                    .hasValue("<http://elsewhere.invalid/ims/oneroster/v1p1/users?limit=100&offset=100>; rel=\"next\"");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404})
    void an_offset_past_the_end_may_be_an_error(int status) throws Exception {
        try (OneRosterServer server =
                OneRosterServer.of(tables).paging(new Paging().pastEnd(status)).start()) {
            assertThat(new Client(server).get("/orgs?offset=3").statusCode()).isEqualTo(status);
            assertThat(new Client(server).get("/orgs?offset=2").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void records_take_the_shape_of_their_version_on_any_path(Shape shape) throws Exception {
        Builder builder = OneRosterServer.of(tables)
                .prefix("/campus/api")
                .path("/learningdata/v1")
                .payload(new Payload().shape(shape).href(Payload.Href.TILDE));
        try (OneRosterServer server = builder.start()) {
            HttpResponse<String> answer = new Client(server).get("/students?limit=1");
            JsonNode student = Client.json(answer).get("users").get(0);
            List<String> keys = new ArrayList<>();
            student.fieldNames().forEachRemaining(keys::add);

            assertThat(answer.uri().getPath()).isEqualTo("/campus/api/learningdata/v1/students");
            switch (shape) {
                case V1P0 -> {
                    assertThat(keys).contains("grade", "role").doesNotContain("grades", "userIds", "enabledUser");
                    assertThat(student.at("/userId/identifier").asText()).isEqualTo(SyntheticDistrict.ssid(0));
                }
                case V1P1 -> {
                    assertThat(keys).contains("role", "grades", "userIds").doesNotContain("roles", "primaryOrg");
                    assertThat(student.get("enabledUser").isTextual()).isTrue();
                    assertThat(student.at("/orgs/0/href").asText()).isEqualTo("~/ims/oneroster/v1p1/orgs/school-0");
                }
                case V1P2 -> {
                    assertThat(keys).contains("roles", "primaryOrg").doesNotContain("role", "orgs");
                    assertThat(student.at("/roles/0/role").asText()).isEqualTo("student");
                    assertThat(student.at("/roles/0/org/sourcedId").asText()).isEqualTo("school-0");
                }
            }
        }
    }

    @Test
    void the_lists_of_a_school_are_found_by_odd_ids() throws Exception {
        SyntheticDistrict odd = new SyntheticDistrict(2, 60, 1).oddIds();
        assertThat(odd.id("school-0")).isEqualTo("s+school/0 ñ");
        try (OneRosterServer server = OneRosterServer.of(odd.tables()).start()) {
            Client client = new Client(server);
            HttpResponse<String> students = client.get("/schools/s%2Bschool%2F0%20%C3%B1/students");

            assertThat(Client.ids(students, "users")).hasSize(30).contains("s+student/0 ñ");
            assertThat(client.get("/schools/s+school/0/students").statusCode()).isEqualTo(404);
            assertThat(Client.json(client.get("/orgs/s%2Bschool%2F0%20%C3%B1"))
                            .at("/org/identifier")
                            .asText())
                    .isEqualTo("99123450000001");
        }
    }

    @Test
    void a_proxy_lists_its_applications_and_takes_their_ids_as_listed() throws Exception {
        Builder builder = OneRosterServer.of(tables)
                .applications("MoYPlyQWmG0%3D", "other")
                .access(Access.bearer("never-ending"));
        try (OneRosterServer server = builder.start()) {
            Client client = new Client(server).authorized("Bearer never-ending");
            HttpResponse<String> list = client.getUrl(server.baseUrl() + "/applications");

            assertThat(Client.json(list)
                            .at("/applications/0/oneroster_application_id")
                            .asText())
                    .isEqualTo("MoYPlyQWmG0%3D");
            assertThat(client.getUrl(server.baseUrl() + "/MoYPlyQWmG0%3D/ims/oneroster/v1p1/orgs")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(client.getUrl(server.baseUrl() + "/MoYPlyQWmG0=/ims/oneroster/v1p1/orgs")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(new Client(server).get("/orgs").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tables_may_change_while_they_are_served() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables)
                .paging(new Paging().revision("x-perm-rev"))
                .start()) {
            Client client = new Client(server);
            server.on("users", 2, Fault.after(() -> {
                tables.remove("users", "student-0").edit("users", "student-1", user -> user.put("givenName", "Zora"));
                server.revise();
            }));
            Set<String> before = tables.ids("users");
            HttpResponse<String> first = client.get("/users?limit=100");
            HttpResponse<String> second = client.get("/users?limit=1000&offset=0&fields=x");
            HttpResponse<String> moved = client.get("/users?limit=1000&offset=1");

            assertThat(first.headers().firstValue("x-perm-rev")).hasValue("1");
            assertThat(Client.ids(second, "users")).hasSize(before.size());
            assertThat(moved.headers().firstValue("x-perm-rev")).hasValue("2");
            assertThat(Client.ids(moved, "users")).hasSize(before.size() - 2);
            assertThat(moved.body()).contains("\"givenName\":\"Zora\"");
        }
    }

    @Test
    void answers_are_zipped_when_asked_for_and_typed_as_set() throws Exception {
        Builder builder =
                OneRosterServer.of(tables).wire(new WireForm().chunked().contentType("text/plain"));
        try (OneRosterServer server = builder.start()) {
            Client client = new Client(server);
            HttpResponse<String> plain = client.get("/orgs");
            assertThat(plain.headers().firstValue("Content-Type")).hasValue("text/plain");
            assertThat(plain.headers().firstValue("Content-Length")).isEmpty();
            assertThat(client.unzipped("/orgs")).isEqualTo(plain.body());
        }
    }

    @Test
    void connections_are_kept() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).start()) {
            assertThat(new Client(server).getTwiceOnOneSocket("/orgs")).isEqualTo(2);
        }
    }

    @Test
    void tls_is_trusted_by_the_certificate_given_out() throws Exception {
        try (OneRosterServer server = OneRosterServer.of(tables).tls().start()) {
            assertThat(server.baseUrl()).isEqualTo("https://127.0.0.1:" + server.port());
            assertThat(Client.trusting(server).pull("users", 100)).isEqualTo(tables.ids("users"));
            assertThatThrownBy(() -> new Client(server).get("/users")).isInstanceOf(javax.net.ssl.SSLException.class);
        }
    }
}

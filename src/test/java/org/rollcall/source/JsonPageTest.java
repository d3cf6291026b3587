package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.source.BadPageException.Fault;

/** A page is a list under its collection's name, or its fault is said without a word of what stands in it. */
class JsonPageTest {

    private static final String PAGE =
            """
            {"statusInfoSet": [{"imsx_codeMajor": "success"}], "totalCount": 7,
             "users": [
               {"sourcedId": "u1", "familyName": "Kestrelan \\u00e9", "orgs": [{"sourcedId": "s1"}], "enabledUser": true},
               {"grades": [1.5, -2e3, null], "sourcedId": "u+2/é", "metadata": {"sourcedId": "no"}}
             ],
             "more": {"users": []}}""";

    private static final String SIGNS = "{}[]\",:tn\\0 <";

    private final List<String> ids = new ArrayList<>();

    private JsonPage.Summary scan(String json) throws IOException {
        return scan(json.getBytes(StandardCharsets.UTF_8));
    }

    private JsonPage.Summary scan(byte[] json) throws IOException {
        ids.clear();
        return JsonPage.scan(new ByteArrayInputStream(json), "users", ids::add);
    }

    private BadPageException fault(byte[] json) {
        BadPageException fault = catchThrowableOfType(BadPageException.class, () -> scan(json));
        assertThat(fault).as("the page is refused").isNotNull();
        assertThat(fault).hasNoCause();
        return fault;
    }

    @Test
    void the_ids_of_all_records_are_given() throws IOException {
        assertThat(scan(PAGE)).isEqualTo(new JsonPage.Summary(2, 7));
        assertThat(ids).containsExactly("u1", "u+2/é");
    }

    @Test
    void an_empty_list_is_a_page_without_records() throws IOException {
        assertThat(scan("{\"users\":[]}")).isEqualTo(new JsonPage.Summary(0, -1));
        assertThat(ids).isEmpty();
    }

    @Test
    void a_record_without_an_id_gives_a_blank() throws IOException {
        scan(
                """
                {"users": [{}, {"sourcedId": null}, {"sourcedId": " "}, {"sourcedId": {"x": 1}}, {"sourcedId": [1]},
                 {"sourcedId": 12}, {"sourcedId": " u1 "}]}""");

        assertThat(ids).containsExactly("", "", "", "", "", "12", "u1");
    }

    static Stream<Arguments> totals() {
        return Stream.of(
                Arguments.of("{\"totalCount\": 3000000000, \"users\": []}", 3_000_000_000L),
                Arguments.of("{\"users\": [], \"totalCount\": 0}", 0L),
                Arguments.of("{\"users\": [], \"totalCount\": \"12\"}", -1L),
                Arguments.of("{\"users\": [], \"totalCount\": -5}", -1L),
                Arguments.of("{\"users\": [], \"totalCount\": 1.5}", -1L),
                Arguments.of("{\"users\": [], \"totalCount\": null}", -1L),
                Arguments.of("{\"users\": [], \"totalCount\": 123456789012345678901234567890}", -1L),
                Arguments.of("{\"users\": [{\"totalCount\": 4}], \"page\": {\"totalCount\": 4}}", -1L));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("totals")
    void a_total_is_a_number_beside_the_list(String json, long total) throws IOException {
        assertThat(scan(json).total()).isEqualTo(total);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                bad("", Fault.EMPTY, "is empty"),
                bad(" \r\n\t", Fault.EMPTY, "is empty"),
                bad("\uFEFF", Fault.EMPTY, "is empty"),
                bad("<!DOCTYPE html><html>Kestrelan</html>", Fault.HTML, "is HTML, not JSON"),
                bad("\uFEFF\r\n  <html/>", Fault.HTML, "is HTML, not JSON"),
                bad("Kestrelan is not here", Fault.NOT_JSON, "is not JSON"),
                bad("{\"users\": [Kestrelan]}", Fault.NOT_JSON, "is not JSON"),
                bad("{'users': []}", Fault.NOT_JSON, "is not JSON"),
                bad("{\"users\": [],}", Fault.NOT_JSON, "is not JSON"),
                bad("{\"users\": [}", Fault.NOT_JSON, "is not JSON"),
                bad("{\"users\": [{\"sourcedId\": \"a\nb\"}]}", Fault.NOT_JSON, "is not JSON"),
                bad("{\"users\": []} Kestrelan", Fault.NOT_JSON, "goes on where its JSON ends"),
                bad("{\"users\": []} {\"users\": []}", Fault.NOT_JSON, "goes on where its JSON ends"),
                bad("{\"users\": []} \"Kes", Fault.NOT_JSON, "goes on where its JSON ends"),
                bad(
                        "{\"users\": [{\"a\": " + "[".repeat(500) + "]".repeat(500) + "}]}",
                        Fault.NOT_JSON,
                        "holds a value that is too long, or objects that are nested too deeply"),
                bad("{", Fault.TRUNCATED, "ends in the middle (the JSON is cut short)"),
                bad("{\"users\": [{\"a\": tr", Fault.TRUNCATED, "ends in the middle (the JSON is cut short)"),
                bad("[]", Fault.ENVELOPE, "is a bare list, not an object that has 'users'"),
                bad("[{\"sourcedId\": \"u1\"}]", Fault.ENVELOPE, "is a bare list, not an object that has 'users'"),
                bad("\"Kestrelan\"", Fault.ENVELOPE, "is a bare value, not an object that has 'users'"),
                bad("null", Fault.ENVELOPE, "is a bare value, not an object that has 'users'"),
                bad("{}", Fault.ENVELOPE, "has no 'users'"),
                bad("{\"Users\": []}", Fault.ENVELOPE, "has no 'users'; it has 'Users'"),
                bad(
                        "{\"imsx_codeMajor\": \"failure\", \"statusInfoSet\": [{\"users\": []}]}",
                        Fault.ENVELOPE,
                        "has no 'users'; it has 'imsx_codeMajor', 'statusInfoSet'"),
                bad(
                        "{\"9900000001\": 1, \"a b\": 1, \"t@demo.example\": 1, \"a\": 1, \"b\": 1, \"c\": 1, \"d\": 1,"
                                + " \"e\": 1, \"f\": 1}",
                        Fault.ENVELOPE,
                        "has no 'users'; it has 'a', 'b', 'c', 'd', 'e'"),
                bad("{\"users\": null}", Fault.ENVELOPE, "has something other than a list as 'users'"),
                bad("{\"users\": {\"sourcedId\": 1}}", Fault.ENVELOPE, "has something other than a list as 'users'"),
                bad("{\"users\": \"Kestrelan\"}", Fault.ENVELOPE, "has something other than a list as 'users'"),
                bad("{\"users\": [], \"users\": [{}]}", Fault.ENVELOPE, "has 'users' twice"),
                bad("{\"users\": [{}, null]}", Fault.RECORD, "has something other than a record among its 'users'"),
                bad("{\"users\": [[]]}", Fault.RECORD, "has something other than a record among its 'users'"),
                bad("{\"users\": [\"u1\"]}", Fault.RECORD, "has something other than a record among its 'users'"));
    }

    private static Arguments bad(String json, Fault fault, String phrase) {
        return Arguments.of(json, fault, phrase);
    }

    @ParameterizedTest(name = "{2}: {0}")
    @MethodSource("faults")
    void what_is_no_page_is_named_without_its_content(String json, Fault fault, String phrase) {
        BadPageException found = fault(json.getBytes(StandardCharsets.UTF_8));

        assertThat(found.fault()).isEqualTo(fault);
        assertThat(found).hasMessage(phrase);
    }

    @Test
    void bytes_of_another_encoding_are_not_utf_8() {
        BadPageException fault = fault("{\"users\": [{\"a\": \"José\"}]}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(fault.fault()).isEqualTo(Fault.NOT_JSON);
        assertThat(fault).hasMessage("is not UTF-8");
    }

    @Test
    void a_byte_order_mark_is_passed_over() throws IOException {
        assertThat(scan("\uFEFF" + PAGE)).isEqualTo(scan(PAGE));
    }

    @Test
    void wherever_a_page_is_cut_it_is_truncated() {
        for (String page : List.of(PAGE, "\uFEFF" + PAGE)) {
            byte[] whole = page.getBytes(StandardCharsets.UTF_8);
            for (int length = page.indexOf('{') * 3 + 1; length < whole.length; length++) {
                assertThat(fault(Arrays.copyOf(whole, length)).fault())
                        .as("the first %s bytes", length)
                        .isEqualTo(Fault.TRUNCATED);
            }
        }
    }

    @Test
    void a_long_value_is_passed_over() throws IOException {
        String note = "x".repeat(1 << 20);

        assertThat(scan("{\"users\": [{\"metadata\": {\"note\": \"" + note + "\"}, \"sourcedId\": \"u1\"}]}"))
                .isEqualTo(new JsonPage.Summary(1, -1));
        assertThat(ids).containsExactly("u1");
    }

    @Test
    void a_stream_that_breaks_is_no_fault_of_the_page() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("broken");
            }
        };
        InputStream page = new SequenceInputStream(
                new ByteArrayInputStream(("{\"users\": [" + " ".repeat(10_000)).getBytes(StandardCharsets.UTF_8)),
                broken);

        assertThatThrownBy(() -> JsonPage.scan(page, "users", ids::add))
                .isInstanceOf(EOFException.class)
                .hasMessage("broken");
    }

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void a_damaged_page_is_read_or_refused_in_plain_words(int seed) throws IOException {
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            byte[] damaged = PAGE.getBytes(StandardCharsets.UTF_8);
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                damaged[random.nextInt(damaged.length)] = (byte)
                        (random.nextBoolean() ? random.nextInt(256) : SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            try {
                assertThat(scan(damaged).rows()).isEqualTo(ids.size());
            } catch (BadPageException e) {
                assertThat(e.getMessage()).doesNotContain("Kestrelan", "Exception", "java.", "\n");
            }
        }
    }
}

package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyQueryTest {

    private static final Map<String, String> PARAMETERS =
            new QueryParameters(2026, LocalDate.of(2025, 10, 1), "1234567", List.of("001", "O-2 a.b_c")).literals();

    static Stream<Blocks.Block> passing() {
        return Blocks.of("queries-that-pass.txt");
    }

    static Stream<Blocks.Block> refused() {
        return Blocks.of("queries-that-are-refused.txt");
    }

    @ParameterizedTest
    @MethodSource("passing")
    void a_query_that_reads_is_sent_and_what_is_sent_says_the_same_again(Blocks.Block query) {
        String sent = ReadOnlyQuery.of(query.text(), PARAMETERS, false);

        assertThat(ReadOnlyQuery.of(sent, PARAMETERS, false)).isEqualToNormalizingWhitespace(sent);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void a_query_that_may_do_more_than_read_is_refused_with_its_line(Blocks.Block query) {
        assertThatThrownBy(() -> ReadOnlyQuery.of(query.text(), PARAMETERS, false))
                .isInstanceOfSatisfying(UnfitQueryException.class, e -> assertThat(e.line() + ": " + e.getMessage())
                        .isEqualTo(query.title()));
    }

    @Test
    void comments_go_and_lines_and_texts_stay() {
        String sent = ReadOnlyQuery.of(
                """
                -- of students
                SELECT a, -- one
                /* two
                   lines */ 'it''s  -- /* verbatim */ :runDate', "x  y", [a  b]
                FROM t\r
                WHERE\t\tb = 1
                ; -- end
                """,
                PARAMETERS,
                false);

        assertThat(sent.lines())
                .containsExactly(
                        " ",
                        "SELECT a,  ",
                        " ",
                        "  'it''s  -- /* verbatim */ :runDate', \"x  y\", [a  b]",
                        "FROM t ",
                        "WHERE b = 1");
    }

    @Test
    void a_byte_order_mark_at_the_beginning_goes() {
        assertThat(ReadOnlyQuery.of("\uFEFFSELECT 1", PARAMETERS, false)).isEqualTo("SELECT 1");
    }

    @Test
    void parameters_are_filled_in_outside_of_quotes_and_comments_only() {
        String sent = ReadOnlyQuery.of(
                "SELECT ':schools', \":runDate\", :schoolYear::text, a[:schoolYear] FROM t -- :none\n"
                        + "WHERE d <=:runDate AND c=:countyDistrictCode AND (:everySchool=1 OR s IN (:schools))",
                PARAMETERS,
                false);

        assertThat(sent)
                .isEqualTo("SELECT ':schools', \":runDate\", 2026::text, a[2026] FROM t  \n"
                        + "WHERE d <='2025-10-01' AND c='1234567' AND (0=1 OR s IN ('001', 'O-2 a.b_c'))");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t WITH (NOLOCK)",
                "SELECT * FROM t (nolock) JOIN u WITH (READUNCOMMITTED) ON 1 = 1",
                "SELECT a FROM PUB.\"STUDENT\" WITH (NOLOCK)"
            })
    void rows_not_committed_may_be_asked_for_where_the_source_says_so(String query) {
        assertThat(ReadOnlyQuery.of(query, PARAMETERS, true)).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "/**/", "a ", "[a] "})
    void a_megabyte_of_anything_is_judged_in_the_end(String piece) {
        String long1 = "SELECT " + piece.repeat(1_000_000 / piece.length());

        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> judged(long1));
    }

    @Test
    void what_is_sent_passes_again_unchanged_whatever_was_given() {
        String[] pieces = {
            "SELECT",
            "WITH",
            "FROM",
            "INTO",
            "FOR",
            "UPDATE",
            "UNION",
            "ARRAY",
            "nextval",
            "a",
            "b#",
            "c$",
            "1",
            "1e5",
            ".5",
            "0x1F",
            "N",
            "E",
            "q",
            "U&",
            "'",
            "'x'",
            "\"",
            "\"y\"",
            "`",
            "`z`",
            "[",
            "]",
            "(",
            ")",
            "{",
            "}",
            "--",
            "/*",
            "*/",
            ";",
            ":",
            "::",
            ":schoolYear",
            ":schools",
            ":none",
            "\\",
            "#",
            "$$",
            "?",
            "\n",
            "\r",
            "\r\n",
            " ",
            " ",
            " ",
            "\t",
            "\u00A0",
            "\u2028",
            "\u200B",
            "\uFEFF",
            "\0",
            ",",
            "=",
            "*",
            ".",
            "é",
            "Ａ",
            "\uD83D"
        };
        Random random = new Random(20251001);
        int passed = 0;
        for (int i = 0; i < 12_000; i++) {
            StringBuilder soup = new StringBuilder("SELECT ");
            for (int length = random.nextInt(9); length >= 0; length--) {
                soup.append(pieces[random.nextInt(pieces.length)]);
            }
            String sent = judged(soup.toString());
            if (sent != null) {
                passed++;
                assertThat(judged(sent)).as("%s", soup).isEqualToNormalizingWhitespace(sent);
            }
        }
        assertThat(passed).isGreaterThan(200);
    }

    /** What is sent; null for nothing. */
    private static String judged(String query) {
        try {
            return ReadOnlyQuery.of(query, PARAMETERS, false);
        } catch (UnfitQueryException e) {
            assertThat(e.getMessage()).isNotBlank();
            assertThat(e.line()).isPositive();
            return null;
        }
    }
}

package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    private static final Diagnosis DIAGNOSIS = new Diagnosis("s3cret");

    static Stream<Blocks.Block> diagnoses() {
        return Blocks.of("diagnoses.txt");
    }

    @ParameterizedTest
    @MethodSource("diagnoses")
    void what_a_database_says_is_shown_without_what_may_be_data(Blocks.Block given) {
        int shownAt = given.text().lastIndexOf('\n');
        int queryAt = given.text().lastIndexOf('\n', shownAt - 1);
        String said = given.text().substring(0, queryAt);
        String query = given.text().substring(queryAt + 1, shownAt);

        assertThat(DIAGNOSIS.of(new SqlFault("X", 1, said), query))
                .isEqualTo(given.text().substring(shownAt + 1));
    }

    @Test
    void a_fault_of_connecting_is_shown_on_one_line_without_the_password() {
        SqlFault fault = new SqlFault("28000", 1, "login of 'reader'\nfailed\u2028with s3cret.\r\n");

        assertThat(DIAGNOSIS.ofConnecting(fault)).isEqualTo("[28000] login of 'reader' failed with …");
    }

    @Test
    void without_a_password_and_a_state_nothing_is_taken_or_added() {
        assertThat(new Diagnosis("").ofConnecting(new SqlFault("", 0, "no route")))
                .isEqualTo("no route");
    }

    @Test
    void a_long_message_is_cut() {
        String shown = DIAGNOSIS.of(new SqlFault("X", 1, "word ".repeat(200)), "SELECT 1");

        assertThat(shown).hasSize("[X] ".length() + 301).endsWith("…");
    }

    @Test
    void a_megabyte_of_quotes_or_digits_is_read_to_its_end() {
        for (String piece : new String[] {"'", "\"", "`a", "1", "=(", "“"}) {
            SqlFault fault = new SqlFault("X", 1, piece.repeat(500_000));
            Assertions.assertTimeoutPreemptively(
                    Duration.ofMinutes(1),
                    () -> assertThat(DIAGNOSIS.of(fault, "SELECT 1")).hasSizeLessThan(320));
        }
    }
}

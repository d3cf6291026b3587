package org.rollcall.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TranslationTest {

    static Stream<Blocks.Block> translations() {
        return Blocks.of("translations.txt");
    }

    @ParameterizedTest
    @MethodSource("translations")
    void a_connection_string_of_a_known_driver_is_translated_or_told_why_not(Blocks.Block given) {
        String[] lines = given.text().split("\n", 2);

        assertThat(translated(lines[0])).isEqualTo(lines[1]);
    }

    private static String translated(String connection) {
        try {
            JdbcAddress address = Translation.of(ConnectionString.parse(connection));
            return address.url() + "\n" + new TreeMap<>(address.properties());
        } catch (UntranslatableException e) {
            return e.getMessage();
        }
    }

    @Test
    void the_driver_finds_the_database_by_the_name_that_was_given() throws Exception {
        JdbcAddress address =
                Translation.of(ConnectionString.parse("Driver=PostgreSQL;Server=h;Database={a b?ssl=true&c/d%20}"));

        Class<?> driver = Class.forName("org.postgresql.Driver");
        Object read = driver.getMethod("parseURL", String.class, Properties.class)
                .invoke(null, address.url(), new Properties());

        assertThat((Properties) read)
                .containsEntry("PGDBNAME", "a b?ssl=true&c/d%20")
                .containsEntry("PGHOST", "h")
                .doesNotContainKey("ssl");
    }
}

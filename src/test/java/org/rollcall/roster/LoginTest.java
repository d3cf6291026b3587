package org.rollcall.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is an address that somebody can sign in to CERS with. */
class LoginTest {

    @Test
    void an_address_is_one_in_small_letters() {
        assertThat(Login.of("Tamsinell.O'Juniperra+7@Demo-Unified.Example"))
                .isEqualTo("tamsinell.o'juniperra+7@demo-unified.example");
        assertThat(Login.of("_" + "a".repeat(240) + "@demo.example")).hasSize(254);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@demo.example",
                "tamsinell",
                "tamsinell@",
                "tamsinell@demo",
                "tamsinell@demo.",
                "tamsinell@.example",
                "tamsinell@demo..example",
                "tamsinell@demo@example.org",
                "tamsinell juniperra@demo.example",
                " tamsinell@demo.example",
                "=tamsinell@demo.example",
                "'tamsinell@demo.example",
                "tams\"inell@demo.example",
                "tams\\inell@demo.example",
                "t\u00E1msinell@demo.example",
                "tamsinell@d\u00E9mo.example",
                "tamsinell@demo.example\u200B",
                "tamsinell@demo.ex\u0661mple",
                "tamsi\uD83D\uDE00nell@demo.example"
            })
    void anything_else_is_none(String text) {
        assertThat(Login.of(text)).isNull();
    }

    @Test
    void half_a_character_is_no_question_mark() {
        assertThat(Login.of("tamsi?nell@demo.example")).isEqualTo("tamsi?nell@demo.example");
        assertThat(Login.of("tamsi\uD83Dnell@demo.example")).isNull();
        assertThat(Login.of("tamsi?nell\uDE00@demo.example")).isNull();
    }

    @Test
    void nothing_longer_than_cers_keeps_is_one() {
        assertThat(Login.of("a".repeat(242) + "@demo.example")).hasSize(255);
        assertThat(Login.of("a".repeat(243) + "@demo.example")).isNull();
    }
}

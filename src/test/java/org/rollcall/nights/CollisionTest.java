package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.run.NightDoor.Ended;

/** What classes of one name are called, in bytes, when they come and go; student 1 is in class k1, and so on. */
class CollisionTest {

    @TempDir
    Path folder;

    private final World world = new World("sis");

    private Nights nights() {
        return new Nights(folder, world, settings -> {});
    }

    private Section section(int number, String title, Consumer<Section> change) {
        Section section = world.section("k" + number, "sis", World.LINCOLN, title);
        world.enroll(section, number, number);
        change.accept(section);
        return section;
    }

    private void section(int number, String title, String code) {
        section(number, title, s -> s.code = code);
    }

    private static String row(String name, int student) {
        return name + ",99100990000001,2027,All," + (student == 0 ? "" : "990000000" + student) + ",\r\n";
    }

    private static String rows(Ended night) {
        return Nights.rows(night).replace("\"", "");
    }

    @Test
    void two_of_one_name_get_their_codes_and_keep_them_when_one_leaves() throws IOException {
        section(1, "Math", "A");
        section(2, "math", "B");
        Nights nights = nights();
        assertThat(rows(nights.night())).isEqualTo(row("Math [A]", 1) + row("math [B]", 2));

        world.sections.remove("k2");
        assertThat(rows(nights.night())).isEqualTo(row("Math [A]", 1) + row("math [B]", 0));

        section(3, "MATH", "C");
        assertThat(rows(nights.night())).isEqualTo(row("MATH [C]", 3) + row("Math [A]", 1) + row("math [B]", 0));
    }

    @Test
    void a_newcomer_gets_an_ending_and_who_was_there_keeps_the_plain_name() throws IOException {
        section(1, "Math", "A");
        Nights nights = nights();
        assertThat(rows(nights.night())).isEqualTo(row("Math", 1));

        section(2, "M\u00E1th", "B");
        assertThat(rows(nights.night())).isEqualTo(row("Math", 1) + row("M\u00E1th [B]", 2));

        world.sections.remove("k1");
        assertThat(rows(nights.night())).isEqualTo(row("Math", 0) + row("M\u00E1th [B]", 2));
    }

    @Test
    void three_of_one_name_get_the_first_part_that_tells_them_all_apart() throws IOException {
        section(1, "Math", s -> s.period = "1");
        section(2, "Math", s -> {
            s.code = "B";
            s.period = "2";
        });
        section(3, "Math", s -> s.period = "3");
        Nights nights = nights();
        assertThat(rows(nights.night())).isEqualTo(row("Math [1]", 1) + row("Math [2]", 2) + row("Math [3]", 3));

        world.sections.remove("k2");
        section(4, "Math", s -> s.period = "3");
        assertThat(rows(nights.night()))
                .isEqualTo(row("Math [1]", 1) + row("Math [2]", 0) + row("Math [3]", 3) + row("Math [k4]", 4));
    }

    @Test
    void names_that_are_swapped_are_swapped() throws IOException {
        section(1, "Math", "A");
        section(2, "English", "B");
        Nights nights = nights();
        nights.night();
        world.sections.get("k1").title = "English";
        world.sections.get("k2").title = "Math";
        assertThat(rows(nights.night())).isEqualTo(row("English", 1) + row("Math", 2));
    }

    /** What CERS may take for one name keeps the spelling in force: were it another group there, the old one would stay. */
    @Test
    void a_name_that_is_only_respelt_keeps_its_spelling() throws IOException {
        section(1, "Math", "A");
        Nights nights = nights();
        nights.night();
        world.sections.get("k1").title = "MATH";
        assertThat(rows(nights.night())).isEqualTo(row("Math", 1));
    }

    @Test
    void a_newcomer_called_like_an_ending_gets_its_own() throws IOException {
        section(1, "Math", "A");
        section(2, "Math", "B");
        Nights nights = nights();
        nights.night();
        section(3, "Math [A]", "C");
        assertThat(rows(nights.night())).isEqualTo(row("Math [A]", 1) + row("Math [A] [k3]", 3) + row("Math [B]", 2));
    }
}

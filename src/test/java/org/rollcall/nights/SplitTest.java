package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.run.NightDoor.Ended;

/** Classes of more than 200 students, as they grow and shrink. */
class SplitTest {

    @TempDir
    Path folder;

    private final World world = new World("sis");

    private Nights nights(int students) {
        Section section = world.section("k1", "sis", World.LINCOLN, "Choir");
        section.primary = world.teacher("t1", "sis");
        world.enroll(section, 1, students);
        return new Nights(folder, world, settings -> {});
    }

    private void join(int first, int last) {
        world.enroll(world.sections.get("k1"), first, last);
    }

    private void leave(int first, int last) {
        for (int number = first; number <= last; number++) {
            world.remove(world.student(number, "sis"));
        }
    }

    /** The students' numbers of each group. */
    private static Map<String, TreeSet<Integer>> parts(Ended night) {
        Map<String, TreeSet<Integer>> parts = new LinkedHashMap<>();
        Nights.rows(night).replace("\"", "").lines().forEach(line -> {
            String[] cells = line.split(",", -1);
            TreeSet<Integer> part = parts.computeIfAbsent(cells[0], name -> new TreeSet<>());
            if (!cells[4].isEmpty()) {
                part.add(Integer.parseInt(cells[4].substring(2)));
            }
        });
        return parts;
    }

    /** Each part as lines of CERS, its students in ascending order. */
    private static String bytes(Map<String, TreeSet<Integer>> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach((name, students) -> {
            text.append(name).append(",99100990000001,2027,All,,");
            text.append(students.isEmpty() ? "\r\n" : "t1@demo.example\r\n");
            students.forEach(number -> text.append(name)
                    .append(",99100990000001,2027,All,99")
                    .append((100_000_000 + number + "").substring(1))
                    .append(",\r\n"));
        });
        return text.toString();
    }

    @Test
    void two_hundred_are_one_group() throws IOException {
        Ended night = nights(200).night();
        assertThat(parts(night).keySet()).containsExactly("Choir");
        assertThat(Nights.rows(night)).isEqualTo(bytes(parts(night)));
    }

    /** Who is in which part is laid down in a file: another way of splitting would move students in every district. */
    @ParameterizedTest
    @ValueSource(ints = {201, 400, 401})
    void the_parts_are_those_of_every_night_before(int students) throws IOException {
        Ended night = nights(students).night();
        Map<String, TreeSet<Integer>> parts = parts(night);
        assertThat(Nights.rows(night)).isEqualTo(bytes(parts));
        assertThat(lines(parts)).isEqualTo(golden(students));
        assertThat(parts.values()).allMatch(part -> part.size() <= 200);
        assertThat(parts.values().stream().flatMap(TreeSet::stream).sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, students).boxed().toList());
    }

    private static String lines(Map<String, TreeSet<Integer>> parts) {
        StringBuilder lines = new StringBuilder();
        parts.forEach((name, students) -> lines.append(name)
                .append(": ")
                .append(students.toString().replaceAll("[\\[\\],]", ""))
                .append('\n'));
        return lines.toString();
    }

    private static String golden(int students) throws IOException {
        try (var in = SplitTest.class.getResourceAsStream("split-" + students + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void one_who_joins_moves_nobody_else() throws IOException {
        Nights nights = nights(250);
        Map<String, TreeSet<Integer>> before = parts(nights.night());
        join(251, 251);
        Map<String, TreeSet<Integer>> after = parts(nights.night());
        after.values().forEach(part -> part.remove(251));
        assertThat(after).isEqualTo(before);
    }

    @Test
    void one_who_leaves_moves_nobody_else() throws IOException {
        Nights nights = nights(250);
        Map<String, TreeSet<Integer>> before = parts(nights.night());
        leave(7, 7);
        before.values().forEach(part -> part.remove(7));
        assertThat(parts(nights.night())).isEqualTo(before);
    }

    /** A part more takes from the others and moves nobody between them; a part less gives to them what it had. */
    @Test
    void a_part_more_or_less_moves_only_its_own() throws IOException {
        Nights nights = nights(350);
        Map<String, TreeSet<Integer>> two = parts(nights.night());
        join(351, 420);
        Map<String, TreeSet<Integer>> three = parts(nights.night());
        leave(351, 420);
        Map<String, TreeSet<Integer>> again = parts(nights.night());

        assertThat(two.keySet()).containsExactly("Choir", "Choir (2)");
        assertThat(three.keySet()).containsExactly("Choir", "Choir (2)", "Choir (3)");
        assertThat(again.get("Choir (3)")).isEmpty();
        for (String part : two.keySet()) {
            TreeSet<Integer> stayed = new TreeSet<>(three.get(part));
            stayed.removeIf(number -> number > 350);
            assertThat(two.get(part)).containsAll(stayed);
            assertThat(again.get(part)).isEqualTo(two.get(part));
        }
    }

    /** Another class has the name that the second part would have. */
    @Test
    void a_second_part_is_not_taken_for_a_class_of_its_name() throws IOException {
        Nights nights = nights(200);
        Section other = world.section("k2", "sis", World.LINCOLN, "choir (2)");
        world.enroll(other, 1001, 1001);
        assertThat(parts(nights.night()).keySet()).containsExactly("Choir", "choir (2)");
        join(201, 201);
        List<TreeSet<Integer>> filled = parts(nights.night()).values().stream()
                .filter(part -> !part.isEmpty())
                .toList();
        assertThat(filled).hasSize(3).contains(new TreeSet<>(Set.of(1001)));
        assertThat(filled.stream().mapToInt(TreeSet::size).sum()).isEqualTo(202);
    }
}

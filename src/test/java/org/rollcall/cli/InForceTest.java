package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.landing.DurableFiles;

/** A night reads what is in force from the files last published. */
class InForceTest {

    private static final String LEA = "demo";
    private static final String FIRST = Site.id(LEA, 1);
    private static final String SECOND = Site.id(LEA, 2);

    @TempDir
    Path folder;

    /** How the rows of a file may stand there and be the same. */
    static List<Named<UnaryOperator<String>>> writings() {
        return List.of(
                as("quoted", text -> text.replaceAll("([^,\r\n]*)(,|\r\n)", "\"$1\"$2")),
                as("quoted now and then", text -> text.replaceAll("\r\n([^,\r\n]*7[^,\r\n]*),", "\r\n\"$1\",")),
                as("ending in line feeds", text -> text.replace("\r\n", "\n")),
                as("ending in carriage returns", text -> text.replace("\r\n", "\r")),
                as("ending in both by turns", text -> text.replaceAll("(\r\n[^\r\n]*)\r\n", "$1\r")),
                as("without a last line end", String::strip),
                as("with empty lines", text -> text.replaceAll("(\r\n[^\r\n]*\r\n)", "\r\n$1\r\n")),
                as("without a header", text -> text.substring(text.indexOf('\n') + 1)));
    }

    /** What may have been done to a row, which stays on its line. */
    static List<Named<UnaryOperator<String>>> changes() {
        return List.of(
                as("an SSID of eleven digits", row -> row.replaceAll(",(\\d{10}),", ",7$1,")),
                as("an SSID of letters", row -> row.replaceAll(",\\d{10},", ",abcdefghij,")),
                as("another school year", row -> row.replaceAll(",20(\\d\\d),", ",20$1-27,")),
                as("a field less", row -> row.substring(0, row.lastIndexOf(','))),
                as("a field more", row -> row + ","));
    }

    private static Named<UnaryOperator<String>> as(String name, UnaryOperator<String> other) {
        return Named.of(name, other);
    }

    /** Whoever is in the files was in force, to the last row of the last of them. */
    @ParameterizedTest
    @MethodSource("writings")
    void how_its_files_are_written_changes_nothing(UnaryOperator<String> other) throws IOException {
        Site site = site("as-it-was");
        Site same = site("rewritten");
        Set<String> students = new HashSet<>();
        Set<String> logins = new HashSet<>();
        int places = 0;
        for (Path file : files(same)) {
            for (String row : Files.readAllLines(file).stream().skip(1).toList()) {
                String[] values = row.split(",", -1);
                places += values[4].isEmpty() ? 0 : 1;
                students.add(values[4]);
                logins.add(values[5]);
            }
            String written = Files.readString(file);
            Files.writeString(file, other.apply(written));
            assertThat(file).isNotEmptyFile().content().isNotEqualTo(written);
        }
        site.deliver(LEA, District.night(2));
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
        same.deliver(LEA, District.night(2));
        Site.Result held = same.execute("run", "--lea", LEA);
        assertThat(held.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(held.out() + held.err()).contains(altered(files(same).get(0)));
        Path changes = site.runFolder(SECOND).resolve("changes.csv");
        assertThat(Files.readAllLines(changes)).hasSizeGreaterThan(20);
        assertThat(same.runFolder(SECOND).resolve("changes.csv")).hasSameBinaryContentAs(changes);
        JsonNode figures = same.run(SECOND).at("/report/changes/lea");
        assertThat(figures).isEqualTo(site.run(SECOND).at("/report/changes/lea"));
        assertThat(figures.get("placesBefore").asInt()).isEqualTo(places);
        assertThat(figures.get("studentsBefore").asInt()).isEqualTo(students.size() - 1); // the blank of logins' rows
        assertThat(figures.get("loginsBefore").asInt()).isEqualTo(logins.size() - 1);
    }

    /** Another member than CERS has, or one fewer, would be neither in nor out of tonight's changes. */
    @Test
    void a_night_is_held_when_somebody_changed_a_member_of_what_is_in_force() throws IOException {
        Site site = site("changed");
        Path file = files(site).get(0);
        byte[] published = Files.readAllBytes(file);
        Files.writeString(file, Files.readString(file).replaceFirst("\r\n[^\r\n]*,\\d{10},\r\n", "\r\n"));
        site.deliver(LEA, District.night(2));

        Site.Result held = site.execute("run", "--lea", LEA);
        assertThat(held.code()).isEqualTo(ExitCode.NEEDS_PERSON);
        assertThat(held.out() + held.err()).contains(altered(file));
        assertThat(site.sets(LEA)).containsExactly(FIRST);

        Files.write(file, published);
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
    }

    /** Its id would be taken again, and the night taken for one that is published already. */
    @Test
    void a_night_fails_by_name_when_the_folder_of_the_run_last_published_was_removed() throws IOException {
        Site site = site("removed");
        Path run = site.runFolder(FIRST);
        DurableFiles.remove(run);
        site.deliver(LEA, District.night(2));

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.line(SECOND))
                .isEqualTo(SECOND + ": failed. " + run.resolve("cers/demo-groups-001.csv")
                        + ", a file last published, is not there, so that it cannot be told who is in the groups in force."
                        + " Restore the run's folder from a backup.");
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    /** What it says is not quoted: it could be a name. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "", "{}", "[]", "{\"run\": null}", "Quillamar {}"})
    void a_record_that_says_nothing_is_damaged(String text) throws IOException {
        Site site = site("nothing");
        Path record = site.work().resolve("leas/demo/published.json");
        Files.writeString(record, text + "\n");
        site.deliver(LEA, District.night(2));

        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.line(SECOND))
                .isEqualTo(SECOND + ": failed. " + record
                        + " is damaged: it is not what Rollcall wrote. Restore it from a backup.");
    }

    @Test
    void once_it_is_approved_what_it_published_is_in_force() throws IOException {
        Site site = site("changed");
        Path file = files(site).get(0);
        Files.writeString(file, Files.readString(file).replaceFirst("\r\n[^\r\n]*,\\d{10},\r\n", "\r\n"));
        site.deliver(LEA, District.night(2));
        assertThat(site.execute("run", "--lea", LEA).code()).isEqualTo(ExitCode.NEEDS_PERSON);

        assertThat(site.execute("approve", "--run", SECOND, "--by", "A. Person", "--reason", "looked at")
                        .code())
                .isZero();

        site.deliver(LEA, District.night(3));
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
    }

    private static String altered(Path file) {
        return "cers/" + file.getFileName() + " of " + FIRST
                + " is not what was published, so that what changes cannot be told for"
                + " sure: restore the folder of that run from a backup and run again, or look at changes.csv with care"
                + " before you approve";
    }

    @ParameterizedTest
    @MethodSource("changes")
    void a_row_that_was_changed_by_hand_is_named_and_not_quoted(UnaryOperator<String> change) throws IOException {
        requireNamed(change, "\r\n");
    }

    /** These rows are the parser's. */
    @ParameterizedTest
    @MethodSource("changes")
    void so_it_is_in_a_file_with_other_line_ends(UnaryOperator<String> change) throws IOException {
        requireNamed(change, "\r");
    }

    private void requireNamed(UnaryOperator<String> change, String lineEnd) throws IOException {
        Site site = site("changed");
        Path file = files(site).get(0);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        int changed = IntStream.range(40, lines.size())
                .filter(line -> lines.get(line).matches(".*,\\d{10},"))
                .findFirst()
                .orElseThrow();
        String ssid = lines.get(changed).split(",", -1)[4];
        lines.set(changed, change.apply(lines.get(changed)));
        lines.add(7, "");
        Files.writeString(file, String.join(lineEnd, lines) + lineEnd);

        site.deliver(LEA, District.night(2));
        Site.Result result = site.execute("run", "--lea", LEA);

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out() + result.err())
                .contains(file + " is not as it was published: line " + (changed + 2)
                        + " is damaged. Restore the run's folder from a backup.")
                .doesNotContain(ssid, "abcdefghij");
        assertThat(site.sets(LEA)).containsExactly(FIRST);
    }

    private Site site(String name) throws IOException {
        Site site = new Site(Files.createDirectory(folder.resolve(name))).lea(LEA, "firstRun: publish");
        site.deliver(LEA, District.night(1));
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
        return site;
    }

    private static List<Path> files(Site site) throws IOException {
        try (var files = Files.list(site.runFolder(FIRST).resolve("cers"))) {
            return files.sorted().toList();
        }
    }
}

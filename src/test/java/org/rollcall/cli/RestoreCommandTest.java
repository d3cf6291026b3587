package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code rollcall restore}: a set of before in force again, its difference shown first. */
class RestoreCommandTest {

    private static final String LEA = "demo";
    private static final String A = Site.id(LEA, 1);
    private static final String B = Site.id(LEA, 2);
    private static final String AGAIN = Site.id(LEA, 3);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void two_nights_are_published() throws IOException {
        site = new Site(folder).lea(LEA, "firstRun: publish");
        for (int night : new int[] {1, 2}) {
            site.deliver(LEA, District.night(night));
            assertThat(site.execute("run", "--lea", LEA).code()).isZero();
        }
    }

    /** The rows of a set by group, without those that empty one. */
    private Map<String, Set<String>> groups(String run) throws IOException {
        Map<String, Set<String>> groups = new TreeMap<>();
        for (String file : Site.csv(site.set(LEA, run)).values()) {
            file.lines()
                    .skip(1)
                    .map(row -> row.replace("\"", ""))
                    .filter(row -> !row.endsWith(",,"))
                    .forEach(row -> groups.computeIfAbsent(row.substring(0, row.indexOf(",99")), g -> new TreeSet<>())
                            .add(row));
        }
        return groups;
    }

    @Test
    void it_is_held_with_the_difference_until_somebody_approves() throws IOException {
        Site.Result result = site.execute("restore", "--run", A, "--by", "A. Person");

        assertThat(result.err()).isEmpty();
        assertThat(result.code()).isEqualTo(3);
        assertThat(result.line("Changes since")).isEqualTo("Changes since " + B + ":");
        assertThat(result.line(AGAIN))
                .isEqualTo(AGAIN + ": held for a person: it restores what " + A
                        + " published: look at what would change before CERS sees it");
        assertThat(site.sets(LEA)).containsExactly(A, B);
        assertThat(site.runFolder(AGAIN).resolve("changes.csv")).exists();

        Site.Result approved = site.execute("approve", "--run", AGAIN, "--by", "B. Person", "--reason", "bad roster");

        assertThat(approved.code()).isZero();
        assertThat(groups(AGAIN)).isEqualTo(groups(A)).isNotEqualTo(groups(B));
        assertThat(site.published(LEA).get("run").asText()).isEqualTo(AGAIN);
        assertThat(site.published(LEA).at("/snapshots/oneroster-zip"))
                .isEqualTo(site.run(A).at("/sources/0/snapshot"));
    }

    @Test
    void it_says_when_what_is_in_force_is_not_what_was_published() throws IOException {
        Path cers = site.runFolder(B).resolve("cers");
        Path file = cers.resolve(Site.names(cers).get(0));
        Files.writeString(file, Files.readString(file).replaceFirst("\r\n[^\r\n]*,\\d{10},\r\n", "\r\n"));

        Site.Result result = site.execute("restore", "--run", A, "--by", "A. Person");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.line(AGAIN))
                .isEqualTo(AGAIN + ": held for a person: cers/" + file.getFileName() + " of " + B
                        + " is not what was published, so that what changes cannot be told for sure: restore the folder"
                        + " of that run from a backup and run again, or look at changes.csv with care before you"
                        + " approve; and 1 more");
    }

    /** As after a backup of the wrong run. */
    @Test
    void a_set_is_restored_although_what_is_in_force_looks_like_it() throws IOException {
        Path then = site.runFolder(A).resolve("cers");
        Path now = site.runFolder(B).resolve("cers");
        for (String name : Site.names(now)) {
            Files.copy(then.resolve(name), now.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }

        Site.Result result = site.execute("restore", "--run", A, "--by", "A. Person");

        assertThat(result.code()).as("%s", result).isEqualTo(3);
        assertThat(result.line(AGAIN)).contains(" of " + B + " is not what was published");
    }

    @Test
    void files_that_cers_has_seen_are_written_in_other_bytes() throws IOException {
        assertThat(site.execute("restore", "--run", A, "--yes", "--by", "A. Person", "--reason", "bad roster")
                        .code())
                .isZero();

        assertThat(Site.csv(site.set(LEA, AGAIN)).values())
                .doesNotContainAnyElementsOf(Site.csv(site.set(LEA, A)).values());
        assertThat(groups(AGAIN)).isEqualTo(groups(A));
    }

    @Test
    void what_came_since_is_emptied() throws IOException {
        site.execute("restore", "--run", A, "--yes", "--by", "A. Person", "--reason", "bad roster");
        String files = String.join("", Site.csv(site.set(LEA, AGAIN)).values());

        Set<String> gone = new TreeSet<>(groups(B).keySet());
        gone.removeAll(groups(A).keySet());
        assertThat(gone).isNotEmpty();
        assertThat(gone).allSatisfy(group -> assertThat(
                        files.lines().map(row -> row.replace("\"", "")).filter(row -> row.startsWith(group + ",")))
                .singleElement()
                .asString()
                .endsWith(",,"));
    }

    @Test
    void what_is_in_force_is_not_published_again() throws IOException {
        Site.Result result = site.execute("restore", "--run", B);

        assertThat(result.code()).isZero();
        assertThat(site.run(AGAIN).at("/ending/reason").asText())
                .isEqualTo("What " + B + " published is in force; nothing was published again.");
        assertThat(site.sets(LEA)).containsExactly(A, B);
    }

    @Test
    void only_what_was_published_and_is_as_it_was_can_be_restored() throws IOException {
        site.execute("run", "--lea", LEA, "--dry-run");
        Site.Result preview = site.execute("restore", "--run", AGAIN);
        assertThat(preview.err())
                .isEqualTo(AGAIN + " is previewed, not published; only what was published can be restored.\n");
        assertThat(preview.code()).isEqualTo(3);

        Path file = site.runFolder(A).resolve("cers/demo-groups-001.csv");
        Files.writeString(file, Files.readString(file) + "x");
        Site.Result changed = site.execute("restore", "--run", A);
        assertThat(changed.err())
                .isEqualTo(file + " is not what was published: it was changed or removed afterwards. Restore it from a"
                        + " backup.\n");
        assertThat(changed.code()).isEqualTo(4);

        Site.Result unknown = site.execute("restore", "--run", "demo-2020-01-01-1");
        assertThat(unknown.code()).isEqualTo(2);
        Site.Result nobody = site.execute("restore", "--run", A, "--yes");
        assertThat(nobody.err()).startsWith("--yes needs --by NAME and --reason TEXT");
        assertThat(nobody.code()).isEqualTo(2);
    }

    @Test
    void a_year_that_cers_has_closed_cannot_be_restored() throws IOException {
        int year = site.published(LEA).get("schoolYear").asInt();
        site.with("cers.schoolYears", String.valueOf(year + 1));

        Site.Result result = site.execute("restore", "--run", A);

        assertThat(result.err())
                .isEqualTo(A + " has groups of school year " + year
                        + ", which CERS does not have open (cers.schoolYears); it would refuse every file.\n");
        assertThat(result.code()).isEqualTo(3);
        assertThat(site.sets(LEA)).containsExactly(A, B);
    }
}

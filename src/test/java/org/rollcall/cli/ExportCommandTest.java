package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.conformance.Conformance;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.RosterTables;

/** The command that writes a run's roster for other systems. */
@Timeout(120)
class ExportCommandTest {

    private static final String LEA = "west";

    @TempDir
    Path folder;

    private Site site;
    private Path zip;

    @BeforeEach
    void site() throws IOException {
        site = new Site(Files.createDirectories(folder.resolve("site")));
        zip = folder.resolve("west.zip");
    }

    private void night() throws IOException {
        site.lea(LEA, "firstRun: publish").deliver(LEA, District.night(1));
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();
    }

    private Site.Result export(String... more) {
        String[] arguments = new String[more.length + 2];
        System.arraycopy(more, 0, arguments, 0, more.length);
        arguments[more.length] = "--to";
        arguments[more.length + 1] = zip.toString();
        return site.executeOnState("export", arguments);
    }

    @Test
    void the_roster_of_the_last_run_is_written_for_its_owner_alone_and_said_file_by_file() throws IOException {
        night();

        Site.Result result = export("--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.out())
                .startsWith(Site.id(LEA, 1) + ": its roster is in " + zip + ", as OneRoster 1.2.1.\n")
                .containsPattern("\n  enrollments[.]csv +[0-9],[0-9]{3} rows\n")
                .contains("\nRows of the sources that are not in it:\n")
                .contains("\n  oneroster-zip, enrollments.csv: ");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        assertThat(Conformance.violations(Files.readAllBytes(zip))).isEmpty();
        assertThat(Site.names(folder)).containsExactly("site", "west.zip");
    }

    @Test
    void a_night_of_the_export_makes_the_files_of_the_run() throws IOException {
        night();
        assertThat(export("--run", Site.id(LEA, 1)).code()).isZero();

        Site again = new Site(Files.createDirectories(folder.resolve("again"))).lea(LEA, "firstRun: publish");
        again.deliver(LEA, Files.readAllBytes(zip));
        assertThat(again.execute("run", "--lea", LEA).code()).isZero();

        assertThat(Site.csv(again.set(LEA, Site.id(LEA, 1)))).isEqualTo(Site.csv(site.set(LEA, Site.id(LEA, 1))));
    }

    @Test
    void the_same_run_makes_the_same_bytes_and_a_file_that_was_there_is_replaced() throws IOException {
        night();
        Files.writeString(zip, "another");
        assertThat(export("--lea", LEA).code()).isZero();
        byte[] first = Files.readAllBytes(zip);

        assertThat(export("--run", Site.id(LEA, 1)).code()).isZero();

        assertThat(Files.readAllBytes(zip)).isEqualTo(first);
    }

    @Test
    void an_export_changes_nothing_of_the_work_folder() throws IOException {
        night();
        var before = Site.listing(site.work().resolve("leas"));

        assertThat(export("--lea", LEA).code()).isZero();

        assertThat(Site.listing(site.work().resolve("leas"))).isEqualTo(before);
    }

    @Test
    void nothing_of_a_person_is_said() throws IOException {
        night();

        Site.Result result = export("--lea", LEA, "--demographics");

        byte[] bytes = Files.readAllBytes(zip);
        for (Map<String, String> user : Conformance.rows(bytes, "users")) {
            assertThat(result.out() + result.err())
                    .doesNotContain(user.get("familyName"))
                    .doesNotContain(user.get("username") + "@");
        }
    }

    @Test
    void what_was_pulled_from_an_api_is_exported() throws IOException {
        RosterTables tables = RosterTables.district(2, 60, 1);
        try (OneRosterServer server =
                OneRosterServer.of(tables).access(Access.bearer("t")).start()) {
            new ApiLea(site, LEA, server.baseUrl()).written("auth: bearer", "token: t");
            assertThat(site.execute("run", "--lea", LEA).code()).isZero();
        }

        Site.Result result = export("--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(Conformance.violations(Files.readAllBytes(zip))).isEmpty();
    }

    @Test
    void files_of_a_specification_are_exported_with_the_grades_and_schools_that_a_night_does_not_read()
            throws IOException {
        site.specLea(LEA);
        DemoDistrict.elementary(3, Site.TODAY).flawless().writeSpecFiles(site.drop(LEA));
        assertThat(site.execute("run", "--lea", LEA).code()).isZero();

        Site.Result result = export("--lea", LEA);

        assertThat(result.code()).as(result.toString()).isZero();
        byte[] bytes = Files.readAllBytes(zip);
        assertThat(Conformance.violations(bytes)).isEmpty();
        assertThat(Conformance.rows(bytes, "users"))
                .filteredOn(user -> user.get("userIds").startsWith("{SSID:"))
                .hasSizeGreaterThan(100)
                .allSatisfy(user -> assertThat(user)
                        .hasEntrySatisfying("grades", grade -> assertThat(grade).matches("TK|KG|0\\d"))
                        .hasEntrySatisfying(
                                "primaryOrgSourcedId", org -> assertThat(org).isNotEmpty()));
    }

    // ---- What cannot be exported

    @Test
    void an_lea_without_a_computed_run_is_told() throws IOException {
        site.lea(LEA);
        assertThat(site.execute("run", "--lea", LEA).code()).isEqualTo(4);

        Site.Result result = export("--lea", LEA);

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .isEqualTo("--lea: no run of 'west' in " + site.work() + " was computed; rollcall history lists them"
                        + " (and --work says where to look).\n");
        assertThat(zip).doesNotExist();
    }

    @Test
    void a_run_that_failed_or_is_not_there_is_told() throws IOException {
        site.lea(LEA);
        site.execute("run", "--lea", LEA);

        assertThat(export("--run", Site.id(LEA, 1)).err())
                .isEqualTo("--run: " + Site.id(LEA, 1) + " is failed; it has no roster to export.\n");
        Site.Result other = export("--run", Site.id(LEA, 2));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err())
                .isEqualTo("--run: there is no run '" + Site.id(LEA, 2) + "' in " + site.work()
                        + "; rollcall history lists them (and --work says where to look).\n");
    }

    @Test
    void a_place_that_cannot_be_written_to_is_told_before_anything_is_read() throws IOException {
        site.lea(LEA);

        Site.Result missing = site.executeOnState("export", "--lea", LEA, "--to", folder + "/none/x.zip");
        Site.Result occupied = site.executeOnState("export", "--lea", LEA, "--to", folder.toString());

        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).startsWith("--to: there is no folder " + folder + "/none; make it first\n");
        assertThat(occupied.err()).startsWith("--to: " + folder + " is a folder; name a file\n");
    }

    @Test
    void one_of_lea_and_run_must_be_given() {
        Site.Result neither = export();
        Site.Result both = export("--lea", LEA, "--run", Site.id(LEA, 1));

        assertThat(neither.code()).isEqualTo(2);
        assertThat(neither.err())
                .isEqualTo("Error: Missing required argument (specify one of these): (--lea=ID | --run=ID)\n"
                        + "Try: rollcall export --help\n");
        assertThat(both.code()).isEqualTo(2);
        assertThat(both.err()).contains("--lea=ID, --run=ID are mutually exclusive");
    }

    @Test
    void help_names_every_option() {
        Site.Result help = Site.executeLine("export", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out())
                .contains("rollcall export [-hV] ")
                .contains("--lea=ID", "--run=ID", "--to=FILE.zip", "--demographics", "--work=DIR")
                .contains("The zip holds student data.");
        assertThat(Site.executeLine("--help").out()).contains("  export ");
    }

    @Test
    void a_snapshot_that_is_damaged_exports_nothing_and_leaves_the_file_that_was_there() throws IOException {
        night();
        Path snapshot = site.work()
                .resolve("leas")
                .resolve(LEA)
                .resolve("snapshots/oneroster-zip")
                .resolve(site.snapshots(LEA).get(0));
        try (var files = Files.list(snapshot)) {
            for (Path file : files.filter(f -> !f.getFileName().toString().equals("manifest.json"))
                    .toList()) {
                file.toFile().setWritable(true);
                Files.write(file, "nothing".getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.writeString(zip, "before");

        Site.Result result = export("--lea", LEA);

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.err()).contains("cannot be exported: Source oneroster-zip failed: ");
        assertThat(Files.readString(zip)).isEqualTo("before");
    }
}

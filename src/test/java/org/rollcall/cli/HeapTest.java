package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.demo.DemoDistrict;

/** A night that is too large for the heap. */
class HeapTest {

    @TempDir
    private Path folder;

    @Test
    void says_before_it_begins_how_much_it_needs() throws Exception {
        Site site = new Site(folder).lea("large", "firstRun: publish");
        DemoDistrict.of(1, Site.TODAY)
                .withStudents(40_000)
                .writeZip(site.drop("large").resolve("oneroster.zip"));

        assertThat(failure(site, "-Xmx40m"))
                .matches("large-" + Site.TODAY
                        + "-1: failed\\. About [0-9,]+ enrollments of [0-9,]+ users in [0-9,]+"
                        + " classes need about \\d\\d MB of memory, and Rollcall may take 4\\d MB\\. Give it more, such as"
                        + " ROLLCALL_OPTS=-Xmx64m, and run it again\\.");
        assertThat(Files.exists(site.work().resolve("leas/large/published.json")))
                .isFalse();
    }

    /** Their members are read before the roster is mapped. */
    @Test
    void counts_the_places_that_an_add_only_night_keeps() throws Exception {
        Site site = new Site(folder).lea("large", "firstRun: publish", "mode: add-only");
        site.deliver("large", District.night(1));
        assertThat(site.execute("run", "--lea", "large").code()).isZero();
        Path record = site.work().resolve("leas/large/published.json");
        Files.writeString(
                record, Files.readString(record).replaceFirst("\"students\" : \\d+", "\"students\" : 20000000"));
        site.deliver("large", District.night(2));

        assertThat(failure(site, "-Xmx64m"))
                .matches("large-" + Site.TODAY
                        + "-2: failed\\. About [0-9,]+ enrollments of [0-9,]+ users in [0-9,]+ classes and 20,00[0-9,]+"
                        + " places that mode add-only keeps need about 27\\d MB of memory, and Rollcall may take 6\\d"
                        + " MB\\. Give it more, such as ROLLCALL_OPTS=-Xmx320m, and run it again\\.");
    }

    private String failure(Site site, String heap) throws Exception {
        Site.Result result =
                Child.run(folder, Child.java(List.of(heap), Rollcall.class, site.line("run", "--lea", "large")));
        assertThat(result.code()).as("%s", result).isEqualTo(ExitCode.FAILED);
        return result.line("large-");
    }
}

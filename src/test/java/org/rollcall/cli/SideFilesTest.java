package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists, extra logins and TOMS accounts beside an LEA's file. */
class SideFilesTest {

    private static final String LEA = "north";
    private static final String[] SETTINGS = {
        "firstRun: publish",
        "\"groups[0].by\": list",
        "\"groups[0].list\": lists.csv",
        "extraLogins: extra.csv",
        "logins.toms: toms.csv"
    };

    @TempDir
    Path folder;

    private Site site(String lists, String extra, String toms) {
        return new Site(folder)
                .lea(LEA, SETTINGS)
                .file("leas/lists.csv", lists)
                .file("leas/extra.csv", extra)
                .file("leas/toms.csv", toms);
    }

    @Test
    void each_fault_is_said_by_its_line_and_without_the_value() {
        Site site = site(
                "group,student,login,subject\nLab,u1,,ELA\n,u2,,\nLab,u3,x@demo.example,\nLab,,nobody,Math\nLab,u1\n",
                "login,from,until\nsub@demo.example,2026-12-01,2026-11-01\n,tomorrow,\n",
                "Name,Phone\nRuiz,555\n");
        String leas = site.leas().toString();

        assertThat(site.execute("check").out())
                .contains(
                        "groups[0].list: " + leas + "/lists.csv, line 3: group is blank; say which group the row is of")
                .contains("lists.csv, line 4: needs either a student or a login")
                .contains("lists.csv, line 5: login is not an e-mail address that CERS takes")
                .contains("lists.csv, line 5: the group has the subject ELA on a line before")
                .contains("lists.csv, line 6: has 2 fields where the header has 4")
                .contains("extraLogins: " + leas + "/extra.csv, line 2: until is before from")
                .contains("extra.csv, line 3: login is blank")
                .contains("extra.csv, line 3: from is not a day such as 2026-11-30")
                .contains("logins.toms: " + leas + "/toms.csv has no column of e-mail addresses: none is called Email,"
                        + " Email Address, Username, Logon ID or the like")
                .doesNotContain("nobody,")
                .doesNotContain("x@demo.example");
    }

    @Test
    void a_list_is_read_again_for_each_run_and_replay_has_the_one_of_its_night() throws IOException {
        String student = student();
        Site site = site(
                "group,student,login\nLab," + student + ",\nLab,,coach@demo.example\n",
                "login\nall@demo.example\n",
                "Last Name,E-mail Address\nCoach,coach@demo.example\nAll,al1@demo.example\n");
        site.deliver(LEA, District.night(1));

        Site.Result first = site.execute("run", "--lea", LEA);
        assertThat(first.out())
                .contains("Note: 1 login has no account in the TOMS export toms.csv: kept, and listed in"
                        + " logins.csv with the nearest account (logins.unknown).");
        assertThat(Files.readString(site.runFolder(Site.id(LEA, 1)).resolve("logins.csv")))
                .endsWith(",all@demo.example,al1@demo.example,1,kept\r\n");

        site.file("leas/lists.csv", "group,student,login\n\nLab,,coach@demo.example\nx\n");
        Site.Result second = site.execute("run", "--lea", LEA);
        assertThat(second.code()).isEqualTo(2);
        assertThat(second.err())
                .contains("groups[0].list: " + site.leas() + "/lists.csv, line 4: has 1 fields where the header has 3");

        assertThat(site.executeOnState("replay", "--run", Site.id(LEA, 1)).code())
                .isZero();
    }

    /** Somebody who is in a class now. */
    private static String student() throws IOException {
        List<String> rows =
                District.files(District.night(1)).get("enrollments.csv").lines().toList();
        int user = List.of(rows.get(0).split(",")).indexOf("userSourcedId");
        return rows.stream()
                .filter(row -> row.contains(",student,"))
                .map(row -> row.split(",")[user])
                .findFirst()
                .orElseThrow();
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.oracle.CersOracle.Status;

/** Night A, night B, night A again: CERS, which ignores bytes that it has seen, has the memberships of A again. */
class ThereAndBackTest {

    private static final String LEA = "demo";

    @TempDir
    Path folder;

    private CersOracle cers;

    @Test
    void the_third_night_restores_the_first() throws IOException {
        Site site = new Site(folder).lea(LEA, "firstRun: publish", "files: school");

        night(site, 1, District.night(1));
        Map<GroupKey, Group> first = filled();
        night(site, 2, District.night(2));
        Map<GroupKey, Group> second = filled();
        night(site, 3, District.night(1));

        assertThat(second).isNotEqualTo(first);
        assertThat(filled()).isEqualTo(first);
    }

    /** What is held is approved; each set is uploaded, file by file. */
    private void night(Site site, int number, byte[] zip) throws IOException {
        String run = Site.id(LEA, number);
        site.deliver(LEA, zip);
        if (site.execute("run", "--lea", LEA).code() == 3) {
            Site.Result approval = site.execute("approve", "--run", run, "--by", "A. Person", "--reason", "as meant");
            assertThat(approval.code()).as("%s", approval).isZero();
        }
        assertThat(site.run(run).get("state").asText()).isEqualTo("PUBLISHED");
        if (cers == null) {
            cers = new CersOracle(
                    schools(site), Set.of(site.published(LEA).get("schoolYear").asInt()));
        }
        for (String name : Site.csv(site.set(LEA, run)).keySet()) {
            CersOracle.Result result =
                    cers.upload(Files.readAllBytes(site.set(LEA, run).resolve(name)));
            assertThat(result.harms()).as("%s", result).isEmpty();
            assertThat(result.status()).as("%s", result).isIn(Status.ACCEPTED_PROCESSED, Status.IGNORED_DUPLICATE);
        }
    }

    private static Set<String> schools(Site site) throws IOException {
        Set<String> schools = new HashSet<>();
        site.published(LEA)
                .get("groups")
                .forEach(group -> schools.add(group.get("school").asText()));
        return schools;
    }

    /** The groups that have members, or are seen by somebody. */
    private Map<GroupKey, Group> filled() {
        Map<GroupKey, Group> filled = new HashMap<>(cers.groups());
        filled.values()
                .removeIf(group -> group.ssids().isEmpty() && group.logins().isEmpty());
        return filled;
    }
}

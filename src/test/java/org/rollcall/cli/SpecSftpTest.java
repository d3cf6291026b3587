package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A delivery of several files over a stock OpenSSH server, sent with the stock client. */
class SpecSftpTest {

    private static final String LEA = "elementary";

    @TempDir
    Path folder;

    private static List<String> done(Path drop) throws IOException {
        return Site.names(drop.resolve(".done")).stream()
                .map(name -> name.replaceFirst("^\\d{8}-\\d{9}-", ""))
                .sorted()
                .toList();
    }

    @Test
    void files_sent_with_the_stock_client_wait_for_the_last_land_as_one_and_are_archived() throws IOException {
        try (OpenSsh ssh = OpenSsh.start(Files.createDirectory(folder.resolve("ssh")))) {
            Path drop = Files.createDirectories(ssh.home().resolve(LEA));
            Path knownHosts = Files.writeString(folder.resolve("known_hosts"), ssh.knownHostsLine() + "\n");
            String address = "sftp://127.0.0.1:" + ssh.port() + "/" + LEA;
            Site site = new Site(folder)
                    .file("leas/" + LEA + ".camel.yaml", Site.specLeaFile(LEA, address, List.of()))
                    .with("sftp.username", System.getProperty("user.name"))
                    .with("sftp.privateKeyFile", ssh.privateKey().toString())
                    .with("sftp.knownHostsFile", knownHosts.toString());
            SpecDrop lea = new SpecDrop(site, LEA);
            Path export = Files.createDirectory(folder.resolve("export"));
            for (Map.Entry<String, String> file : SpecDrop.small().entrySet()) {
                Files.writeString(export.resolve(file.getKey()), file.getValue());
            }
            Path late = Files.move(export.resolve("staff.csv"), folder.resolve("staff.csv"));
            ssh.put(export.resolve("*.csv"), LEA + "/", knownHosts);
            List<String> before = Site.listing(drop);

            Site.Result missing = site.execute("run");

            assertThat(missing.line(Site.id(LEA, 1)))
                    .isEqualTo(Site.id(LEA, 1) + ": failed. Source spec-files is missing: the delivery in " + address
                            + " is not complete: staff.csv is not there. Ask the district to send all files again.");
            assertThat(missing.code()).isEqualTo(4);
            assertThat(Site.listing(drop)).isEqualTo(before);

            ssh.put(late, LEA + "/staff.csv", knownHosts);
            before = Site.listing(drop);

            Site.Result dry = site.execute("run", "--dry-run");

            assertThat(dry.line(Site.id(LEA, 2))).isEqualTo(Site.id(LEA, 2) + ": dry run. It would be published.");
            assertThat(Site.listing(drop)).isEqualTo(before);

            Site.Result published = site.execute("run");

            assertThat(published.line(Site.id(LEA, 3)))
                    .isEqualTo(Site.id(LEA, 3) + ": published to the drop folder, 2 groups, 4 students, 2 logins");
            assertThat(published.code()).isZero();
            assertThat(lea.published(3)).hasSize(6).contains("Fractions P3 0417 Arroyo 9120000001");
            assertThat(lea.raw()).containsExactlyInAnyOrderEntriesOf(SpecDrop.small());
            assertThat(Site.names(drop)).containsExactly(".done");
            assertThat(done(drop))
                    .containsExactlyElementsOf(
                            SpecDrop.small().keySet().stream().sorted().toList());
            int snapshots = lea.snapshots().size();

            Site.Result second = site.execute("run");

            assertThat(second.line(Site.id(LEA, 4)))
                    .isEqualTo(Site.id(LEA, 4) + ": unchanged, 2 groups, 4 students, 2 logins");
            assertThat(second.code()).isZero();
            assertThat(lea.snapshots()).hasSize(snapshots);
            assertThat(Site.names(site.work().resolve("leas").resolve(LEA).resolve(".incoming")))
                    .isEmpty();
        }
    }
}

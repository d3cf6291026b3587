package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes over a stock OpenSSH server, as production has it: files in, bytes out. */
class OpenSshRoadTest {

    private static final String LEA = "district-one";

    @TempDir
    Path folder;

    private Site site(OpenSsh ssh) throws IOException {
        Files.createDirectories(dropFolder());
        Path knownHosts = Files.writeString(folder.resolve("known_hosts"), ssh.knownHostsLine() + "\n");
        return new Site(folder)
                .file(
                        "leas/" + LEA + ".camel.yaml",
                        Site.leaFile(LEA, "sftp://127.0.0.1:" + ssh.port() + "/" + LEA, "firstRun: publish"))
                .with("sftp.username", System.getProperty("user.name"))
                .with("sftp.privateKeyFile", ssh.privateKey().toString())
                .with("sftp.knownHostsFile", knownHosts.toString());
    }

    private Path dropFolder() {
        return folder.resolve("ssh").resolve("home").resolve(LEA);
    }

    private void upload(OpenSsh ssh, byte[] export) throws IOException {
        Path zip = Files.write(folder.resolve("export.zip"), export);
        ssh.put(zip, LEA + "/oneroster.zip", folder.resolve("known_hosts"));
    }

    @Test
    void a_zip_uploaded_with_the_stock_client_comes_out_as_cers_files_and_a_second_run_is_unchanged()
            throws IOException {
        try (OpenSsh ssh = OpenSsh.start(Files.createDirectory(folder.resolve("ssh")))) {
            Site site = site(ssh);
            upload(ssh, District.night(1));

            Site.Result first = site.execute("run");

            assertThat(first.code()).as(first.toString()).isZero();
            assertThat(first.line(Site.id(LEA, 1))).contains(": published to the drop folder, ");
            Map<String, String> files = Site.csv(site.set(LEA, Site.id(LEA, 1)));
            assertThat(files).containsOnlyKeys(LEA + "-groups-001.csv");
            assertThat(files.get(LEA + "-groups-001.csv"))
                    .startsWith(
                            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n");
            assertThat(Site.names(dropFolder())).containsExactly(".done");
            assertThat(Site.names(dropFolder().resolve(".done")))
                    .singleElement()
                    .asString()
                    .matches("\\d{8}-\\d{9}-oneroster\\.zip");
            assertFitsTheSchema(site, Site.id(LEA, 1));

            Site.Result second = site.execute("run");

            assertThat(second.code()).as(second.toString()).isZero();
            assertThat(second.line(Site.id(LEA, 2))).contains(": unchanged, ");
            assertThat(site.sets(LEA)).containsExactly(Site.id(LEA, 1));
            assertFitsTheSchema(site, Site.id(LEA, 2));
        }
    }

    private static void assertFitsTheSchema(Site site, String run) throws IOException {
        try (var schema = Rollcall.class.getResourceAsStream("/org/rollcall/run/run.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(schema)
                            .validate(new ObjectMapper()
                                    .readTree(site.runFolder(run)
                                            .resolve("run.json")
                                            .toFile())))
                    .isEmpty();
        }
    }

    @Test
    void a_stopped_server_a_changed_host_key_and_an_unknown_one_are_told_apart_and_what_was_published_stands()
            throws IOException {
        try (OpenSsh ssh = OpenSsh.start(Files.createDirectory(folder.resolve("ssh")))) {
            Site site = site(ssh);
            upload(ssh, District.night(1));
            assertThat(site.execute("run").code()).isZero();
            String address = "sftp://127.0.0.1:" + ssh.port() + "/" + LEA;

            ssh.stopServer();
            assertFails(
                    site,
                    2,
                    address
                            + ": the server cannot be reached (Connection refused). It is stopped, or a firewall is in the"
                            + " way.");

            ssh.makeHostKey();
            ssh.startServer();
            assertFails(
                    site,
                    3,
                    address
                            + ": the server's host key has changed. Ask the server's owner whether it was replaced; only then"
                            + " put the new key into known_hosts (rollcall check --connect prints the line).");

            Files.writeString(folder.resolve("known_hosts"), "");
            assertFails(
                    site,
                    4,
                    address
                            + ": the server's host key is not in known_hosts (rollcall check --connect prints the line to"
                            + " add).");
            Site.Result check = site.execute("check", "--connect");
            assertThat(check.code()).isEqualTo(4);
            assertThat(check.out()).contains("  " + ssh.knownHostsLine() + System.lineSeparator());

            Files.writeString(folder.resolve("known_hosts"), ssh.knownHostsLine() + "\n");
            assertThat(site.execute("check", "--connect").out())
                    .contains(LEA + ".oneroster-zip: ok, 0 entries in " + address);
            assertThat(site.sets(LEA)).containsExactly(Site.id(LEA, 1));
        }
    }

    private static void assertFails(Site site, int run, String sentence) {
        Site.Result result = site.execute("run");
        assertThat(result.code()).as(result.toString()).isEqualTo(4);
        assertThat(result.line(Site.id(LEA, run)))
                .isEqualTo(Site.id(LEA, run) + ": failed. Source oneroster-zip failed: " + sentence);
    }

    @Test
    void sets_are_published_over_sftp_complete_read_back_and_with_the_manifest_last() throws IOException {
        try (OpenSsh ssh = OpenSsh.start(Files.createDirectory(folder.resolve("ssh")))) {
            Path drop = Files.createDirectories(ssh.home().resolve("cers-drop"));
            Site site = site(ssh)
                    .with("publish.to", "sftp://127.0.0.1:" + ssh.port() + "/cers-drop")
                    .with("publish.username", System.getProperty("user.name"))
                    .with("publish.privateKeyFile", ssh.privateKey().toString())
                    .with(
                            "publish.knownHostsFile",
                            folder.resolve("known_hosts").toString());
            upload(ssh, District.night(1));

            Site.Result result = site.execute("run");

            assertThat(result.code()).as(result.toString()).isZero();
            Path set = drop.resolve(LEA).resolve(Site.id(LEA, 1));
            assertThat(Site.names(set)).containsExactly(LEA + "-groups-001.csv", "manifest.json");
            assertThat(Site.csv(set))
                    .isEqualTo(Site.csv(site.runFolder(Site.id(LEA, 1)).resolve("cers")));
        }
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.demo.DemoDistrict;
import org.rollcall.drop.SftpAccount;
import org.rollcall.drop.SftpServer;
import org.rollcall.drop.SftpServerSettings;

/** What is said of a delivery of several files, at the finest log level, holds neither a person's data nor a password. */
class SpecSilenceTest {

    private static final String PASSWORD = "hush-7a40d1c8";
    private static final List<String> COLUMNS =
            List.of("studentId", "staffId", "ssid", "givenName", "familyName", "email");

    @TempDir
    Path folder;

    @Test
    void nothing_of_a_person_and_no_password_is_said_of_files_at_any_log_level()
            throws IOException, InterruptedException {
        Map<String, String> files = files();
        Path sftp = Files.createDirectories(folder.resolve("sftp"));
        SftpServerSettings settings = SftpServerSettings.defaults(
                        sftp, folder.resolve("host-key"), List.of(SftpAccount.collect("rollcall", PASSWORD, "")))
                .listeningOn("127.0.0.1", 0);
        try (SftpServer server = SftpServer.start(settings)) {
            Path knownHosts =
                    Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine("127.0.0.1") + "\n");
            Path remote = Files.createDirectories(sftp.resolve("over-sftp"));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(remote.resolve(file.getKey()), file.getValue());
            }
            Site site = new Site(folder)
                    .with("sftp.username", "rollcall")
                    .with("sftp.password", PASSWORD)
                    .with("sftp.knownHostsFile", knownHosts.toString())
                    .with("drop.settleMilliseconds", "500")
                    .file(
                            "leas/over-sftp.camel.yaml",
                            Site.specLeaFile(
                                    "over-sftp",
                                    "sftp://127.0.0.1:" + server.port() + "/over-sftp",
                                    List.of(),
                                    "dropStudentsNotInFile: false"))
                    .specLea("refused")
                    .specLea("headless")
                    .specLea("broken")
                    .specLea("filtered", "spec: specs/filtered.yaml")
                    .file(
                            "specs/filtered.yaml",
                            SpecDrop.own("")
                                    .replace(
                                            "    students:",
                                            "    where: \"${body[familyName]} == ${body.nobody}\"\n    students:"));
            deliver(site, "refused", files)
                    .put(
                            "section_students.csv",
                            files.get("section_students.csv").replaceAll("\\d{4}-\\d\\d-\\d\\d", "someday"));
            deliver(site, "headless", files)
                    .put("students.csv", files.get("students.csv").replaceFirst("[^\n]*\n", ""));
            deliver(site, "broken", files)
                    .put("staff.csv", files.get("staff.csv").replaceFirst(",", ",\""));
            deliver(site, "filtered", files).age(Duration.ofHours(2), "courses.csv");

            Site.Result run = Child.run(
                    folder, Child.java(List.of("-Drollcall.log.level=TRACE"), Rollcall.class, site.line("run")));

            assertThat(run.code()).as(run.toString()).isEqualTo(4);
            assertThat(run.line("over-sftp-")).contains(": published to the drop folder, ");
            assertThat(run.line("refused-")).contains(" rows are refused (");
            assertThat(run.line("headless-")).contains(": students.csv: the first row holds none of the columns ");
            assertThat(run.line("broken-")).contains(": failed. Source spec-files failed: staff.csv");
            assertThat(run.line("filtered-")).contains(": failed. Source spec-files failed: The filter where: ");
            Path details = site.runFolder(Site.id("over-sftp", 1));
            assertThat(Files.readString(details.resolve("refused.csv")))
                    .contains(",givenName,blank-required,", ",studentId,dangling-reference,");
            assertThat(Files.readString(details.resolve("damaged.csv"))).contains(",ssid,", ",familyName,");
            String said = run.out() + run.err();
            assertThat(said).doesNotContain(PASSWORD);
            assertThat(found(said, people(files))).isEmpty();
        }
    }

    /** The elementary district's files with its own flaws, and a row or two more to refuse. */
    private Map<String, String> files() throws IOException {
        Path export = Files.createDirectory(folder.resolve("export"));
        DemoDistrict.elementary(7, Site.TODAY).writeSpecFiles(export);
        Map<String, String> files = new TreeMap<>();
        for (String name : Site.names(export)) {
            files.put(name, Files.readString(export.resolve(name)));
        }
        files.compute("students.csv", (name, text) -> text.replaceFirst("\n([^,]*,[^,]*),[^,]*,", "\n$1,,"));
        return files;
    }

    private static SpecDrop deliver(Site site, String id, Map<String, String> files) throws IOException {
        return new SpecDrop(site, id).put(files);
    }

    /** The words and numbers that stand for a person in the files. */
    private static Set<String> people(Map<String, String> files) throws IOException {
        Set<String> people = new TreeSet<>();
        for (String name : List.of("students.csv", "staff.csv")) {
            try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(files.get(name))) {
                for (NamedCsvRecord person : csv) {
                    COLUMNS.stream()
                            .map(column -> person.findField(column).orElse(""))
                            .filter(value -> value.length() > 3)
                            .forEach(people::add);
                }
            }
        }
        assertThat(people).hasSizeGreaterThan(1_500);
        return people;
    }

    private static Set<String> found(String said, Set<String> people) {
        Set<String> found = new TreeSet<>();
        for (String word : said.split("[^\\p{L}\\p{N}@._'-]+")) {
            Stream.of(word, word.replaceAll("^[._'-]+|[._'-]+$", ""))
                    .filter(people::contains)
                    .forEach(found::add);
        }
        people.stream()
                .filter(person -> person.contains("@") && said.contains(person))
                .forEach(found::add);
        return found;
    }
}

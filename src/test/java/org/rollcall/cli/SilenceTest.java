package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.drop.SftpAccount;
import org.rollcall.drop.SftpServer;
import org.rollcall.drop.SftpServerSettings;

/** What a command says, at the finest log level, holds neither a student's or teacher's data nor a password. */
class SilenceTest {

    private static final String PASSWORD = "hush-3c1f90e2";

    @TempDir
    Path folder;

    @Test
    void nothing_of_a_person_and_no_password_is_said_at_any_log_level() throws IOException, InterruptedException {
        byte[] zip = District.night(1);
        Path sftp = Files.createDirectories(folder.resolve("sftp"));
        SftpServerSettings settings = SftpServerSettings.defaults(
                        sftp, folder.resolve("host-key"), List.of(SftpAccount.collect("rollcall", PASSWORD, "")))
                .listeningOn("127.0.0.1", 0);
        try (SftpServer server = SftpServer.start(settings)) {
            Files.write(Files.createDirectories(sftp.resolve("over-sftp")).resolve("oneroster.zip"), zip);
            Path knownHosts =
                    Files.writeString(folder.resolve("known_hosts"), server.knownHostsLine("127.0.0.1") + "\n");
            Site site = new Site(folder)
                    .with("sftp.username", "rollcall")
                    .with("sftp.password", PASSWORD)
                    .with("sftp.knownHostsFile", knownHosts.toString())
                    .with("drop.settleMilliseconds", "500")
                    .lea("held")
                    .lea("published", "firstRun: publish")
                    .lea("broken", "firstRun: publish")
                    .lea("refused", "firstRun: publish")
                    .lea("truncated", "firstRun: publish");
            String from = "sftp://127.0.0.1:" + server.port() + "/";
            site.file("leas/over-sftp.camel.yaml", Site.leaFile("over-sftp", from + "over-sftp", "firstRun: publish"));
            site.file("leas/not-there.camel.yaml", Site.leaFile("not-there", from + "not-there"));
            site.file("leas/options.camel.yaml", Site.leaFile("options", "sftp://me:" + PASSWORD + "@host/x?a=b"));
            site.deliver("held", zip);
            site.deliver("published", zip);
            site.deliver("broken", District.edited(zip, SilenceTest::openQuote));
            site.deliver("refused", District.edited(zip, SilenceTest::badRows));
            site.deliver("truncated", Arrays.copyOf(zip, zip.length - 2_000));

            Site.Result run = Child.run(
                    folder, Child.java(List.of("-Drollcall.log.level=TRACE"), Rollcall.class, site.line("run")));

            assertThat(run.code()).as(run.toString()).isEqualTo(4);
            assertThat(run.line("published-")).contains(": published to the drop folder");
            assertThat(run.line("over-sftp-")).contains(": published to the drop folder");
            assertThat(run.line("held-")).contains(": held");
            assertThat(run.line("broken-")).contains(": failed");
            assertThat(run.line("refused-")).contains(": failed");
            assertThat(run.line("truncated-")).contains(": failed");
            String said = run.out() + run.err();
            assertThat(said).doesNotContain(PASSWORD);
            assertThat(found(said, people(zip))).isEmpty();
        }
    }

    private static String openQuote(String name, String text) {
        return name.equals("users.csv")
                ? text.substring(0, text.length() / 2) + "\"" + text.substring(text.length() / 2)
                : text;
    }

    private static String badRows(String name, String text) {
        return name.equals("enrollments.csv") ? text.replace(",student,", ",pupil,") : text;
    }

    /** The words and numbers that stand for a person in the export. */
    private static Set<String> people(byte[] zip) throws IOException {
        Set<String> people = new TreeSet<>();
        String users = District.files(zip).get("users.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(users)) {
            for (NamedCsvRecord user : csv) {
                Stream.of("sourcedId", "username", "familyName", "email", "identifier")
                        .map(user::getField)
                        .filter(value -> value.length() > 3)
                        .forEach(people::add);
                Matcher ssid = Pattern.compile("\\d{10}").matcher(user.getField("userIds"));
                while (ssid.find()) {
                    people.add(ssid.group());
                }
            }
        }
        assertThat(people).hasSizeGreaterThan(1_000);
        return people;
    }

    private static Set<String> found(String said, Set<String> people) {
        Set<String> found = new TreeSet<>();
        for (String word : said.split("[^\\p{L}\\p{N}@._'-]+")) {
            if (people.contains(word) || people.contains(word.replaceAll("^[._'-]+|[._'-]+$", ""))) {
                found.add(word);
            }
        }
        for (String person : people) {
            if (person.contains("@") && said.contains(person)) {
                found.add(person);
            }
        }
        return found;
    }
}

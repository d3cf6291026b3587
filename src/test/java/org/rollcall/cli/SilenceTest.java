package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.drop.SftpAccount;
import org.rollcall.drop.SftpServer;
import org.rollcall.drop.SftpServerSettings;
import org.rollcall.oneroster.Access;
import org.rollcall.oneroster.Fault;
import org.rollcall.oneroster.OneRosterServer;
import org.rollcall.oneroster.Request;
import org.rollcall.oneroster.RosterTables;

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

    @Test
    void nothing_of_a_person_and_no_credential_is_said_of_an_api_at_any_log_level()
            throws IOException, InterruptedException {
        RosterTables tables = RosterTables.district(2, 60, 7);
        RosterTables refused = RosterTables.district(2, 60, 7);
        refused.ids("users").forEach(id -> refused.edit("users", id, user -> user.put("role", user.get("email"))));
        String student = "{\"error\":\"Abrin\",\"description\":\"student7@students.synthetic.example 9900000007"
                + " student-7 " + PASSWORD + "\"}";
        Access bearer = Access.bearer(PASSWORD);
        Map<String, OneRosterServer> servers = new TreeMap<>();
        try {
            servers.put(
                    "oauth2",
                    OneRosterServer.of(tables)
                            .access(Access.oauth2("demo", PASSWORD)
                                    .cookie("affinity")
                                    .tokenLife(7))
                            .start());
            servers.put(
                    "oauth1",
                    OneRosterServer.of(tables)
                            .access(Access.oauth1("demo", PASSWORD))
                            .start());
            servers.put("refused", OneRosterServer.of(refused).access(bearer).start());
            for (Map.Entry<String, Fault> fault : Map.of(
                            "status-400", Fault.status(400, "application/json", student),
                            "status-401", Fault.status(401, "application/json", student),
                            "status-403", Fault.status(403, "text/plain", student),
                            "status-500", Fault.status(500, "application/json", student),
                            "not-json", Fault.status(200, "application/json", student + student),
                            "not-a-list", Fault.status(200, "application/json", "{\"users\":" + student + "}"),
                            "not-records", Fault.status(200, "application/json", "{\"users\":[\"Abrin\"]}"),
                            "truncated", Fault.truncated(),
                            "dropped", Fault.droppedInBody(),
                            "redirect", Fault.redirect("https://sis.example/student-7?q=" + PASSWORD))
                    .entrySet()) {
                servers.put(
                        fault.getKey(),
                        OneRosterServer.of(tables)
                                .access(bearer)
                                .start()
                                .on(
                                        request -> request.collection().equals("users") && request.offset() == 20,
                                        100,
                                        fault.getValue()));
            }
            servers.put(
                    "unsigned",
                    OneRosterServer.of(tables)
                            .access(Access.oauth2("demo", "another"))
                            .start()
                            .on("token", 1, 100, Fault.status(400, "application/json", student)));
            Site site = new Site(folder)
                    .with("west.secret", PASSWORD)
                    .with("api.retryMilliseconds", "1")
                    .with("landing.perHost", "20");
            servers.forEach((id, server) -> {
                ApiLeaFile lea = new ApiLeaFile(id, server.baseUrl())
                        .with("pageSize", "20")
                        .with("filters", "users: familyName!='student7@students.synthetic.example'")
                        .with("clientSecret", "{{west.secret}}")
                        .with("token", "{{west.secret}}")
                        .with("cookies", "true");
                lea.with("auth", id.equals("unsigned") ? "oauth2" : id.startsWith("oauth") ? id : "bearer")
                        .in(site);
            });

            Site.Result run = Child.run(
                    folder, Child.java(List.of("-Drollcall.log.level=TRACE"), Rollcall.class, site.line("run")));
            Site.Result check = Child.run(
                    folder,
                    Child.java(List.of("-Drollcall.log.level=TRACE"), Rollcall.class, site.line("check", "--connect")));

            assertThat(run.code()).as(run.toString()).isEqualTo(4);
            StringBuilder said = new StringBuilder(run.out() + run.err() + check.out() + check.err());
            for (String id : servers.keySet()) {
                boolean whole = id.startsWith("oauth");
                assertThat(run.line(id + "-")).contains(whole ? ": published to the drop folder" : ": failed");
                said.append(Files.readString(site.runFolder(Site.id(id, 1)).resolve("run.json")));
            }
            assertThat(found(said.toString(), people(tables))).isEmpty();
            Set<String> credentials = credentials(servers.values());
            assertThat(said.toString()).doesNotContain(credentials);
            try (Stream<Path> files = Files.walk(site.work())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(credentials);
                }
            }
        } finally {
            servers.values().forEach(OneRosterServer::close);
        }
    }

    /** The secret, and what the servers were sent that stands for it. */
    private static Set<String> credentials(Collection<OneRosterServer> servers) {
        Set<String> credentials = new TreeSet<>(Set.of(PASSWORD));
        for (OneRosterServer server : servers) {
            for (Request request : server.requests()) {
                for (String name : List.of("Authorization", "Cookie")) {
                    String value = request.header(name);
                    if (value != null) {
                        credentials.add(value.replaceFirst("^(Basic|Bearer|OAuth) ", ""));
                        Matcher signature = Pattern.compile("oauth_(?:signature|nonce)=\"([^\"]+)\"")
                                .matcher(value);
                        while (signature.find()) {
                            credentials.add(signature.group(1));
                        }
                    }
                }
            }
        }
        assertThat(credentials).hasSizeGreaterThan(40);
        return credentials;
    }

    private static Set<String> people(RosterTables tables) {
        Set<String> people = new TreeSet<>();
        for (String id : tables.ids("users")) {
            Map<String, Object> user = tables.read("users", id);
            people.add(id);
            Stream.of("username", "givenName", "familyName", "email", "identifier")
                    .map(user::get)
                    .map(String::valueOf)
                    .filter(value -> value.length() > 3)
                    .forEach(people::add);
            Matcher ssid = Pattern.compile("\\d{10}").matcher(String.valueOf(user.get("userIds")));
            while (ssid.find()) {
                people.add(ssid.group());
            }
        }
        assertThat(people).hasSizeGreaterThan(300);
        return people;
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

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.demo.DemoDistrict;

/**
 * A district whose zip has no SSIDs, which are all in its database: a whole run, in a process of its own with a heap of
 * 1 GB. The figures go to the terminal and to {@code target/bench/merge.csv}. Its size is {@code bench.students}, and at
 * least 600.
 */
@Tag("bench")
final class MergeBench {

    private static final String LEA = "large";
    private static final Pattern SSID = Pattern.compile("\\{SSID:(\\d{10})},\\{Local:(\\w+)}");
    private static final String[] HEADER = {"students", "seconds", "reading", "merging", "mapping", "peak_megabytes"};

    @TempDir
    private Path folder;

    private Site site;

    @Test
    void ssids_of_all_students_come_from_the_database() throws Exception {
        int students = Math.max(600, Integer.parseInt(System.getProperty("bench.students")));
        site = new Site(folder).lea(LEA, "ssid: \"userIds[NONE]\"", "firstRun: publish");
        Path file = site.leas().resolve(LEA + ".camel.yaml");
        Files.writeString(file, StudentsAloneTest.withDatabase(Files.readString(file), folder.resolve("sis.db")));
        Path zip = site.drop(LEA).resolve("oneroster.zip");
        DemoDistrict.of(1, Site.TODAY).withStudents(students).withUuids().writeZip(zip);
        int ssids = database(zip);
        String[] line = site.line("run", "--lea", LEA);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                CommandPass.class.getName()));
        command.addAll(List.of(line));

        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        double seconds = (System.nanoTime() - begun) / 1e9;

        JsonNode report = site.run(Site.id(LEA, 1)).at("/report");
        assertThat(report.at("/contributions/1/supplied/user.ssid").asInt()).isEqualTo(ssids);
        String[] figures = {
            String.valueOf(students),
            String.format(Locale.ROOT, "%.1f", seconds),
            String.format(
                    Locale.ROOT, "%.1f", report.at("/milliseconds/reading").asInt() / 1000.0),
            String.format(
                    Locale.ROOT, "%.1f", report.at("/milliseconds/merging").asInt() / 1000.0),
            String.format(
                    Locale.ROOT, "%.1f", report.at("/milliseconds/mapping").asInt() / 1000.0),
            String.valueOf(Footprint.said(said).kilobytes() / 1000)
        };
        System.out.printf("%-10s %8s %8s %8s %8s %15s%n", (Object[]) HEADER);
        System.out.printf("%-10s %8s %8s %8s %8s %15s%n", (Object[]) figures);
        Path csv = Path.of("target/bench/merge.csv");
        Files.createDirectories(csv.getParent());
        Files.write(csv, List.of(String.join(",", HEADER), String.join(",", figures)));
    }

    /** Puts the SSIDs of a zip's students into a database, by their local ids. */
    private int database(Path zip) throws Exception {
        int rows = 0;
        try (ZipFile archive = new ZipFile(zip.toFile());
                InputStream users = archive.getInputStream(archive.getEntry("users.csv"));
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("sis.db"))) {
            connection.setAutoCommit(false);
            connection
                    .createStatement()
                    .execute("CREATE TABLE students (studentId, ssid, givenName, familyName, grade, schoolId)");
            try (PreparedStatement insert =
                            connection.prepareStatement("INSERT INTO students (studentId, ssid) VALUES (?, ?)");
                    var lines =
                            new java.io.BufferedReader(new java.io.InputStreamReader(users, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    var ids = SSID.matcher(line);
                    if (ids.find()) {
                        insert.setString(1, ids.group(2));
                        insert.setString(2, ids.group(1));
                        insert.executeUpdate();
                        rows++;
                    }
                }
            }
            connection.commit();
        }
        return rows;
    }
}

package org.rollcall.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The district's database as far as it lets a vendor in: one view of its students, as an SQLite file. It has the SSIDs of
 * most students for whom the export has none.
 */
final class StudentDatabase {

    private static final int UNKNOWN = 3;

    private final District district;
    private final Ssids ssids;

    StudentDatabase(District district) {
        this.district = district;
        this.ssids = new Ssids(district.settings());
    }

    /** Makes the file anew; it appears whole or not at all. */
    void writeTo(Path file) throws IOException {
        Path growing = file.resolveSibling("." + file.getFileName());
        Files.deleteIfExists(growing);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + growing)) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE students (studentId, ssid, givenName, familyName, grade, schoolId)");
            }
            try (PreparedStatement row =
                    connection.prepareStatement("INSERT INTO students VALUES (?, ?, ?, ?, ?, ?)")) {
                for (School school : district.schools()) {
                    for (Student student : district.students(school, district.schedule(school))) {
                        insert(row, student);
                    }
                }
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IOException(file + " cannot be made: " + e.getMessage(), e);
        }
        Files.move(growing, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void insert(PreparedStatement row, Student student) throws SQLException {
        row.setString(1, student.localId());
        row.setString(2, ssid(student));
        row.setString(3, student.name().given());
        row.setString(4, student.name().family());
        row.setString(5, student.grade());
        row.setString(6, student.school().code());
        row.executeUpdate();
    }

    /** Null for a student whose number CALPADS has yet to give. */
    private String ssid(Student student) {
        if (!student.ssid().isEmpty()) {
            return student.ssid();
        }
        return student.number() % UNKNOWN == 0 ? null : ssids.of(student.number());
    }
}

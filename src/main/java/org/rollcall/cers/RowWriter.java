package org.rollcall.cers;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.rollcall.roster.Ssid;

/**
 * Writes the rows of one file. The rows of a group's students are alike but for the SSID, so most are the bytes of the one
 * before with other digits in them: a district has two million.
 */
final class RowWriter {

    /** What stands behind an SSID: the comma before a login that is blank, a carriage return and a line feed. */
    static final int AFTER_SSID = 3;

    private final OutputStream out;
    private final ByteArrayOutputStream row = new ByteArrayOutputStream();
    private final CsvWriter csv;
    private long written;

    RowWriter(OutputStream out, Generation generation) throws IOException {
        this.out = out;
        this.csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(generation)
                .build(row, StandardCharsets.UTF_8);
        write(CersColumns.HEADER.toArray(String[]::new));
    }

    /** Writes a group: its logins, then its students. */
    void write(StudentGroup group) throws IOException {
        if (group.isEmpty()) {
            write(group, "", "");
        }
        for (String login : group.logins()) {
            write(group, "", login);
        }
        byte[] student = null;
        for (long ssid : group.ssids()) {
            if (student == null || written <= Generation.ROWS + 1) { // the header is a row, and the last may be quoted
                student = write(group, Ssid.text(ssid), "");
            } else {
                set(student, ssid);
                out.write(student);
            }
        }
    }

    private static void set(byte[] student, long ssid) {
        long digits = ssid;
        int end = student.length - AFTER_SSID;
        for (int i = end - 1; i >= end - Ssid.LENGTH; i--) {
            student[i] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
    }

    private byte[] write(StudentGroup group, String student, String login) throws IOException {
        return write(
                group.name(),
                group.school(),
                Integer.toString(group.schoolYear()),
                group.subject().code(),
                student,
                login);
    }

    private byte[] write(String... values) throws IOException {
        row.reset();
        csv.writeRecord(values).flush();
        byte[] bytes = row.toByteArray();
        out.write(bytes);
        written++;
        return bytes;
    }
}

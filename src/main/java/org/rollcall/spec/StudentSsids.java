package org.rollcall.spec;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.roster.Column;
import org.rollcall.roster.Details;
import org.rollcall.roster.Entity;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.RosterException;
import org.rollcall.roster.RosterReader;
import org.rollcall.roster.Row;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/**
 * Students and their SSIDs alone, as a database gives them to complete the students of other sources: {@code
 * students.csv} with the columns studentId and ssid, UTF-8.
 */
public final class StudentSsids {

    private static final String FILE = "students.csv";
    private static final String STUDENT_ID = "studentId";
    private static final String SSID = "ssid";
    private static final int STEP = 50_000;

    private final Path folder;
    private final SpecContext context;

    /** @param folder where the file is */
    public StudentSsids(Path folder, SpecContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** The file, with no more of it than is taken. */
    public static StandardFile file(Standard standard) {
        return standard.files().stream()
                .filter(file -> file.name().equals(FILE))
                .map(file -> file.only(List.of(STUDENT_ID, SSID)))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Reads them as a roster of users alone. Rows without a studentId, as of applicants, are left out.
     *
     * @throws SourceException when more rows are refused than the LEA allows
     * @throws IOException when the disk refuses
     */
    public Reading read(LocalDate date, Details details, ReadProgress progress) throws IOException {
        Reading reading = Reading.begun();
        RosterReader roster = new RosterReader(
                context.source(),
                date,
                context.rules("the database has none for them", details),
                reading.ledger(),
                reading.refusals(),
                reading.unmapped(),
                reading.warnings());
        EntityReader<?> users = roster.open(Entity.USERS, FILE, new RosterReader.Shape(false, false));
        List<String> columns = users.columns().stream().map(Column::name).toList();
        int rows = 0;
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(folder.resolve(FILE))) {
            for (NamedCsvRecord row : csv) {
                String id = row.getField(STUDENT_ID);
                if (id.isBlank()) {
                    users.filter("no-student-id");
                } else {
                    users.accept(new Row(row.getStartingLineNumber(), values(columns, id, row.getField(SSID))));
                }
                if (++rows % STEP == 0) {
                    progress.rows(FILE, rows);
                }
            }
            progress.rows(FILE, rows);
            roster.close(users);
        } catch (RosterException e) {
            throw new SourceException(e.getMessage(), e, reading.refusals().all());
        }
        return reading.with(roster.roster());
    }

    private static String[] values(List<String> columns, String id, String ssid) {
        String[] values = new String[columns.size()];
        values[columns.indexOf("sourcedId")] = id;
        values[columns.indexOf("role")] = "student";
        values[columns.indexOf(SpecContext.SSID_COLUMN)] = ssid;
        return values;
    }
}

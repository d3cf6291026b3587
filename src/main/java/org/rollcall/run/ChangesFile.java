package org.rollcall.run;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.rollcall.landing.DurableFiles;
import org.rollcall.roster.Ssid;
import org.rollcall.safety.Changes;
import org.rollcall.safety.GroupChange;
import org.rollcall.safety.SchoolChange;

/**
 * Writes {@code changes.csv}: a row for each group that is added, emptied or renamed or gets another subject, for each student and login that
 * comes into a group that stays or leaves it, and for each that comes into a school's groups at all or leaves the last.
 * CSV in UTF-8 with CRLF. Written as it goes, since a new schedule changes every place in every group.
 */
final class ChangesFile {

    private static final String[] HEADER = {
        "school", "change", "group", "renamedFrom", "ssid", "login", "studentsBefore", "studentsNow", "subjectFrom"
    };

    private final CsvWriter csv;

    private ChangesFile(CsvWriter csv) {
        this.csv = csv;
    }

    /** Writes the file, or nothing when nothing changes. */
    static void write(Path folder, Changes changes) throws IOException {
        if (changes.isNothing()) {
            return;
        }
        Path staged = folder.resolve("." + RunReports.CHANGES);
        Files.deleteIfExists(staged);
        DurableFiles.create(staged);
        try (CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new BufferedOutputStream(Files.newOutputStream(staged), 1 << 16), StandardCharsets.UTF_8)) {
            csv.writeRecord(HEADER);
            ChangesFile file = new ChangesFile(csv);
            changes.groups().forEach(file::group);
            changes.schools().forEach(file::school);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        DurableFiles.move(staged, folder.resolve(RunReports.CHANGES));
    }

    private void group(GroupChange change) {
        if (change.kind() != GroupChange.Kind.MEMBERS) {
            group(change, change.kind().name().toLowerCase(Locale.ROOT));
        }
        if (!change.subjectFrom().isEmpty()) {
            group(change, "subject");
        }
        people(change.school(), change.name(), "", change.studentsIn(), change.loginsIn(), "-in");
        people(change.school(), change.name(), "", change.studentsOut(), change.loginsOut(), "-out");
    }

    private void group(GroupChange change, String what) {
        row(
                change.school(),
                "group-" + what,
                change.name(),
                change.renamedFrom(),
                "",
                "",
                Integer.toString(change.studentsBefore()),
                Integer.toString(change.studentsNow()),
                change.subjectFrom());
    }

    private void school(SchoolChange change) {
        people(change.school(), "", "school-", change.studentsIn(), change.loginsIn(), "-in");
        people(change.school(), "", "school-", change.studentsOut(), change.loginsOut(), "-out");
    }

    private void people(String school, String group, String of, long[] ssids, List<String> logins, String direction) {
        LongStream.of(ssids)
                .forEach(ssid -> row(school, of + "student" + direction, group, "", Ssid.text(ssid), "", "", "", ""));
        logins.forEach(login -> row(school, of + "login" + direction, group, "", "", login, "", "", ""));
    }

    private void row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] = RunReports.plain(cells[i]);
        }
        csv.writeRecord(cells);
    }
}

package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import org.rollcall.landing.Snapshot;
import org.rollcall.roster.Details;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.spec.StudentSsids;

/**
 * Snapshots that are what a database's queries gave: files of the standard.
 *
 * @param studentsAlone whether they have no more than students and their SSIDs
 */
public record DatabaseFormat(SpecificationFormat files, boolean studentsAlone) implements RosterFormat {

    @Override
    public Reading read(Snapshot snapshot, LocalDate date, Details details, ReadProgress progress) throws IOException {
        Reading reading = studentsAlone
                ? new StudentSsids(snapshot.raw(), files.context()).read(date, details, progress)
                : files.read(snapshot, date, details, progress);
        snapshot.manifest().pull().notes().forEach(reading.warnings()::warn);
        return reading;
    }

    @Override
    public StoredFormat stored() {
        return files.stored(studentsAlone ? StoredFormat.Kind.DATABASE_STUDENTS : StoredFormat.Kind.DATABASE);
    }
}

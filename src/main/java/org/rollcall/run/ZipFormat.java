package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import org.rollcall.landing.Snapshot;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Details;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.RosterSize;

/** Snapshots that are OneRoster zips. */
public record ZipFormat(Lea lea, String source, ArchiveLimits limits) implements RosterFormat {

    /** A delivery's bytes as what they should be. */
    public OneRosterZip zip(Path raw) {
        return new OneRosterZip(raw, lea, source, limits);
    }

    @Override
    public Reading read(Snapshot snapshot, LocalDate date, Details details, ReadProgress progress) throws IOException {
        return zip(snapshot.raw()).read(date, details, progress);
    }

    @Override
    public RosterSize size(Snapshot snapshot) throws IOException {
        return zip(snapshot.raw()).size();
    }

    @Override
    public StoredFormat stored() {
        return StoredFormat.of(StoredFormat.Kind.ONEROSTER_ZIP);
    }
}

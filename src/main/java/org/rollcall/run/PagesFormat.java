package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.landing.Snapshot;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Details;
import org.rollcall.source.OneRosterPages;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/** Snapshots that are the pages of a OneRoster server. */
public record PagesFormat(Lea lea, String source) implements RosterFormat {

    @Override
    public Reading read(Snapshot snapshot, LocalDate date, Details details, ReadProgress progress) throws IOException {
        List<String> notes = snapshot.manifest().pull().notes();
        try {
            Reading read = new OneRosterPages(snapshot.raw(), lea, source).read(date, details, progress);
            notes.forEach(read.warnings()::warn);
            return read;
        } catch (SourceException e) {
            String said = notes.isEmpty() ? "" : " Of the pull: " + String.join("; ", notes) + ".";
            throw new SourceException(e.getMessage() + said, e, e.refusals());
        }
    }

    @Override
    public StoredFormat stored() {
        return StoredFormat.of(StoredFormat.Kind.ONEROSTER_API);
    }
}

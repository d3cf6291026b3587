package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import org.rollcall.landing.Snapshot;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Details;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.RosterSize;

/** What the snapshots of one source are: says how each is read. */
public interface RosterFormat {

    /** Finds the format of an LEA's source. */
    @FunctionalInterface
    interface Formats {
        RosterFormat of(Lea lea, String source) throws IOException;
    }

    /**
     * Reads a snapshot's roster as it stands on a date.
     *
     * @param details what is kept beside the records
     * @throws org.rollcall.source.SourceException saying why it cannot be used, with the rows refused until then
     * @throws IOException when the disk refuses
     */
    Reading read(Snapshot snapshot, LocalDate date, Details details, ReadProgress progress) throws IOException;

    /** How large a snapshot's roster is, as far as that can be told before it is read. */
    default RosterSize size(Snapshot snapshot) throws IOException {
        return RosterSize.UNKNOWN;
    }

    /** What besides the snapshot and the LEA's settings decides how it is read, to be kept with the run. */
    StoredFormat stored();
}

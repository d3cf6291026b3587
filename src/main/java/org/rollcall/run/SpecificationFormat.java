package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.landing.Snapshot;
import org.rollcall.roster.Details;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecFiles;
import org.rollcall.spec.Specification;

/**
 * Snapshots that are the files of a specification.
 *
 * @param standard what the specification is in the words of
 */
public record SpecificationFormat(Specification specification, Specification standard, SpecContext context)
        implements RosterFormat {

    @Override
    public Reading read(Snapshot snapshot, LocalDate date, Details details, ReadProgress progress) throws IOException {
        Reading reading = SpecFiles.in(snapshot.raw(), specification, context).read(date, details, progress);
        List<String> notes = snapshot.manifest().notes();
        if (notes != null) {
            notes.forEach(reading.warnings()::warn);
        }
        return reading;
    }

    @Override
    public StoredFormat stored() {
        return stored(StoredFormat.Kind.SPEC_FILES);
    }

    StoredFormat stored(StoredFormat.Kind kind) {
        return new StoredFormat(kind, context.partial(), specification.path(), specification.text(), standard.text());
    }
}

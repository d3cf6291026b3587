package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.rollcall.cers.SchoolYears;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Snapshot;
import org.rollcall.run.RosterFormat;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecFiles;
import org.rollcall.spec.Specification;

/**
 * What the snapshots of a source of specification files are.
 *
 * @param partial whether students that a delivery does not list stay as they were
 */
record SpecFormat(Specification specification, Specifications specifications, SpecContext context, boolean partial)
        implements RosterFormat {

    /** Beside the delivery in its snapshot: the specification it was landed by. */
    private static final String SPECIFICATION = "specification.yaml";

    /**
     * Looks at a delivery before it counts, and puts beside it what its reading needs besides.
     *
     * @param raw the folder that holds its files
     * @param before the snapshot before it
     * @throws org.rollcall.source.SourceException saying why it cannot be used
     */
    void complete(Path raw, Optional<Snapshot> before, LocalDate date) throws IOException {
        SpecFiles now = files(raw, specification);
        now.inspect();
        DurableFiles.write(
                raw.resolveSibling(SPECIFICATION), specification.text().getBytes(StandardCharsets.UTF_8));
        if (partial && before.isPresent() && isOfTheYear(before.get(), date)) {
            Path old = before.get().folder().resolve(SPECIFICATION);
            now.carryOver(files(before.get().raw(), specifications.parse(Files.readString(old))));
        }
    }

    /** What students had in one school year is not theirs in the next. */
    private static boolean isOfTheYear(Snapshot before, LocalDate date) {
        return Files.exists(before.folder().resolve(SPECIFICATION))
                && SchoolYears.of(before.manifest().date()) == SchoolYears.of(date);
    }

    private SpecFiles files(Path raw, Specification by) throws IOException {
        return SpecFiles.in(raw, by, context);
    }

    @Override
    public Reading read(Snapshot snapshot, LocalDate date, ReadProgress progress) throws IOException {
        return files(snapshot.raw(), specification).read(date, progress);
    }

    @Override
    public String definition() {
        return specification.text();
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.SchoolYears;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;
import org.rollcall.run.SpecificationFormat;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecFiles;
import org.rollcall.spec.Specification;

/**
 * What the snapshots of a source of specification files are.
 *
 * @param mayBeMissing files, and columns as {@code FILE: COLUMN}, that are not required and may be missing though the
 *     delivery before had them
 */
record SpecFormat(
        Lea lea,
        Specification specification,
        Specifications specifications,
        SpecContext context,
        Set<String> mayBeMissing,
        RunStore runs) {

    /** Beside the delivery in its snapshot: the specification it was landed by. */
    private static final String SPECIFICATION = "specification.yaml";

    /** Reads a list of files, and of columns as {@code FILE: COLUMN}. */
    static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(item -> item.strip().replaceAll("\\s*:\\s*", ": "))
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether students that a delivery does not list stay as they were. */
    boolean partial() {
        return context.partial();
    }

    /** The files that are not required but were in a delivery, so that the next should have them too. */
    Set<String> expected(Collection<Delivery> before) {
        return specification.optionalAmong(before.stream().map(Delivery::path).toList()).stream()
                .filter(name -> !mayBeMissing.contains(name))
                .collect(Collectors.toSet());
    }

    /**
     * Looks at a delivery before it counts, and puts beside it what its reading needs besides.
     *
     * @param raw the folder that holds its files
     * @param snapshots those before it
     * @throws org.rollcall.source.SourceException saying why it cannot be used
     */
    void complete(Path raw, SnapshotStore snapshots, LocalDate date) throws IOException {
        SpecFiles now = files(raw, specification);
        now.inspect();
        Optional<Snapshot> last = snapshots.latest(context.source()).filter(this::isKnown);
        if (last.isPresent()) {
            now.requireWhatWasThere(before(last.get()), mayBeMissing);
        }
        DurableFiles.write(
                raw.resolveSibling(SPECIFICATION), specification.text().getBytes(StandardCharsets.UTF_8));
        Optional<Snapshot> basis = partial() ? basis(snapshots, date) : Optional.empty();
        if (basis.isPresent()) {
            now.carryOver(before(basis.get()));
        }
    }

    private boolean isKnown(Snapshot snapshot) {
        return Files.exists(snapshot.folder().resolve(SPECIFICATION));
    }

    private SpecFiles before(Snapshot snapshot) throws IOException {
        return files(
                snapshot.raw(),
                specifications.parse(Files.readString(snapshot.folder().resolve(SPECIFICATION))));
    }

    /**
     * The delivery that a partial one goes on from: the last of its school year that no person has discarded and that
     * was not only tried.
     */
    private Optional<Snapshot> basis(SnapshotStore snapshots, LocalDate date) throws IOException {
        List<Run> before = runs.list(lea.id());
        List<Snapshot> landed = snapshots.list(context.source());
        for (int i = landed.size() - 1; i >= 0; i--) {
            Snapshot snapshot = landed.get(i);
            if (isKnown(snapshot)
                    && SchoolYears.of(snapshot.manifest().date()) == SchoolYears.of(date)
                    && counts(snapshot, before)) {
                return Optional.of(snapshot);
            }
        }
        return Optional.empty();
    }

    private boolean counts(Snapshot snapshot, List<Run> before) {
        List<Run> of = before.stream()
                .filter(run -> run.source(context.source())
                        .filter(outcome -> snapshot.manifest().id().equals(outcome.snapshot()))
                        .isPresent())
                .toList();
        return of.isEmpty() || of.stream().anyMatch(run -> !run.dryRun() && run.state() != RunState.DISCARDED);
    }

    private SpecFiles files(Path raw, Specification by) throws IOException {
        return SpecFiles.in(raw, by, context);
    }

    /** How snapshots are read once they are landed. */
    SpecificationFormat reading() throws IOException {
        return new SpecificationFormat(specification, specifications.standard().specification(), context);
    }
}

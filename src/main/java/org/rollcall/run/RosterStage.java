package org.rollcall.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Mode;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.roster.Details;
import org.rollcall.source.RosterSize;
import org.rollcall.source.SourceException;

/** Reads each source's snapshot; a source that is missing, or fails only now, meets the LEA's policy. */
public final class RosterStage {

    private final RunStore runs;
    private final RosterFormat.Formats formats;
    private final Inputs inputs;
    private final RunListener listener;
    private final Details details;

    public RosterStage(RunStore runs, RosterFormat.Formats formats, Inputs inputs, RunListener listener) {
        this(runs, formats, inputs, Details.NONE, listener);
    }

    /** @param details what is kept beside the records */
    RosterStage(RunStore runs, RosterFormat.Formats formats, Inputs inputs, Details details, RunListener listener) {
        this.runs = runs;
        this.formats = formats;
        this.inputs = inputs;
        this.listener = listener;
        this.details = details;
    }

    /**
     * Reads the rosters of a night.
     *
     * @throws NightFailedException when a source's policy is to abort, or none is left
     */
    public Night read(Night night) throws IOException {
        return Timed.stage(night, "reading", listener, () -> {
            night.previous(inputs.published(night));
            Memory.require(size(night), night.lea().groups().size(), kept(night));
            List<SourceOutcome> outcomes = new ArrayList<>();
            List<String> aborts = new ArrayList<>();
            for (String source : night.lea().sources()) {
                outcomes.add(read(night, source, aborts));
            }
            night.run(night.run().withSources(outcomes));
            if (!aborts.isEmpty()) {
                throw new NightFailedException(String.join(" ", aborts));
            }
            if (night.readings().isEmpty()) {
                throw new NightFailedException("No source is left to make groups from. " + reasons(outcomes));
            }
        });
    }

    /** That of tonight's snapshots, and of those that may stand in for one that is missing. */
    private RosterSize size(Night night) throws IOException {
        RosterSize size = RosterSize.UNKNOWN;
        for (SourceOutcome outcome : night.run().sources()) {
            String snapshot = outcome.isLanded()
                    ? outcome.snapshot()
                    : night.previous().snapshots().get(outcome.source());
            if (snapshot != null && store(night).has(outcome.source(), snapshot)) {
                size = size.plus(formats.of(night.lea(), outcome.source())
                        .size(store(night).get(outcome.source(), snapshot)));
            }
        }
        return size;
    }

    /** The groups whose members are read before the roster is mapped, to be kept. */
    private static List<PublishedGroup> kept(Night night) {
        return night.lea().caution().mode() == Mode.ADD_ONLY ? night.previous().groups() : List.of();
    }

    /** @param aborts takes a sentence for what the LEA's policy does not let pass */
    private SourceOutcome read(Night night, String source, List<String> aborts) throws IOException {
        SourceOutcome outcome = night.run()
                .source(source)
                .orElseThrow(() -> new IllegalStateException("source " + source + " has no outcome"));
        if (outcome.isLanded()) {
            try {
                read(night, source, outcome.snapshot());
                return outcome;
            } catch (SourceException e) {
                night.refusals().addAll(e.refusals());
                outcome = outcome.unread(e.getMessage());
            }
        }
        if (outcome.kind() == SourceOutcome.Kind.PAUSED) {
            return paused(night, outcome, aborts);
        }
        return switch (night.lea().policy(source).kind()) {
            case SKIP -> outcome.skipped();
            case LAST_GOOD -> lastGood(night, outcome, aborts);
            case ABORT -> {
                aborts.add(sentence(outcome));
                yield outcome;
            }
        };
    }

    /** Nobody expects it, so its last good snapshot may be of any age, and there need not be one. */
    private SourceOutcome paused(Night night, SourceOutcome outcome, List<String> aborts) throws IOException {
        String id = night.previous().snapshots().get(outcome.source());
        return id == null ? outcome.skipped() : standIn(night, outcome, id, aborts);
    }

    private SourceOutcome lastGood(Night night, SourceOutcome outcome, List<String> aborts) throws IOException {
        String id = night.previous().snapshots().get(outcome.source());
        if (id == null) {
            aborts.add(sentence(outcome) + " Nothing was ever published to fall back on.");
            return outcome;
        }
        Duration maxAge = night.lea().policy(outcome.source()).maxAge();
        Duration age = Duration.between(
                store(night).get(outcome.source(), id).manifest().landed(),
                night.run().opened());
        if (age.compareTo(maxAge) > 0) {
            aborts.add(sentence(outcome) + " The last good snapshot is " + age.toHours()
                    + " hours old, over the limit of " + maxAge.toHours() + ".");
            return outcome;
        }
        return standIn(night, outcome, id, aborts);
    }

    private SourceOutcome standIn(Night night, SourceOutcome outcome, String id, List<String> aborts)
            throws IOException {
        try {
            read(night, outcome.source(), id);
            return outcome.lastGood(id);
        } catch (SourceException e) {
            aborts.add(sentence(outcome) + " The last good snapshot cannot be read either: " + e.getMessage());
            return outcome;
        }
    }

    private void read(Night night, String source, String id) throws IOException {
        RosterFormat format = formats.of(night.lea(), source);
        Snapshot snapshot = store(night).get(source, id);
        night.readings()
                .put(
                        source,
                        format.read(
                                snapshot,
                                night.run().date(),
                                details,
                                (file, rows) -> listener.rows(night.run(), file, rows)));
    }

    private SnapshotStore store(Night night) {
        return new SnapshotStore(runs.leaFolder(night.run().lea()), night.run().lea());
    }

    static String sentence(SourceOutcome outcome) {
        return "Source " + outcome.source()
                + switch (outcome.kind()) {
                    case MISSING -> " is missing: ";
                    case PAUSED -> " is not asked: ";
                    default -> " failed: ";
                }
                + outcome.reason();
    }

    private static String reasons(List<SourceOutcome> outcomes) {
        return outcomes.stream()
                .map(RosterStage::sentence)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}

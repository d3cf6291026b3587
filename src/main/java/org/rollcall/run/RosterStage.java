package org.rollcall.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.lea.SourcePolicy;
import org.rollcall.publish.PublicationStore;
import org.rollcall.roster.SsidRegister;
import org.rollcall.roster.SsidRegisters;
import org.rollcall.source.SourceException;

/** Reads each source's snapshot; a source that is missing, or fails only now, meets the LEA's policy. */
public final class RosterStage {

    private final RunStore runs;
    private final RosterFormat.Formats formats;
    private final RunListener listener;

    public RosterStage(RunStore runs, RosterFormat.Formats formats, RunListener listener) {
        this.runs = runs;
        this.formats = formats;
        this.listener = listener;
    }

    /**
     * Reads the rosters of a night.
     *
     * @throws NightFailedException when a source's policy is to abort, or none is left
     */
    public Night read(Night night) throws IOException {
        return Timed.stage(night, "reading", listener, () -> {
            night.previous(new PublicationStore(runs.leaFolder(night.run().lea())).read());
            List<SourceOutcome> outcomes = new ArrayList<>();
            for (boolean registers : List.of(true, false)) { // a roster is read with the SSIDs that others have
                for (String source : night.lea().sources()) {
                    if (night.lea().isRegister(source) == registers) {
                        outcomes.add(read(night, source));
                    }
                }
            }
            outcomes.sort(Comparator.comparing(outcome -> night.lea().sources().indexOf(outcome.source())));
            night.run(night.run().withSources(outcomes));
            if (night.reading() == null) {
                throw new NightFailedException("No source is left to make groups from. " + reasons(outcomes));
            }
            night.registers().forEach((source, register) -> book(night, source, register));
        });
    }

    private SourceOutcome read(Night night, String source) throws IOException {
        SourceOutcome outcome = night.run()
                .source(source)
                .orElseThrow(() -> new IllegalStateException("source " + source + " has no outcome"));
        if (outcome.isLanded()) {
            try {
                read(night, source, outcome.snapshot());
                return outcome;
            } catch (SourceException e) {
                night.refusals().addAll(e.refusals());
                outcome = SourceOutcome.failed(source, e.getMessage());
            }
        }
        return standIn(night, outcome);
    }

    private static void book(Night night, String source, SsidRegister register) {
        if (register.isOfNobody()) {
            throw new NightFailedException(
                    "Source " + source + " has no SSID for any student of the roster: its ids are"
                            + " others than the roster's, or it has no SSIDs. A student is found by sourcedId, else by"
                            + " identifier; see which of them the query's studentId should be.");
        }
        register.book(night.reading().ledger(), night.reading().warnings());
    }

    private SourceOutcome standIn(Night night, SourceOutcome outcome) throws IOException {
        Lea lea = night.lea();
        SourcePolicy policy = lea.policy(outcome.source());
        night.run(night.run().with(outcome));
        switch (policy.kind()) {
            case SKIP:
                return outcome.skipped();
            case LAST_GOOD:
                String id = night.previous().snapshots().get(outcome.source());
                if (id == null) {
                    throw new NightFailedException(sentence(outcome) + " Nothing was ever published to fall back on.");
                }
                Snapshot snapshot = store(night).get(outcome.source(), id);
                Duration age = Duration.between(
                        snapshot.manifest().landed(), night.run().opened());
                if (age.compareTo(policy.maxAge()) > 0) {
                    throw new NightFailedException(sentence(outcome) + " The last good snapshot is " + age.toHours()
                            + " hours old, over the limit of " + policy.maxAge().toHours() + ".");
                }
                read(night, outcome.source(), id);
                return outcome.lastGood(id);
            default:
                throw new NightFailedException(sentence(outcome));
        }
    }

    private void read(Night night, String source, String id) throws IOException {
        RosterFormat format = formats.of(night.lea(), source);
        night.definition(source, format.definition());
        Snapshot snapshot = store(night).get(source, id);
        if (night.lea().isRegister(source)) {
            night.registers().put(source, format.ssids(snapshot));
        } else {
            night.reading(format.read(
                    snapshot,
                    night.run().date(),
                    new SsidRegisters(night.registers()),
                    (file, rows) -> listener.rows(night.run(), file, rows)));
        }
    }

    private SnapshotStore store(Night night) {
        return new SnapshotStore(runs.leaFolder(night.run().lea()), night.run().lea());
    }

    static String sentence(SourceOutcome outcome) {
        return "Source " + outcome.source()
                + (outcome.kind() == SourceOutcome.Kind.MISSING ? " is missing: " : " failed: ") + outcome.reason();
    }

    private static String reasons(List<SourceOutcome> outcomes) {
        return outcomes.stream()
                .map(RosterStage::sentence)
                .reduce((a, b) -> a + " " + b)
                .orElse("");
    }
}

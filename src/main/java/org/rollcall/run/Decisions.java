package org.rollcall.run;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rollcall.audit.AuditKind;
import org.rollcall.cers.SchoolYears;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Approver;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.publish.PublishedGroup;

/** What a person decides of a held run: publish exactly what was held, or drop it. The caller holds the LEA's lock. */
public final class Decisions {

    private final RunStore runs;
    private final PublishStage publishStage;
    private final Retirement retirement;
    private final DropTarget target;
    private final SchoolYears years;
    private final Journal journal;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone of the day that {@code years} are held against */
    public Decisions(
            RunStore runs,
            PublishStage publishStage,
            Retirement retirement,
            DropTarget target,
            SchoolYears years,
            Journal journal,
            Clock clock,
            ZoneId zone) {
        this.runs = runs;
        this.publishStage = publishStage;
        this.retirement = retirement;
        this.target = target;
        this.years = years;
        this.journal = journal;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Publishes a held run as it was held.
     *
     * @param by who says so, as claimed
     * @throws NightFailedException when it is not held, has been overtaken, somebody else must approve it, CERS would not take it, or the audit log cannot
     *     be written
     * @throws IOException when the set cannot be completed; what was published before stands
     */
    public Run approve(Run run, String by, String why) throws IOException {
        requireHeld(run, "approved");
        PublicationRecord published = new PublicationStore(runs.leaFolder(run.lea())).read();
        boolean alreadyThis = run.id().equals(published.run());
        if (!published.isEmpty() && !alreadyThis) {
            Run last = runs.find(published.run())
                    .orElseThrow(() -> new NightFailedException("The last published run " + published.run()
                            + " is not in the work folder; restore it before you approve."));
            if (!last.opened().isBefore(run.opened())) {
                throw new NightFailedException(
                        run.id() + " is older than the last published run " + last.id() + "; it cannot be approved.");
            }
        }
        HeldWith held = StateJson.read(runs.folder(run).resolve(EffectiveSettings.FILE), HeldWith.class);
        requireOther(run, by, held);
        String heldFor = held.publishTo();
        if (!target.place().equals(heldFor)) {
            throw new NightFailedException(run.id() + " was held for " + heldFor + ", and these settings publish to "
                    + target.place() + ". Give the --env and --work it was run with.");
        }
        if (run.report().groups() == 0) {
            throw new NightFailedException(run.id() + " has no groups; there is nothing to publish. Discard it.");
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String refusal = Stream.concat(Stream.of(run.schoolYear()), emptiedYears(run))
                .map(year -> years.refusal(year, today))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (refusal != null) {
            throw new NightFailedException(run.id() + " cannot be approved yet: " + refusal
                    + ". Approve it when CERS has the year open and cers.schoolYears says so.");
        }
        journal.decided(AuditKind.APPROVED, run, by, why, run.report().files());
        Run done = runs.save(publishStage.publish(run, by, why));
        retirement.supersedeOlder(done);
        return done;
    }

    /**
     * Makes a held run of what an earlier run published; any other that is held is superseded by it.
     *
     * @param today the run date
     * @param by who asks for it, as claimed
     * @return held, or unchanged when it is in force
     * @throws NightFailedException when it cannot be restored, with a sentence that says why
     * @throws IOException when the disk refuses
     */
    public Run restore(Run earlier, LocalDate today, String by) throws IOException {
        for (Run run : runs.list(earlier.lea())) {
            if (run.state() == RunState.COMPUTED || run.state() == RunState.HELD) {
                publishStage.recover(run); // else what CERS has of it would be unknown for good
            }
        }
        Run run = new Restoration(runs, years, clock).hold(earlier, today, by, target.place());
        journal.opened(run);
        journal.ended(run);
        retirement.supersedeOlder(run);
        return run;
    }

    /**
     * Drops a held run; what was published stands.
     *
     * @throws NightFailedException when it is not held, or the audit log cannot be written
     */
    public Run discard(Run run, String by, String why) throws IOException {
        requireHeld(run, "discarded");
        journal.decided(AuditKind.DISCARDED, run, by, why, List.of());
        return runs.save(run.end(
                RunState.DISCARDED,
                new Ending(clock.instant(), "Discarded; what was published stands.", null, by, why)));
    }

    /** What an approval needs of a run's settings; those of before there were approvers lack the last. */
    private record HeldWith(String publishTo, Configured lea) {

        private record Configured(Decided caution) {}

        private record Decided(Approver approver) {}

        boolean needsOther() {
            return lea != null && lea.caution() != null && lea.caution().approver() == Approver.OTHER;
        }
    }

    /** Names are claimed, so this keeps honest people to the rule and no others. */
    private static void requireOther(Run run, String by, HeldWith held) {
        if (held.needsOther()
                && run.openedBy() != null
                && run.openedBy().strip().equalsIgnoreCase(by.strip())) {
            throw new NightFailedException(run.id() + " was started by " + run.openedBy()
                    + ", who may not approve it (approver: other). Have somebody else do it.");
        }
    }

    /** The school years of the groups that the run's set empties. */
    private Stream<Integer> emptiedYears(Run run) throws IOException {
        return Arrays.stream(StateJson.read(runs.folder(run).resolve(MapStage.GROUPS), PublishedGroup[].class))
                .filter(group -> group.emptying() != null
                        && group.emptying().nights() > 0
                        && group.emptying().last().equals(run.date()))
                .map(PublishedGroup::schoolYear)
                .distinct();
    }

    private static void requireHeld(Run run, String verb) {
        if (run.state() != RunState.HELD) {
            throw new NightFailedException(run.id() + " is "
                    + run.state().name().toLowerCase(java.util.Locale.ROOT) + ", not held; it cannot be " + verb + ".");
        }
    }
}

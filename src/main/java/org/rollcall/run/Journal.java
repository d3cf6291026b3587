package org.rollcall.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.audit.AuditEvent;
import org.rollcall.audit.AuditHistory;
import org.rollcall.audit.AuditKind;
import org.rollcall.audit.AuditLog;
import org.rollcall.audit.Sha256;
import org.rollcall.cers.CersFile;
import org.rollcall.landing.DiskFaults;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the audit log what becomes of runs, in an order that never leaves something published without a word of it:
 *
 * <ol>
 *   <li>{@code run-opened}, once the run's record is on disk;
 *   <li>{@code publishing} or {@code approved}, before anything leaves the run's folder. When it cannot be
 *       written, nothing is published;
 *   <li>the set in the drop folder, then the publication record;
 *   <li>{@code published}, then {@code run-ended}, once the run's record is on disk.
 * </ol>
 *
 * What was done already is not undone when it cannot be written down: that is said in the log of the process, and the next
 * run fails before it publishes. So an entry of the second kind without {@code published} after it may or may not have come to
 * something, and {@code published.json} says which; after a crash, {@code published} may stand twice.
 */
public final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String TIMETABLE = "timetable";

    private final AuditLog log;
    private final RunStore runs;
    private final Clock clock;

    public Journal(AuditLog log, RunStore runs, Clock clock) {
        this.log = log;
        this.runs = runs;
        this.clock = clock;
    }

    /** Whom this process runs for, as the operating system has it. */
    public static String user() {
        String name = System.getProperty("user.name", "");
        return name.isBlank() || name.equals("?") ? "unknown" : name;
    }

    /**
     * Notes with which settings a command has started: those that are not as they were the last time.
     *
     * @param by who started it
     * @param deployment the fingerprint of the deployment's settings
     * @param leas the fingerprints of the LEAs' settings
     * @throws IOException when the audit log cannot be written, also when nothing has changed
     */
    public void configured(String by, String deployment, Map<String, String> leas) throws IOException {
        try {
            log.append(List.of());
            Map<String, String> now = new TreeMap<>(leas);
            now.put("", deployment);
            Map<String, String> before = new AuditHistory(log).configurations();
            List<AuditEvent> changed = new ArrayList<>();
            Instant at = clock.instant();
            now.forEach((lea, fingerprint) -> {
                if (!fingerprint.equals(before.get(lea))) {
                    String why = before.containsKey(lea) ? "changed" : "first seen";
                    String id = lea.isEmpty() ? null : lea;
                    changed.add(new AuditEvent(at, by, AuditKind.CONFIGURATION, id, null, why, fingerprint));
                }
            });
            if (!changed.isEmpty()) {
                log.append(changed);
            }
        } catch (IOException e) {
            throw new IOException("the audit log cannot be written: " + DiskFaults.phrase(e), e);
        }
    }

    void opened(Run run) {
        note(AuditKind.RUN_OPENED, run, opener(run), run.dryRun() ? "dry run" : word(run.cause()), null);
    }

    /** @param by who asked for it; null when the timetable did, or nobody: a process that starts anew goes on */
    void resumed(Run run, String by) {
        note(AuditKind.RUN_RESUMED, run, by == null ? TIMETABLE : by, null, null);
    }

    void ended(Run run) {
        String how = word(run.state()).replace("previewed", "dry run");
        note(AuditKind.RUN_ENDED, run, opener(run), how + ": " + run.ending().reason(), settings(run));
    }

    /**
     * Says that a night is about to be published.
     *
     * @throws NightFailedException when that cannot be written, and so must not be done
     */
    void publishing(Run run) {
        insist(AuditKind.PUBLISHING, run, opener(run), null, files(run.report().files()));
    }

    /**
     * Says what a person has decided, before it is done.
     *
     * @param by as claimed
     * @param files that will be published; none when nothing will
     * @throws NightFailedException when that cannot be written, and so must not be done
     */
    void decided(AuditKind what, Run run, String by, String why, List<CersFile> files) {
        insist(what, run, by, why, files.isEmpty() ? null : files(files));
    }

    /** @param by who decided it, or null */
    void published(Run run, String by) {
        note(
                AuditKind.PUBLISHED,
                run,
                by == null ? opener(run) : by,
                null,
                files(run.report().files()));
    }

    private void insist(AuditKind what, Run run, String who, String why, String fingerprint) {
        try {
            log.append(List.of(event(what, run, who, why, fingerprint)));
        } catch (IOException e) {
            throw new NightFailedException("The audit log cannot be written (" + DiskFaults.phrase(e)
                    + "), and nothing is done without it. Mend that, then try again.");
        }
    }

    private void note(AuditKind what, Run run, String who, String why, String fingerprint) {
        try {
            log.append(List.of(event(what, run, who, why, fingerprint)));
        } catch (IOException e) {
            LOG.error(
                    "{}: the audit log cannot be written, and lacks an entry ({}): {}",
                    run.id(),
                    what.word(),
                    DiskFaults.phrase(e));
        }
    }

    private AuditEvent event(AuditKind what, Run run, String who, String why, String fingerprint) {
        return new AuditEvent(clock.instant(), who, what, run.lea(), run.id(), why, fingerprint);
    }

    private static String opener(Run run) {
        return run.openedBy() == null ? TIMETABLE : run.openedBy();
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /** Of the settings that the run kept; null when it did not come so far. */
    private String settings(Run run) {
        Path kept = runs.folder(run).resolve(EffectiveSettings.FILE);
        try {
            return Files.exists(kept) ? Sha256.of(kept) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** What {@code sha256sum *.csv | sha256sum} says in the folder of the files. */
    private static String files(List<CersFile> files) {
        StringBuilder sums = new StringBuilder();
        files.stream().sorted(Comparator.comparing(CersFile::name)).forEach(file -> sums.append(file.sha256())
                .append("  ")
                .append(file.name())
                .append('\n'));
        return Sha256.of(sums.toString().getBytes(StandardCharsets.UTF_8));
    }
}

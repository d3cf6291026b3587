package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.rollcall.audit.AuditCheck;
import org.rollcall.audit.AuditEntry;
import org.rollcall.audit.AuditEvent;
import org.rollcall.audit.AuditHistory;
import org.rollcall.audit.AuditLog;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows who did what, and whether somebody has changed what is written of it. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the audit log, audit.log in the work folder: who ran, approved, discarded and published what, when and"
                    + " why, and when settings changed.",
            "Each line is chained to the one before: --verify finds lines that were changed, removed, inserted or moved"
                    + " (exit code 3). Works while a night is on and changes nothing."
        })
final class AuditCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final int SHOWN = 12;

    @Mixin
    private WorkLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many entries to show (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--lea", paramLabel = "ID", description = "Those of this LEA alone.")
    private String lea;

    @Option(names = "--run", paramLabel = "ID", description = "Those of this run alone.")
    private String run;

    @Option(names = "--verify", description = "Check every line of the log instead of showing the last.")
    private boolean verify;

    @Option(
            names = "--expect",
            paramLabel = "HASH",
            description = {
                "With --verify: the hash of an entry that must be in the log, as an earlier --verify gave it.",
                "Finds a log that was cut short, or replaced as a whole."
            })
    private String expect;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (expect != null && !verify) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--expect goes with --verify");
        }
        if (expect != null && !expect.matches("[0-9a-f]{64}")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--expect: '" + expect + "' is not a hash, 64 of the digits 0 to 9 and a to f");
        }
        AuditLog log = new AuditLog(location.folder());
        if (!log.exists()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            log.file() + ": there is no audit log. Rollcall writes one from its first run on: if it has"
                                    + " run with this --work, somebody removed it.");
            return verify ? ExitCode.NEEDS_PERSON : ExitCode.USAGE;
        }
        int code = verify ? verify(log, out) : show(log, out);
        out.flush();
        return code;
    }

    private int show(AuditLog log, PrintWriter out) throws IOException {
        List<AuditEntry> entries = new AuditHistory(log).last(Math.max(last, 0), this::isChosen);
        out.printf("%-19s  %-14s %-16s %-40s %s%n", "at (UTC)", "what", "who", "run or LEA", "why");
        for (AuditEntry entry : entries) {
            AuditEvent event = entry.event();
            String about = event.run() != null ? event.run() : event.lea() != null ? event.lea() : "the deployment";
            out.println(String.format(
                            "%-19s  %-14s %-16s %-40s %s",
                            TIME.format(event.at()), event.what().word(), shown(event.who()), about, why(event))
                    .stripTrailing());
        }
        return ExitCode.DONE;
    }

    private boolean isChosen(AuditEvent event) {
        return (lea == null || lea.equals(event.lea())) && (run == null || run.equals(event.run()));
    }

    private static String why(AuditEvent event) {
        String fingerprint =
                event.fingerprint() == null ? "" : "(" + event.fingerprint().substring(0, SHOWN) + ")";
        return (event.why() == null ? "" : shown(event.why()) + " ") + fingerprint;
    }

    /** What somebody typed, on one line. */
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    private int verify(AuditLog log, PrintWriter out) throws IOException {
        AuditCheck check = AuditCheck.of(log, expect);
        if (check.fault() != null) {
            out.println(log.file() + ": " + check.fault());
            out.println(String.format(
                    Locale.ROOT, "In order before it: %,d %s.", check.entries(), entries(check.entries())));
            return ExitCode.NEEDS_PERSON;
        }
        if (expect != null && check.expected() == 0) {
            out.println(log.file() + ": no entry has the hash " + expect
                    + ". It was cut short, or replaced, after that hash was written down.");
            return ExitCode.NEEDS_PERSON;
        }
        if (check.last() == null) {
            out.println(log.file() + ": it is empty.");
            return ExitCode.NEEDS_PERSON;
        }
        Instant at = check.last().event().at();
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d %s, each chained to the one before. The last, of %s UTC, has the hash",
                log.file(),
                check.entries(),
                entries(check.entries()),
                TIME.format(at)));
        out.println(check.last().hash());
        out.println("Keep that hash elsewhere: with --expect, a later --verify says whether the log still has it.");
        if (!check.cut().isEmpty()) {
            out.println("Cut short by a crash, as the entry after it says: "
                    + check.cut().stream().map(line -> "line " + line).collect(Collectors.joining(", ")) + ".");
        }
        if (expect != null) {
            out.println(String.format(Locale.ROOT, "The entry %s is in line %,d.", expect, check.expected()));
        }
        return ExitCode.DONE;
    }

    private static String entries(long count) {
        return count == 1 ? "entry" : "entries";
    }
}

package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.landing.DiskFaults;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.run.ArchivedNight;
import org.rollcall.run.NightFailedException;
import org.rollcall.run.Question;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;
import org.rollcall.run.RunStore;
import org.rollcall.run.Why;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Traces one person or class through a run. */
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Says why a teacher can or cannot see a student: traces one student, class or teacher through a run, from"
                    + " the rows of each source, by file and line, to the group that was reached or the rule that left"
                    + " it out.",
            "Computes the run again, from its snapshots; publishes nothing and changes nothing."
        })
final class WhyCommand implements Callable<Integer> {

    @Mixin
    private WorkLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--lea", required = true, paramLabel = "ID", description = "The LEA.")
    private String lea;

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "The run (default: the last that was computed, dry runs left out).")
    private String run;

    @ArgGroup(multiplicity = "1")
    private Asked asked;

    /** Whom or what is asked about. */
    static final class Asked {

        @Option(names = "--ssid", paramLabel = "N", description = "A student, by the ten digits of the SSID.")
        private String ssid;

        @Option(
                names = "--student",
                paramLabel = "LOCALID",
                description = "A student or teacher, by local id or sourcedId.")
        private String student;

        @Option(names = "--class", paramLabel = "ID", description = "A class, by its sourcedId or class code.")
        private String rosterClass;

        @Option(names = "--login", paramLabel = "EMAIL", description = "A teacher, by e-mail address or username.")
        private String login;

        Question question() {
            return ssid != null
                    ? new Question(Question.Kind.SSID, ssid.strip())
                    : student != null
                            ? new Question(Question.Kind.STUDENT, student.strip())
                            : rosterClass != null
                                    ? new Question(Question.Kind.CLASS, rosterClass.strip())
                                    : new Question(Question.Kind.LOGIN, login.strip());
        }
    }

    @Override
    public Integer call() throws IOException {
        RunStore runs = new RunStore(location.folder());
        Question question = asked.question();
        if (question.kind() == Question.Kind.SSID && !question.text().matches("\\d{10}")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--ssid: give ten digits");
        }
        Optional<Run> found = run == null
                ? lastComputed(runs)
                : runs.find(run).filter(r -> r.lea().equals(lea));
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println(
                            run == null
                                    ? "--lea: there is no computed run of '" + lea + "' in " + location.folder()
                                            + "; rollcall history lists the runs (and --work says where to look)."
                                    : "--run: there is no run '" + run + "' of " + lea + " in " + location.folder()
                                            + "; rollcall history lists them (and --work says where to look).");
            return ExitCode.USAGE;
        }
        return trace(runs, found.get(), question);
    }

    private Optional<Run> lastComputed(RunStore runs) throws IOException {
        List<Run> all = runs.list(lea);
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).dryRun() && all.get(i).report().isComputed()) {
                return Optional.of(all.get(i));
            }
        }
        return Optional.empty();
    }

    private int trace(RunStore runs, Run traced, Question question) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err);
        try (SimpleFilters filters = SimpleFilters.alone()) {
            Why why;
            try {
                why = Why.of(ArchivedNight.open(runs, traced, filters), question, progress);
            } finally {
                progress.closed(traced);
            }
            out.println(traced.id() + ": " + state(traced));
            why.lines().forEach(out::println);
            out.flush();
            return why.found() ? ExitCode.DONE : ExitCode.USAGE;
        } catch (NightFailedException e) {
            err.println(traced.id() + ": cannot be traced: " + e.getMessage() + ".");
        } catch (IOException e) {
            err.println(traced.id() + ": cannot be traced: " + DiskFaults.phrase(e));
        }
        return ExitCode.FAILED;
    }

    private static String state(Run traced) {
        String word = traced.state().name().toLowerCase(Locale.ROOT);
        return traced.state() == RunState.PUBLISHED || traced.state() == RunState.UNCHANGED
                ? word + " (in the drop folder; CERS has it once it is uploaded)."
                : word + ". CERS has not been given this run.";
    }
}

package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rollcall.pipeline.SimpleFilters;
import org.rollcall.run.ArchivedNight;
import org.rollcall.run.Question;
import org.rollcall.run.Run;
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
            "Computes the run again, from its snapshots; publishes nothing and changes nothing. Exit code 2 when no source"
                    + " of the run knows whom or what is asked about."
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

        String option() {
            return ssid != null
                    ? "--ssid"
                    : student != null ? "--student" : rosterClass != null ? "--class" : "--login";
        }

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
        Question question = asked.question();
        if (question.text().isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), asked.option() + ": give a value");
        }
        if (question.kind() == Question.Kind.SSID && !question.text().matches("\\d{10}")) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--ssid: give ten digits");
        }
        RunStore runs = new RunStore(location.folder());
        ChosenRun chosen =
                new ChosenRun(location.folder(), runs, spec.commandLine().getErr());
        Optional<Run> found =
                run == null ? chosen.last(lea, r -> !r.dryRun() && r.report().isComputed()) : chosen.named(run, lea);
        return found.isEmpty() ? ExitCode.USAGE : trace(chosen, runs, found.get(), question);
    }

    private int trace(ChosenRun chosen, RunStore runs, Run traced, Question question) {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = new Progress(spec.commandLine().getErr());
        try (SimpleFilters filters = SimpleFilters.alone()) {
            Why why;
            try {
                why = Why.of(ArchivedNight.open(runs, traced, filters), question, progress);
            } finally {
                progress.closed(traced);
            }
            why.lines().forEach(out::println);
            out.flush();
            return why.found() ? ExitCode.DONE : ExitCode.USAGE;
        } catch (IOException | RuntimeException e) {
            return chosen.failed(traced, "traced", e);
        }
    }
}

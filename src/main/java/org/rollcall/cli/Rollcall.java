package org.rollcall.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.rollcall.landing.DiskFaults;
import org.rollcall.pipeline.DeploymentException;
import org.rollcall.run.NightFailedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code rollcall}. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        description = {
            "Every night, Rollcall takes the class rosters of California districts and drops the student-group CSVs that"
                    + " CERS accepts.",
            "",
            "Start with: rollcall demo"
        },
        exitCodeListHeading = "%nExit codes of every command:%n",
        exitCodeList = {
            " 0:done",
            " 2:usage or settings are wrong",
            " 3:a person is needed: a run is held, files would not do, a replay differs, or the audit log is at fault",
            " 4:failed",
            " 5:published, but a source was missing, stale or last-good",
            " 6:another run of this LEA is on"
        },
        commandListHeading = "%nCommands:%n",
        synopsisSubcommandLabel = "COMMAND")
public final class Rollcall implements Runnable {

    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            SpecCommand.class,
            SisCommand.class,
            HistoryCommand.class,
            ReplayCommand.class,
            WhyCommand.class,
            ExportCommand.class,
            ApproveCommand.class,
            DiscardCommand.class,
            RestoreCommand.class,
            AuditCommand.class);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command; rollcall --help lists them.");
    }

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        if (Arrays.asList(args).contains("serve")) { // a daemon logs; a terminal command says itself what happens
            setIfAbsent("rollcall.log.level", "INFO");
            setIfAbsent("rollcall.log.alerts", "INFO");
            setIfAbsent("rollcall.log.target", "SYSTEM_OUT");
        }
        System.exit(execute(args));
    }

    private static void setIfAbsent(String key, String value) {
        if (System.getProperty(key) == null) {
            System.setProperty(key, value);
        }
    }

    static int execute(String... args) {
        CommandLine command = new CommandLine(new Rollcall());
        addCommands(command, Arrays.asList(args));
        addVersion(command);
        command.setUsageHelpWidth(110);
        command.setExecutionExceptionHandler((e, failed, parsed) -> {
            failed.getErr().println(failed.getColorScheme().errorText(sentence(e)));
            return e instanceof DeploymentException ? ExitCode.USAGE : ExitCode.FAILED;
        });
        command.setParameterExceptionHandler((e, given) -> {
            CommandLine failed = e.getCommandLine();
            failed.getErr().println(failed.getColorScheme().errorText(e.getMessage()));
            CommandLine.UnmatchedArgumentException.printSuggestions(e, failed.getErr());
            failed.getErr().println("Try: " + failed.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        });
        return command.execute(args);
    }

    /**
     * Adds the command that the line begins with, alone; or, where it can but list them, what a list shows of all: to look
     * into each takes half a second.
     */
    private static void addCommands(CommandLine command, List<String> args) {
        for (Class<?> type : COMMANDS) {
            if (!args.isEmpty()
                    && args.get(0).equals(type.getAnnotation(Command.class).name())) {
                command.addSubcommand(type);
                return;
            }
        }
        boolean listing = args.isEmpty() || args.size() == 1 && args.get(0).startsWith("-");
        for (Class<?> type : COMMANDS) {
            if (listing) {
                Command listed = type.getAnnotation(Command.class);
                CommandLine.Model.CommandSpec entry = CommandLine.Model.CommandSpec.create();
                entry.usageMessage().description(listed.description());
                command.addSubcommand(listed.name(), entry);
            } else {
                command.addSubcommand(type);
            }
        }
    }

    /** So that each command says the version, as its help offers. */
    private static void addVersion(CommandLine command) {
        command.getCommandSpec().versionProvider(new Version());
        command.getSubcommands().values().forEach(Rollcall::addVersion);
    }

    private static String sentence(Exception e) {
        if (e instanceof DeploymentException || e instanceof NightFailedException) {
            return e.getMessage();
        }
        if (e instanceof IOException fault) {
            return DiskFaults.phrase(fault);
        }
        StackTraceElement[] trace = e.getStackTrace();
        return "A fault in Rollcall (" + e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0])
                + "). Please report it.";
    }

    /** The version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Rollcall.class.getPackage().getImplementationVersion();
            return new String[] {"rollcall " + (version == null ? "(built from source)" : version)};
        }
    }
}

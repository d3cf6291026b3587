package org.rollcall.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rollcall.run.Decisions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** Drops a held run. */
@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = "Drops a held run; what was published before stands.")
final class DiscardCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Mixin
    private Decision decision;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return decision.decide(spec.commandLine(), location, Decisions::discard);
    }
}

package org.rollcall.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.rollcall.run.Decisions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** Publishes a held run. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a held run exactly as it was held: the files in its run folder, to the byte.",
            "A run older than the last published one is refused."
        })
final class ApproveCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Mixin
    private Decision decision;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return decision.decide(spec.commandLine(), location, Decisions::approve);
    }
}

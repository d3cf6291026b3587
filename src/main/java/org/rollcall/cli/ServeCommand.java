package org.rollcall.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Spec;

/** The daemon. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "")
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Location location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return ExitCode.DONE;
    }
}

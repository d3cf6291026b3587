package org.rollcall.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.rollcall.pipeline.SisProfile;
import org.rollcall.pipeline.SisProfiles;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What is known of the SISs. */
@Command(
        name = "sis",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the SISs that there are profiles of: which kinds of source fit, and whether the state listed them as able"
                    + " to send to CERS themselves.",
            "With an ID, prints what is known of that one: how to get credentials, what to use, where things are."
        })
final class SisCommand implements Callable<Integer> {

    @Mixin
    private RoutesLocation location;

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "ID", arity = "0..1", description = "The profile's id, such as aeries.")
    private String id;

    @Override
    public Integer call() throws IOException {
        SisProfiles profiles = new SisProfiles(location.folder());
        List<String> ids = profiles.ids();
        List<String> problems = new ArrayList<>();
        List<SisProfile> sound = new ArrayList<>();
        for (String wanted : id == null ? ids : List.of(id)) {
            List<String> faults = new ArrayList<>();
            SisProfile profile = profiles.read(wanted, faults);
            if (faults.isEmpty()) {
                sound.add(profile);
            }
            problems.addAll(faults);
        }
        if (id != null && !ids.contains(id)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "ID: " + problems.get(0));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (id == null) {
            SisPage.list(sound).forEach(out::println);
        } else {
            sound.forEach(profile -> SisPage.of(profile).forEach(out::println));
        }
        out.flush();
        problems.forEach(problem -> spec.commandLine().getErr().println(problem));
        return problems.isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }
}

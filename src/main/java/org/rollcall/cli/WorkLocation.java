package org.rollcall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the work folder is. */
final class WorkLocation {

    @Option(
            names = "--work",
            paramLabel = "DIR",
            defaultValue = "${env:ROLLCALL_WORK:-work}",
            description = {
                "Where state is kept: runs, snapshots, and by default what is published.",
                "Default: the environment's ROLLCALL_WORK, else work."
            })
    private Path folder;

    Path folder() {
        return folder;
    }
}

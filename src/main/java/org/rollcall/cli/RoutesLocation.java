package org.rollcall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where the routes folder is. */
final class RoutesLocation {

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            defaultValue = "${env:ROLLCALL_ROUTES:-routes}",
            description = {
                "The routes folder; its leas/ holds one file for each LEA.",
                "Default: the environment's ROLLCALL_ROUTES, else routes."
            })
    private Path folder;

    Path folder() {
        return folder;
    }
}

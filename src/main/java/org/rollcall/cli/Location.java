package org.rollcall.cli;

import java.nio.file.Path;
import java.util.Map;
import org.rollcall.pipeline.DeploymentOptions;
import picocli.CommandLine.Option;

/** The options every command has: where the deployment is. */
final class Location {

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            defaultValue = "routes",
            description = "The routes folder; its leas/ holds one file for each LEA (default: ${DEFAULT-VALUE}).")
    private Path routes;

    @Option(
            names = "--env",
            paramLabel = "FILE",
            description = "The deployment's settings, a properties file; env/README.md lists them.")
    private Path env;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "Where state is kept: runs, snapshots, and by default what is published (default: work).")
    private Path work;

    Path routes() {
        return routes;
    }

    Path env() {
        return env;
    }

    Path work() {
        return work == null ? Path.of("work") : work;
    }

    boolean hasWork() {
        return work != null;
    }

    DeploymentOptions options(boolean serving, DeploymentOptions.Leas leas) {
        return new DeploymentOptions(routes, env, work(), serving, leas, Map.of());
    }
}

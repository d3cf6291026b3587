package org.rollcall.cli;

import java.nio.file.Path;
import java.util.Map;
import org.rollcall.pipeline.DeploymentOptions;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of commands that work on a deployment: where it is. */
final class Location {

    @Mixin
    private RoutesLocation routes;

    @Option(
            names = "--env",
            paramLabel = "FILE",
            defaultValue = "${env:ROLLCALL_ENV}",
            description = {
                "The deployment's settings, a properties file; env/README.md lists them.",
                "Default: the environment's ROLLCALL_ENV, else none."
            })
    private Path env;

    @Mixin
    private WorkLocation work;

    Path routes() {
        return routes.folder();
    }

    Path env() {
        return env;
    }

    Path work() {
        return work.folder();
    }

    DeploymentOptions options(boolean serving, DeploymentOptions.Leas leas) {
        return new DeploymentOptions(routes(), env, work(), serving, leas, Map.of());
    }
}

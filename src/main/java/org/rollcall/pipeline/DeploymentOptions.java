package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where a deployment is.
 *
 * @param routes its routes folder; what it lacks comes from the jar
 * @param env its settings; null for the defaults; a demo has the defaults whatever this and the environment say
 * @param work where state is kept
 * @param serving whether the timetable and the tick run
 * @param leas which LEAs to load
 * @param overrides settings that stand above all others
 */
public record DeploymentOptions(
        Path routes, Path env, Path work, boolean serving, Leas leas, Map<String, String> overrides) {

    /** Where the LEAs come from. */
    public enum Leas {
        /** The routes folder. */
        CONFIGURED,
        /** The jar's worked example. */
        DEMO,
        NONE
    }
}

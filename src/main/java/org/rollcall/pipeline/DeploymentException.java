package org.rollcall.pipeline;

import java.util.List;

/** The deployment as a whole cannot start: its settings, its pipeline routes or templates, or no LEA at all. */
public final class DeploymentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public DeploymentException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public DeploymentException(String problem) {
        this(List.of(problem));
    }

    /** One sentence for each fault. */
    public List<String> problems() {
        return problems;
    }
}

package org.rollcall.lea;

import java.util.List;

/** Settings that cannot be used; each problem is a sentence that begins with the setting's name. */
public final class InvalidSettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** One sentence for each setting at fault. */
    public List<String> problems() {
        return problems;
    }
}

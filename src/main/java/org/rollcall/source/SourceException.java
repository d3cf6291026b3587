package org.rollcall.source;

import java.util.List;
import org.rollcall.ledger.Refusal;

/**
 * A source cannot be used tonight. The message is a sentence that names the file, what is wrong and what to do, and
 * holds no student data.
 */
public class SourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Refusal> refusals;

    public SourceException(String message) {
        this(message, null, List.of());
    }

    public SourceException(String message, Throwable cause) {
        this(message, cause, List.of());
    }

    public SourceException(String message, Throwable cause, List<Refusal> refusals) {
        super(message, cause);
        this.refusals = List.copyOf(refusals);
    }

    /** The rows refused until then, for {@code refused.csv}. */
    public List<Refusal> refusals() {
        return refusals;
    }
}

package org.rollcall.run;

import java.io.IOException;
import org.rollcall.cers.CersViolation;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.DiskFaults;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what stopped a night. */
public final class FailureSentence {

    private static final Logger LOG = LoggerFactory.getLogger(FailureSentence.class);

    private FailureSentence() {}

    /** What an exception means, without student data: those of our own are sentences already. */
    public static String of(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof NightFailedException
                    || t instanceof CersViolation
                    || t instanceof SourceException
                    || t instanceof AlteredFileException
                    || t instanceof IllegalStateException) {
                return t.getMessage();
            }
            if (t instanceof OutOfMemoryError) {
                return Memory.exhausted();
            }
            if (t instanceof IOException) {
                return "The disk or the drop folder refuses: " + DiskFaults.phrase((IOException) t);
            }
        }
        Exception bare = new Exception(failure.getClass().getName()); // its message could hold a student's data
        bare.setStackTrace(failure.getStackTrace());
        LOG.error("A fault in Rollcall", bare);
        return "A fault in Rollcall (" + failure.getClass().getSimpleName()
                + "); nothing was published. Keep the run folder and report it.";
    }
}

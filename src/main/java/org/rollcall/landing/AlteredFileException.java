package org.rollcall.landing;

import java.io.IOException;
import java.nio.file.Path;

/** A file of Rollcall's state is not there, or does not say what Rollcall wrote; the message is a sentence that names it. */
public final class AlteredFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message names the file and what to do, and quotes nothing of it */
    public AlteredFileException(String message) {
        super(message);
    }

    /** Of a file that cannot be read as what it is; in what way is not said, since that could quote a student. */
    public static AlteredFileException damaged(Path file) {
        return new AlteredFileException(file + " is damaged: it is not what Rollcall wrote. Restore it from a backup.");
    }
}

package org.rollcall.landing;

import java.io.IOException;
import java.nio.file.Path;

/** A file of Rollcall's state is not there, or does not say what Rollcall wrote; the message is a sentence that names it. */
public final class AlteredFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public AlteredFileException(String message) {
        super(message);
    }

    /** Of a file that cannot be read as what it is. */
    public static AlteredFileException damaged(Path file) {
        return new AlteredFileException(file + " is damaged: it is not what Rollcall wrote. Restore it from a backup.");
    }
}

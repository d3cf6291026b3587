package org.rollcall.run;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.rollcall.audit.Sha256;
import org.rollcall.cers.CersFile;

/**
 * A file for CERS that a run made, made again, or both.
 *
 * @param then null when the run did not make it
 * @param now null when it is not made any more
 */
record ReplayedFile(CersFile then, CersFile now, Path thenFolder, Path nowFolder) {

    private String name() {
        return then == null ? now.name() : then.name();
    }

    /** What differs, as a sentence; null when nothing does. */
    String difference() throws IOException {
        if (then == null) {
            return name() + ": it was not made then; " + rows(now) + " now.";
        }
        if (now == null) {
            return name() + ": " + rows(then) + " then; it is not made now.";
        }
        boolean whole = isWhole();
        if (!then.sha256().equals(now.sha256())) {
            return name() + ": " + rows(then) + " then, " + rows(now) + " now"
                    + (whole ? "; the first that differs is row " + firstDifferent() + "." : "; " + changed());
        }
        return whole ? null : name() + ": made again as it was, but " + changed();
    }

    private static String changed() {
        return "its copy in the run's folder was changed or removed since.";
    }

    private boolean isWhole() throws IOException {
        return Sha256.is(thenFolder.resolve(name()), then.sha256());
    }

    /** The header is row 0. */
    private long firstDifferent() throws IOException {
        Path before = thenFolder.resolve(name());
        long same = Files.mismatch(before, nowFolder.resolve(name()));
        long row = 0;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(before))) {
            for (long i = 0; i < same; i++) {
                row += bytes.read() == '\n' ? 1 : 0;
            }
        }
        return row;
    }

    private static String rows(CersFile file) {
        return String.format(Locale.ROOT, "%,d row%s", file.rows(), file.rows() == 1 ? "" : "s");
    }
}

package org.rollcall.drop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The files that are being written now, in all sessions: until they are closed nobody reads, renames or deletes them.
 */
final class OpenUploads {

    private final Map<Path, Integer> writers = new HashMap<>();

    /** Work on files that is not to overlap with an upload. */
    interface Work<T> {
        T run() throws IOException;
    }

    synchronized void begin(Path file) {
        writers.merge(file, 1, Integer::sum);
    }

    synchronized void end(Path file) {
        writers.computeIfPresent(file, (path, count) -> count == 1 ? null : count - 1);
    }

    /** Runs the work unless the path is a file being written, or a folder with one in it; none begins meanwhile. */
    synchronized <T> T unlessWriting(Path path, Work<T> work) throws IOException {
        if (writers.keySet().stream().anyMatch(file -> file.startsWith(path))) {
            throw Refusal.failed(path.getFileName() + " is still being uploaded; try again when that is complete.");
        }
        return work.run();
    }
}

package org.rollcall.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.rollcall.landing.Parallel.Task;

/** Where published sets go: {@code <drop>/<lea>/<run>/}, complete or not there. Nothing in it is ever overwritten. */
public interface DropTarget {

    /**
     * Publishes a set: files first, each read back and compared, the manifest last. Publishing the same set again
     * changes nothing.
     *
     * @param files where the files are, in the order to publish them
     * @param manifest the bytes of {@code manifest.json}
     * @param last done when all files are there and the set is about to be complete
     * @throws IOException when the set cannot be completed, or the last thing not be done; what was there before stands
     */
    void publish(String lea, String run, List<Path> files, byte[] manifest, Task<IOException> last) throws IOException;

    /** Whether a set is there, its manifest included. */
    boolean isPublished(String lea, String run) throws IOException;

    /** Where all sets go, for people. */
    String place();

    /** Where a set is, for people. */
    String place(String lea, String run);

    /** Removes sets published before the given time, save the one named. Returns how many went. */
    int expire(String lea, java.time.Instant before, String keep) throws IOException;
}

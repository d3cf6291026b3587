package org.rollcall.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.cers.CersFile;

/**
 * {@code manifest.json} of a published set, written last: the set is there when it is. It holds figures and hashes, no
 * student data.
 *
 * @param run the id of the run
 * @param date the run date (America/Chicago)
 */
public record PublishedManifest(
        int schema, String lea, String run, LocalDate date, int schoolYear, Instant published, List<CersFile> files) {

    /** The file's name. */
    public static final String FILE = "manifest.json";
}

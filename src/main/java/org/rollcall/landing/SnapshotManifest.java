package org.rollcall.landing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a snapshot is: written last into its folder.
 *
 * @param id the folder's name, sortable by time
 * @param date the run date it was landed for (America/Chicago)
 * @param from the drop folder or service, without credentials
 * @param delivery the file that was taken; of a set, how many there are, their bytes in all, and when the last came; of
 *     a pull, the address, its bytes in all, and when it began
 * @param files those of a set; null for a single file and for a pull
 * @param notes what a person should know of a set's landing: sentences without student data; null when there are none
 * @param sha256 of the raw bytes, lower-case hex; of a set or a pull, of its files in order
 * @param identicalTo the id of the snapshot before it, when that one has the same bytes
 * @param pull what an API gave; null for a file
 */
public record SnapshotManifest(
        String id,
        String lea,
        String source,
        LocalDate date,
        Instant landed,
        String from,
        Delivery delivery,
        List<Delivery> files,
        List<String> notes,
        String sha256,
        String identicalTo,
        PullReport pull) {}

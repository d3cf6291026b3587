package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Expiry;

/**
 * What has been told of one LEA, so that a restart does not tell it again; {@code work/alerts/<lea>.json}. Immutable.
 *
 * @param troubled whether it was alerted of and has had no good night since
 * @param missed the newest night told of as missed; null for none
 * @param overdue the newest run told of as not ending; null for none
 * @param faulty the fault of its file last told and of which night; null for none
 * @param expiring by source, the day its credential expires and of how many days before that was last told
 */
public record AlertMemory(
        int schema,
        boolean troubled,
        LocalDate missed,
        String overdue,
        String faulty,
        Map<String, ToldExpiry> expiring) {

    /** Nothing has been told. */
    public static final AlertMemory NONE = new AlertMemory(1, false, null, null, null, Map.of());

    /** The days before the last at which it is told that a credential expires. */
    private static final int[] DAYS = {0, 1, 3, 7, 14};

    /** What was told of a credential. */
    public record ToldExpiry(LocalDate day, int before) {}

    /** Reads what has been told of an LEA. */
    public static AlertMemory read(Path work, String lea) throws IOException {
        Path file = file(work, lea);
        return Files.exists(file) ? StateJson.read(file, AlertMemory.class) : NONE;
    }

    /** Writes it for the next start. */
    public void write(Path work, String lea) throws IOException {
        DurableFiles.folder(file(work, lea).getParent());
        StateJson.write(file(work, lea), this);
    }

    private static Path file(Path work, String lea) {
        return work.resolve("alerts").resolve(lea + ".json");
    }

    /** After a night went wrong, or well again. */
    public AlertMemory troubled(boolean now) {
        return new AlertMemory(schema, now, missed, overdue, faulty, expiring);
    }

    /** After a missed night was told. */
    public AlertMemory missed(LocalDate date) {
        return new AlertMemory(schema, true, date, overdue, faulty, expiring);
    }

    /** After a run that does not end was told. */
    public AlertMemory overdue(String run) {
        return new AlertMemory(schema, true, missed, run, faulty, expiring);
    }

    /** After a fault of the file was told, or is gone. */
    public AlertMemory faulty(String fault) {
        return new AlertMemory(schema, troubled || fault != null, missed, overdue, fault, expiring);
    }

    /**
     * After what there is to tell of a credential was told; this one when there is nothing new: 14, 7, 3 and 1 days
     * before and on the day itself, each once, and a day for which nobody was there at the next occasion.
     *
     * @param daysLeft negative when it has expired
     */
    public AlertMemory expiring(String source, Expiry expiry, long daysLeft) {
        for (int before : DAYS) {
            if (daysLeft <= before) {
                ToldExpiry told = expiring.get(source);
                if (told != null && told.day().equals(expiry.day()) && told.before() <= before) {
                    return this;
                }
                Map<String, ToldExpiry> next = new TreeMap<>(expiring);
                next.put(source, new ToldExpiry(expiry.day(), before));
                return new AlertMemory(schema, troubled, missed, overdue, faulty, Collections.unmodifiableMap(next));
            }
        }
        return this;
    }
}

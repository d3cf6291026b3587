package org.rollcall.source;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Details;
import org.rollcall.roster.Entity;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.ReadingRules;
import org.rollcall.roster.Repeats;
import org.rollcall.roster.RosterException;
import org.rollcall.roster.RosterReader;

/**
 * What was pulled from a OneRoster REST server, versions 1.0, 1.1 and 1.2: a folder for each collection with its pages
 * as they were sent, gzipped, {@code users/000001-500.json.gz} being the first page of users with 500 records. Reads
 * each page once, by the shape of its records and not by version, keeping nothing but what the roster needs. Rows are
 * booked under the collection's name; the line of a row is the number of its record in the collection, from 1 in the
 * order received.
 */
public final class OneRosterPages {

    private static final Set<Entity> COLLECTIONS = EnumSet.complementOf(EnumSet.of(Entity.ROLES));

    private static final String DEMOGRAPHICS = "demographics";

    private final Path raw;
    private final Lea lea;
    private final String source;

    /** @param raw holds the folders of the collections */
    public OneRosterPages(Path raw, Lea lea, String source) {
        this.raw = raw;
        this.lea = lea;
        this.source = source;
    }

    /**
     * Reads the roster as it stands on a date.
     *
     * @throws SourceException saying why it cannot be used, with the rows refused until then
     * @throws IOException when the disk refuses
     */
    public Reading read(LocalDate date, ReadProgress progress) throws IOException {
        return read(date, Details.NONE, progress);
    }

    /** The same, with details. */
    public Reading read(LocalDate date, Details details, ReadProgress progress) throws IOException {
        Reading reading = Reading.begun();
        RosterReader reader = new RosterReader(
                source,
                date,
                ReadingRules.of(lea, source, Repeats.FIRST_COUNTS, details),
                reading.ledger(),
                reading.refusals(),
                reading.unmapped(),
                reading.warnings());
        try {
            Map<Entity, PageFolder> folders = folders();
            RosterReader.Shape shape =
                    new RosterReader.Shape(folders.get(Entity.COURSES).rows() > 0, false);
            for (Entity entity : COLLECTIONS) {
                PageFolder pages = folders.get(entity);
                if (entity == Entity.COURSES && !shape.courses()) {
                    passOver(pages, reading.warnings());
                    continue;
                }
                EntityReader<?> entityReader = reader.open(entity, entity.collection(), shape);
                RecordRows rows = new RecordRows(entity.collection(), entityReader, reading.warnings(), progress);
                pages.read(rows);
                rows.end();
                reader.close(entityReader);
            }
            PageFolder demographics = PageFolder.of(raw, DEMOGRAPHICS);
            if (details == Details.DEMOGRAPHICS && !demographics.isEmpty()) {
                RecordRows rows = new RecordRows(
                        DEMOGRAPHICS, reader.openDemographics(DEMOGRAPHICS), reading.warnings(), progress);
                demographics.read(rows);
                rows.end();
            }
            return reading.with(reader.roster());
        } catch (RosterException | SourceException e) {
            throw new SourceException(e.getMessage(), e, reading.refusals().all());
        }
    }

    private Map<Entity, PageFolder> folders() throws IOException {
        Map<Entity, PageFolder> folders = new EnumMap<>(Entity.class);
        for (Entity entity : COLLECTIONS) {
            PageFolder pages = PageFolder.of(raw, entity.collection());
            if (entity != Entity.COURSES) {
                pages.requirePages();
            }
            folders.put(entity, pages);
        }
        return folders;
    }

    /** Courses that are not there are no fault; pages that say so must be whole all the same. */
    private static void passOver(PageFolder courses, Warnings warnings) throws IOException {
        warnings.warn("courses " + (courses.isEmpty() ? "is absent" : "has no records")
                + ": names and subjects come from the classes alone");
        courses.read(json -> json.skipChildren());
    }
}

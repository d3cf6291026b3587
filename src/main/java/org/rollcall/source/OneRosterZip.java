package org.rollcall.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * A OneRoster CSV package, versions 1.0, 1.1 and 1.2, as a zip. Reads it once, entity after entity, keeping nothing of
 * a file but what the roster needs.
 */
public final class OneRosterZip {

    /** A file of fewer bytes is read sooner by one thread than by three: those that inflate, parse and take its rows. */
    private static final long LARGE_BYTES = 1 << 20;

    private static final int SAMPLE = 1 << 18;

    private final Path zip;
    private final Lea lea;
    private final String source;
    private final ArchiveLimits limits;
    private final long large;

    public OneRosterZip(Path zip, Lea lea, String source, ArchiveLimits limits) {
        this(zip, lea, source, limits, LARGE_BYTES);
    }

    /** @param large bytes from which on a file has threads of its own */
    OneRosterZip(Path zip, Lea lea, String source, ArchiveLimits limits, long large) {
        this.zip = zip;
        this.lea = lea;
        this.source = source;
        this.limits = limits;
        this.large = large;
    }

    /**
     * Looks at the package without reading its rows: archive, manifest, files and headers.
     *
     * @throws SourceException saying why it cannot be a full set
     * @throws IOException when the disk refuses
     */
    public void inspect() throws IOException {
        Warnings unheard = new Warnings();
        RosterReader reader = reader(LocalDate.EPOCH, Details.NONE, Reading.begun());
        try (Archive archive = Archive.open(zip, limits)) {
            OneRosterPackage files = files(archive, unheard);
            for (Entity entity : files.entities()) {
                String file = OneRosterPackage.file(entity);
                EntityReader<?> rows = reader.open(entity, file, shape(files));
                EntityRows.places(file, header(archive, file), rows.columns(), unheard);
            }
        }
    }

    /**
     * How large the roster is, from the sizes of its files and how long the lines are at their beginning, and how many of
     * these are kept; unknown of a package that cannot be read, since reading it says why.
     *
     * @throws IOException when the disk refuses
     */
    public RosterSize size() throws IOException {
        try (Archive archive = Archive.open(zip, limits)) {
            return new RosterSize(
                    rows(archive, Entity.USERS), rows(archive, Entity.CLASSES), rows(archive, Entity.ENROLLMENTS));
        } catch (SourceException e) {
            return RosterSize.UNKNOWN;
        }
    }

    private static long rows(Archive archive, Entity entity) throws IOException {
        String file = OneRosterPackage.file(entity);
        if (!archive.has(file)) {
            return 0;
        }
        try (InputStream bytes = archive.open(file)) {
            byte[] beginning = bytes.readNBytes(SAMPLE);
            long kept = new String(beginning, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.contains(",tobedeleted,") && !line.contains(",inactive,"))
                    .count();
            return beginning.length < SAMPLE ? kept : kept * archive.bytes(file) / SAMPLE;
        }
    }

    private OneRosterPackage files(Archive archive, Warnings unheard) throws IOException {
        try {
            return OneRosterPackage.of(archive, StandardCharsets.UTF_8, unheard);
        } catch (NotUtf8Exception e) {
            return OneRosterPackage.of(archive, fallback(e), unheard);
        }
    }

    private List<String> header(Archive archive, String file) throws IOException {
        try (InputStream bytes = archive.open(file)) {
            return new CsvFile(file, StandardCharsets.UTF_8).header(bytes);
        } catch (NotUtf8Exception e) {
            requireSound(file);
            try (InputStream bytes = archive.open(file)) {
                return new CsvFile(file, fallback(e)).header(bytes);
            }
        }
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
        Map<String, Charset> charsets = new LinkedHashMap<>();
        while (true) {
            try {
                return read(date, details, charsets, progress);
            } catch (NotUtf8Exception e) {
                requireSound(e.file());
                charsets.put(e.file(), fallback(e)); // and from the start, so that no row is counted twice
            }
        }
    }

    /** Bytes that are no text may be those of a damaged archive, which shows at a file's end. */
    private void requireSound(String file) throws IOException {
        try (Archive archive = Archive.open(zip, limits);
                InputStream bytes = archive.open(file)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
    }

    private Reading read(LocalDate date, Details details, Map<String, Charset> charsets, ReadProgress progress)
            throws IOException {
        Reading reading = Reading.begun();
        RosterReader reader = reader(date, details, reading);
        try (Archive archive = Archive.open(zip, limits)) {
            charsets.forEach((file, charset) -> reading.warnings()
                    .warn(file + " is not UTF-8 and is read as " + charset.name() + ", as configured"));
            OneRosterPackage files = OneRosterPackage.of(
                    archive, charsets.getOrDefault(PackageManifest.FILE, StandardCharsets.UTF_8), reading.warnings());
            for (Entity entity : files.entities()) {
                String file = OneRosterPackage.file(entity);
                EntityReader<?> entityReader = reader.open(entity, file, shape(files));
                read(archive, file, charsets, entityReader, reading.warnings(), progress);
                reader.close(entityReader);
            }
            if (details == Details.DEMOGRAPHICS && archive.has(OneRosterPackage.DEMOGRAPHICS)) {
                EntityReader<?> demographics = reader.openDemographics(OneRosterPackage.DEMOGRAPHICS);
                read(archive, OneRosterPackage.DEMOGRAPHICS, charsets, demographics, reading.warnings(), progress);
            }
            return reading.with(reader.roster());
        } catch (RosterException | SourceException e) {
            throw new SourceException(e.getMessage(), e, reading.refusals().all());
        }
    }

    private void read(
            Archive archive,
            String file,
            Map<String, Charset> charsets,
            EntityReader<?> reader,
            Warnings warnings,
            ReadProgress progress)
            throws IOException {
        EntityRows rows = new EntityRows(file, reader, warnings, progress);
        CsvFile csv = new CsvFile(file, charsets.getOrDefault(file, StandardCharsets.UTF_8));
        boolean ahead = archive.bytes(file) >= large;
        try (InputStream bytes = archive.open(file);
                InputStream inflated = ahead ? new AheadStream(bytes, file) : bytes) {
            if (ahead) {
                new RowsAhead(csv, rows, archive.bytes(file)).read(inflated, file);
            } else {
                csv.read(inflated, rows);
            }
        }
        rows.end();
    }

    private RosterReader reader(LocalDate date, Details details, Reading reading) {
        return new RosterReader(
                source,
                date,
                ReadingRules.of(lea, source, Repeats.REFUSED_WHEN_DIFFERENT, details),
                reading.ledger(),
                reading.refusals(),
                reading.unmapped(),
                reading.warnings());
    }

    private Charset fallback(NotUtf8Exception e) {
        if (lea.encoding().isEmpty() || lea.encoding().equals(StandardCharsets.UTF_8.name())) {
            throw new SourceException(
                    e.file()
                            + " is not UTF-8. Have the SIS export UTF-8, or set the LEA's encoding, such as windows-1252.",
                    e);
        }
        return Charset.forName(lea.encoding());
    }

    private static RosterReader.Shape shape(OneRosterPackage files) {
        return new RosterReader.Shape(
                files.entities().contains(Entity.COURSES), files.entities().contains(Entity.ROLES));
    }
}

package org.rollcall.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Entity;
import org.rollcall.roster.EntityReader;
import org.rollcall.roster.RosterException;
import org.rollcall.roster.RosterReader;
import org.rollcall.source.NotUtf8Exception;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/**
 * One delivery of the files of a specification. Reads each once, but for one that holds rows of several kinds, which is
 * read once for each; keeps nothing of a file but what the roster needs.
 */
public final class SpecFiles {

    /** Beside a delivery's files: the rows before it that it leaves as they were. */
    private static final String CARRIED = "carried";

    private final List<Path> files;
    private final Path carried;
    private final Specification specification;
    private final SpecContext context;

    /** @param files the delivery as it came */
    public SpecFiles(List<Path> files, Specification specification, SpecContext context) {
        this(files, null, specification, context);
    }

    private SpecFiles(List<Path> files, Path carried, Specification specification, SpecContext context) {
        this.files = List.copyOf(files);
        this.carried = carried;
        this.specification = specification;
        this.context = context;
    }

    /**
     * The delivery that a snapshot holds, with what it leaves as it was.
     *
     * @param folder holds the files as they came
     * @throws SourceException when it is not a folder of files
     */
    public static SpecFiles in(Path folder, Specification specification, SpecContext context) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new SourceException("The snapshot is not a set of files. Have the district send its files again.");
        }
        try (var entries = Files.list(folder)) {
            return new SpecFiles(entries.sorted().toList(), folder.resolveSibling(CARRIED), specification, context);
        }
    }

    /**
     * Looks at the delivery without reading its rows, unless it says how many there must be: files, packing, headers.
     *
     * @throws SourceException saying why it cannot be a full set
     * @throws IOException when the disk refuses
     */
    public void inspect() throws IOException {
        Delivered delivered = new Delivered(files, specification, context.limits()).requireAll();
        for (SpecFile file : specification.files()) {
            DeliveredFile came = delivered.file(file);
            if (came != null) {
                List<String> names = header(file, came);
                new Header(came.name(), names, file, specification.path(), new Warnings());
            }
        }
        new RowCounts(specification, context).check(delivered);
    }

    private List<String> header(SpecFile file, DeliveredFile came) throws IOException {
        try (InputStream bytes = came.open()) {
            return file.layout().file(came.name(), StandardCharsets.UTF_8).header(bytes);
        } catch (NotUtf8Exception e) {
            try (InputStream bytes = came.open()) {
                return file.layout()
                        .file(came.name(), context.fallback(file.layout(), e))
                        .header(bytes);
            }
        }
    }

    /**
     * Takes over from the delivery before this one what this one, being partial, does not list: the places of a student
     * without a row tonight stay as they were, those of one with a row are as tonight's rows say.
     *
     * @throws SourceException when a delivery cannot be read
     * @throws IOException when the disk refuses
     */
    public void carryOver(SpecFiles before) throws IOException {
        CarriedRows.write(before, this, carried);
    }

    /** Takes the sound rows of a delivery. */
    interface KindRows {

        /** @param values one for each field of the kind, as the roster has them */
        void row(RowKind kind, String[] values);
    }

    /** Begins something that may have to begin again. */
    interface Beginning {
        void begin() throws IOException;
    }

    /** Brings every sound row to a taker; begins again when it turns out how a file is encoded. */
    void each(KindRows rows, Beginning beginning) throws IOException {
        Map<String, Charset> charsets = new LinkedHashMap<>();
        while (true) {
            try {
                beginning.begin();
                Delivered delivered = new Delivered(files, specification, context.limits()).requireAll();
                for (SpecFile file : specification.files()) {
                    if (delivered.file(file) != null) {
                        each(file, delivered.file(file), charsets, rows);
                    }
                }
                for (RowKind kind : specification.kinds()) {
                    if (carried(kind) != null) {
                        each(CarriedRows.file(kind), carried(kind), charsets, rows);
                    }
                }
                return;
            } catch (UnreadableTextException e) {
                charsets.put(e.cause().file(), context.fallback(e.layout(), e.cause()));
            }
        }
    }

    private void each(SpecFile file, DeliveredFile came, Map<String, Charset> charsets, KindRows rows)
            throws IOException {
        Warnings unheard = new Warnings();
        List<BlockRows> blocks = file.blocks().stream()
                .filter(block -> block.kind().entity() != null)
                .map(block -> new BlockRows(file, came.name(), block, new SoundRows(block.kind(), rows), unheard))
                .toList();
        RowFilter filter = file.where().isEmpty() ? null : context.filters().compile(file.where());
        pass(
                file,
                came,
                charsets,
                new FilePass(came.name(), file, specification.path(), blocks, filter, unheard, ReadProgress.NONE));
    }

    private static void pass(SpecFile file, DeliveredFile came, Map<String, Charset> charsets, FilePass pass)
            throws IOException {
        Charset charset = charsets.getOrDefault(came.name(), StandardCharsets.UTF_8);
        try (InputStream bytes = came.open()) {
            file.layout().file(came.name(), charset).read(bytes, pass);
        } catch (NotUtf8Exception e) {
            throw new UnreadableTextException(file.layout(), e);
        }
    }

    /** The file of the rows of a kind that were carried over; null when there is none. */
    private DeliveredFile carried(RowKind kind) {
        Path file = carried == null ? null : carried.resolve(kind.file());
        return file == null || !Files.exists(file)
                ? null
                : new DeliveredFile(kind.file() + " (carried over)", file, null, context.limits());
    }

    /** Passes sound rows on. */
    private record SoundRows(RowKind kind, KindRows rows) implements BlockRows.Taker {

        @Override
        public void row(long line, String[] values, BlockRows.Fault fault) {
            if (fault == null) {
                rows.row(kind, values);
            }
        }

        @Override
        public void refuse(long line, String rule, String reason) {
            // was refused when its delivery was read
        }

        @Override
        public void filter(String rule) {
            // was left out when its delivery was read
        }

        @Override
        public void damage(long line, int field, String damage, String done, String id) {
            // was said when its delivery was read
        }
    }

    /**
     * Reads the roster as it stands on a date.
     *
     * @throws SourceException saying why it cannot be used, with the rows refused until then
     * @throws IOException when the disk refuses
     */
    public Reading read(LocalDate date, ReadProgress progress) throws IOException {
        Map<String, Charset> charsets = new LinkedHashMap<>();
        while (true) {
            try {
                return new Once(date, charsets, progress).read();
            } catch (UnreadableTextException e) {
                charsets.put(e.cause().file(), context.fallback(e.layout(), e.cause())); // and from the start
            }
        }
    }

    /** One try, with what is known by then of how the files are encoded. */
    private final class Once {

        private final Map<String, Charset> charsets;
        private final ReadProgress progress;
        private final Reading reading = Reading.begun();
        private final Map<SpecFile, RowFilter> filters = new HashMap<>();
        private final RosterReader reader;

        Once(LocalDate date, Map<String, Charset> charsets, ReadProgress progress) {
            this.charsets = charsets;
            this.progress = progress;
            this.reader = new RosterReader(
                    context.source(),
                    date,
                    context.rules(specification),
                    reading.ledger(),
                    reading.refusals(),
                    reading.warnings());
        }

        Reading read() throws IOException {
            try {
                Delivered delivered = new Delivered(files, specification, context.limits()).requireAll();
                charsets.forEach((file, charset) -> reading.warnings()
                        .warn(file + " is not UTF-8 and is read as " + charset.name() + ", as configured"));
                delivered.strangers().forEach(name -> reading.warnings()
                        .warn(name + " is no file of the specification and is ignored"));
                delivered.unread().forEach(name -> reading.warnings().warn(name + " is kept and not read"));
                RosterReader.Shape shape = new RosterReader.Shape(has(delivered, Entity.COURSES), false);
                for (Entity entity : Entity.values()) {
                    own(entity, shape);
                    for (SpecFile file : specification.files()) {
                        if (delivered.file(file) != null) {
                            pass(entity, file, delivered.file(file), shape);
                        }
                    }
                    for (RowKind kind : specification.kinds()) {
                        if (kind.entity() == entity && carried(kind) != null) {
                            pass(entity, CarriedRows.file(kind), carried(kind), shape);
                        }
                    }
                }
                reading.damages().sentences().forEach(reading.warnings()::warn);
                return reading.with(reader.roster());
            } catch (RosterException | SourceException e) {
                throw new SourceException(e.getMessage(), e, reading.refusals().all());
            }
        }

        private boolean has(Delivered delivered, Entity entity) {
            return specification.rows().stream().anyMatch(own -> own.kind().entity() == entity)
                    || specification.files().stream()
                            .filter(file -> delivered.file(file) != null)
                            .flatMap(file -> file.blocks().stream())
                            .anyMatch(block -> block.kind().entity() == entity);
        }

        /** The rows that the specification itself holds. */
        private void own(Entity entity, RosterReader.Shape shape) {
            for (OwnRows own : specification.rows()) {
                RowKind kind = own.kind();
                if (kind.entity() == entity) {
                    String label = specification.path() + " (" + kind.name() + ")";
                    EntityReader<?> rosterRows = reader.open(entity, label, shape, new KindDialect(kind, null));
                    RosterRows taker =
                            new RosterRows(context.source(), label, kind, null, rosterRows, reading.damages());
                    for (int i = 0; i < own.rows().size(); i++) {
                        taker.row(i + 1L, own.values(i), null);
                    }
                    reader.close(rosterRows);
                }
            }
        }

        private void pass(Entity entity, SpecFile file, DeliveredFile came, RosterReader.Shape shape)
                throws IOException {
            List<BlockRows> blocks = new ArrayList<>();
            List<EntityReader<?>> readers = new ArrayList<>();
            for (Block block : file.blocks()) {
                if (block.kind().entity() == entity) {
                    String label = file.label(block, came.name());
                    EntityReader<?> rosterRows =
                            reader.open(entity, label, shape, new KindDialect(block.kind(), block));
                    readers.add(rosterRows);
                    RosterRows taker =
                            new RosterRows(context.source(), label, block.kind(), block, rosterRows, reading.damages());
                    blocks.add(new BlockRows(file, came.name(), block, taker, reading.warnings()));
                }
            }
            if (blocks.isEmpty()) {
                return;
            }
            RowFilter filter = filters.computeIfAbsent(
                    file, f -> f.where().isEmpty() ? null : context.filters().compile(f.where()));
            FilePass pass =
                    new FilePass(came.name(), file, specification.path(), blocks, filter, reading.warnings(), progress);
            SpecFiles.pass(file, came, charsets, pass);
            pass.end(blocks.stream().anyMatch(BlockRows::isMain));
            readers.forEach(reader::close);
        }
    }
}

package org.rollcall.spec;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Details;
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
        Delivered delivered = delivered();
        for (SpecFile file : specification.files()) {
            DeliveredFile came = delivered.file(file);
            if (came != null && !file.isUnread()) {
                List<String> names = header(file, came);
                new Header(came.name(), names, file, specification.path(), new Warnings());
            }
        }
        new RowCounts(specification, context).check(delivered);
    }

    /** @throws SourceException when it is not a full set */
    Delivered delivered() {
        return new Delivered(files, specification, context.limits()).requireAll();
    }

    Specification specification() {
        return specification;
    }

    SpecContext context() {
        return context;
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
     * Holds what is not required against the delivery before: a file or column that was there and is gone was probably
     * renamed, and without it teachers would see others or nothing.
     *
     * @param mayBeMissing files, and columns as {@code FILE: COLUMN}, that may be gone
     * @throws SourceException naming the first that is gone
     */
    public void requireWhatWasThere(SpecFiles before, Set<String> mayBeMissing) throws IOException {
        Map<String, List<String>> there = headers();
        for (Map.Entry<String, List<String>> was : before.headers().entrySet()) {
            String file = was.getKey();
            Optional<SpecFile> known = specification.files().stream()
                    .filter(f -> f.name().toString().equals(file))
                    .findFirst();
            if (known.isEmpty() || mayBeMissing.contains(file)) {
                continue;
            }
            if (!there.containsKey(file)) {
                throw new SourceException("The delivery has no " + file + ", which the delivery before had. Have the"
                        + " district send it, or set mayBeMissing: \"" + file + "\" if it need not be there.");
            }
            for (String column : Header.optional(known.get())) {
                if (Header.has(was.getValue(), column)
                        && !Header.has(there.get(file), column)
                        && !mayBeMissing.contains(file + ": " + column)) {
                    throw new SourceException(
                            file + ": the column '" + column + "' is missing, which the delivery before"
                                    + " had" + Header.nearest(column, added(was.getValue(), there.get(file)))
                                    + ". Have the district put it back, or set"
                                    + " mayBeMissing: \"" + file + ": " + column + "\" if it need not be there.");
                }
            }
        }
    }

    private static List<String> added(List<String> before, List<String> now) {
        return now.stream().filter(name -> !Header.has(before, name)).toList();
    }

    /** The names in the header of each file that came, by the name that the specification gives the file. */
    private Map<String, List<String>> headers() throws IOException {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        Delivered delivered = delivered();
        for (SpecFile file : specification.files()) {
            if (delivered.file(file) != null && !file.isUnread()) {
                headers.put(
                        file.name().toString(),
                        header(file, delivered.file(file)).stream()
                                .map(Blanks::trim)
                                .toList());
            }
        }
        return headers;
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

    /** Takes the rows of a delivery. */
    interface KindRows {

        /**
         * Takes a row.
         *
         * @param values one for each field of the kind, as the roster has them
         * @param sound whether all of them are what they must be
         */
        void row(RowKind kind, String[] values, boolean sound);

        /** Takes note of a row that a rule of its file leaves out; {@code values} are those of its key. */
        default void leftOut(RowKind kind, String[] values) {}
    }

    /** Begins something that may have to begin again. */
    interface Beginning {
        void begin() throws IOException;
    }

    /** Brings every row to a taker; begins again when it turns out how a file is encoded. */
    void each(KindRows rows, Beginning beginning) throws IOException {
        Map<String, Charset> charsets = new LinkedHashMap<>();
        while (true) {
            try {
                beginning.begin();
                Delivered delivered = delivered();
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
                .map(block -> new BlockRows(file, came.name(), block, new EachRow(block.kind(), rows), unheard))
                .toList();
        pass(
                file,
                came,
                charsets,
                new FilePass(came.name(), file, specification, context, true, blocks, unheard, ReadProgress.NONE));
    }

    static void pass(SpecFile file, DeliveredFile came, Map<String, Charset> charsets, FilePass pass)
            throws IOException {
        try {
            came.read(file.layout(), charsets.getOrDefault(came.name(), StandardCharsets.UTF_8), pass);
        } catch (NotUtf8Exception e) {
            throw new UnreadableTextException(file.layout(), e);
        }
    }

    /** The file of the rows of a kind that were carried over; null when there is none. */
    DeliveredFile carried(RowKind kind) {
        Path file = carried == null ? null : carried.resolve(kind.file());
        return file == null || !Files.exists(file)
                ? null
                : new DeliveredFile(kind.file() + " (carried over)", file, null, context.limits());
    }

    /** Passes sound rows on. */
    private record EachRow(RowKind kind, KindRows rows) implements BlockRows.Taker {

        @Override
        public void row(long line, String[] values, BlockRows.Fault fault) {
            rows.row(kind, values, fault == null);
        }

        @Override
        public void leaveOut(String rule, String[] values) {
            rows.leftOut(kind, values);
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
        return read(date, Details.NONE, progress);
    }

    /** The same, with details. */
    public Reading read(LocalDate date, Details details, ReadProgress progress) throws IOException {
        Map<String, Charset> charsets = new LinkedHashMap<>();
        while (true) {
            try {
                return new RosterPasses(this, date, details, charsets, progress).read();
            } catch (UnreadableTextException e) {
                charsets.put(e.cause().file(), context.fallback(e.layout(), e.cause())); // and from the start
            }
        }
    }
}

package org.rollcall.spec;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.landing.DurableFiles;
import org.rollcall.source.CsvForm;

/**
 * What a partial delivery leaves as it was: the rows of the delivery before it whose student, section or other thing it
 * does not list. Kept beside it as files of the standard, so that the two together are the roster.
 */
final class CarriedRows implements AutoCloseable {

    /** As the rows are kept: last days are written as the days after them, as the roster has them. */
    private static final Layout LAYOUT =
            new Layout(new CsvForm(',', '"', 0, List.of()), List.of(), 0, null, List.of(DateForm.ISO), Set.of(), true);

    private final Path folder;
    private final Map<RowKind, Set<String>> listed;
    private final Map<RowKind, CsvWriter> writers = new LinkedHashMap<>();

    private CarriedRows(Path folder, Map<RowKind, Set<String>> listed) {
        this.folder = folder;
        this.listed = listed;
    }

    /**
     * Writes the rows of one delivery that another does not replace.
     *
     * @param folder where to, made anew
     */
    static void write(SpecFiles before, SpecFiles now, Path folder) throws IOException {
        DurableFiles.remove(folder);
        Map<RowKind, Set<String>> listed = new HashMap<>();
        now.each(
                new SpecFiles.KindRows() {
                    @Override
                    public void row(RowKind kind, String[] values, boolean sound) {
                        listed.computeIfAbsent(kind, k -> new HashSet<>()).add(values[kind.place(kind.replaces())]);
                    }

                    @Override
                    public void leftOut(RowKind kind, String[] values) {
                        row(kind, values, true); // a student listed as withdrawn does not stay as before
                    }
                },
                () -> {});
        CarriedRows[] rows = new CarriedRows[1];
        try {
            before.each((kind, values, sound) -> rows[0].keep(kind, values, sound), () -> {
                close(rows[0]);
                DurableFiles.remove(folder);
                DurableFiles.folder(folder);
                rows[0] = new CarriedRows(folder, listed);
            });
        } finally {
            close(rows[0]);
        }
    }

    private static void close(CarriedRows rows) throws IOException {
        if (rows != null) {
            rows.close();
        }
    }

    private void keep(RowKind kind, String[] values, boolean sound) {
        if (sound && !listed.getOrDefault(kind, Set.of()).contains(values[kind.place(kind.replaces())])) {
            writers.computeIfAbsent(kind, this::open).writeRecord(values);
        }
    }

    private CsvWriter open(RowKind kind) {
        try {
            Path file = DurableFiles.create(folder.resolve(kind.file()));
            CsvWriter writer = CsvWriter.builder().build(file, StandardCharsets.UTF_8);
            writer.writeRecord(kind.fields().stream().map(Field::name).toList());
            return writer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (CsvWriter writer : writers.values()) {
            writer.close();
        }
    }

    /** The file of the rows of one kind, as it is read. */
    static SpecFile file(RowKind kind) {
        return SpecFile.standard(kind, false, LAYOUT);
    }
}

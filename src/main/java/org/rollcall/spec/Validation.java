package org.rollcall.spec;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Refusal;
import org.rollcall.ledger.Warnings;
import org.rollcall.source.NotUtf8Exception;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.SourceException;

/**
 * Tells a district what is wrong with its files before the first night: of each file by itself, and of all together when
 * they are a full set.
 */
public final class Validation {

    private final Specification specification;
    private final SpecContext context;
    private final Map<String, Long> rows = new LinkedHashMap<>();
    private final Set<Found> found = new LinkedHashSet<>();
    private final List<Found> repaired = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();
    private final Warnings notes = new Warnings();
    private boolean whole;
    private int consequences;

    /**
     * One thing that is wrong.
     *
     * @param line of the file, counted from 1 with the header as line 1
     * @param field the column at fault; blank when the whole row is
     * @param sentence what was found and what is expected; the value itself where it is no person's
     */
    public record Found(String file, long line, String field, String sentence) {}

    public Validation(Specification specification, SpecContext context) {
        this.specification = specification;
        this.context = context;
    }

    /**
     * Checks files.
     *
     * @throws IOException when the disk refuses
     */
    public Validation check(List<Path> files, LocalDate date) throws IOException {
        Delivered delivered;
        try {
            delivered = new Delivered(files, specification, context.limits());
        } catch (SourceException e) {
            sentences.add(e.getMessage());
            return this;
        }
        boolean full = delivered.missing().isEmpty();
        if (!full) {
            sentences.add("Missing: " + String.join(", ", delivered.missing()) + ". A full set is needed.");
        }
        delivered.strangers().forEach(name -> {
            String sentence = name + " is no file of " + specification.path();
            if (full) {
                notes.warn(sentence + " and is ignored");
            } else {
                sentences.add(sentence + ".");
            }
        });
        for (SpecFile file : specification.files()) {
            if (delivered.file(file) != null) {
                checkAlone(file, delivered.file(file));
            }
        }
        whole = sentences.isEmpty();
        if (whole) {
            checkTogether(files, date);
        }
        return this;
    }

    private void checkAlone(SpecFile file, DeliveredFile came) throws IOException {
        try {
            rows.put(came.name(), pass(file, came));
        } catch (SourceException e) {
            sentences.add(e.getMessage());
        }
    }

    private long pass(SpecFile file, DeliveredFile came) throws IOException {
        try {
            return pass(file, came, StandardCharsets.UTF_8);
        } catch (NotUtf8Exception e) {
            found.removeIf(item -> item.file().startsWith(came.name()));
            repaired.removeIf(item -> item.file().startsWith(came.name()));
            Charset charset = context.fallback(file.layout(), e);
            notes.warn(came.name() + " is not UTF-8 and is read as " + charset.name());
            return pass(file, came, charset);
        }
    }

    private long pass(SpecFile file, DeliveredFile came, Charset charset) throws IOException {
        List<BlockRows> blocks = new ArrayList<>();
        List<Collector> collectors = new ArrayList<>();
        for (Block block : file.blocks()) {
            Collector collector = new Collector(file.label(block, came.name()), block);
            collectors.add(collector);
            blocks.add(new BlockRows(file, came.name(), block, collector, notes));
        }
        FilePass pass = new FilePass(came.name(), file, specification, context, true, blocks, notes, ReadProgress.NONE);
        came.read(file.layout(), charset, pass);
        pass.end(true);
        collectors.forEach(Collector::end);
        return pass.rows();
    }

    private void checkTogether(List<Path> files, LocalDate date) throws IOException {
        SpecFiles set = new SpecFiles(files, specification, context);
        try {
            set.inspect();
            set.read(date, ReadProgress.NONE).refusals().all().forEach(this::add);
        } catch (SourceException e) {
            e.refusals().forEach(this::add);
            sentences.add(e.getMessage());
        }
    }

    private void add(Refusal refusal) {
        if (refusal.rule().startsWith(Account.CONSEQUENCE)) {
            consequences++;
        } else {
            found.add(new Found(refusal.file(), refusal.line(), refusal.field(), refusal.reason()));
        }
    }

    /** Rows by file, in the specification's order; a file whose header is wrong has none. */
    public Map<String, Long> rows() {
        return rows;
    }

    /** What is wrong with files as a whole: sentences. */
    public List<String> sentences() {
        return sentences;
    }

    /** What is wrong with rows and values. */
    public List<Found> found() {
        return List.copyOf(found);
    }

    /** How many rows more are left out, since what they refer to is wrong. */
    public int consequences() {
        return consequences;
    }

    /** What came damaged and is mended on reading. */
    public List<Found> repaired() {
        return repaired;
    }

    /** What else a person should know: phrases. */
    public List<String> notes() {
        return notes.sentences();
    }

    /** Whether all required files were there, so that they were held against each other. */
    public boolean whole() {
        return whole;
    }

    /** Whether the files would do. */
    public boolean passed() {
        return sentences.isEmpty() && found.isEmpty();
    }

    private final class Collector implements BlockRows.Taker {

        private final String label;
        private final Block block;
        private final int telling;
        private int blank;

        Collector(String label, Block block) {
            this.label = label;
            this.block = block;
            this.telling = block.kind().telling();
        }

        /** Counts what nobody reaches CERS without. */
        void end() {
            if (telling >= 0) {
                notes.warn(
                        label + ": a row has no " + block.shown(telling) + ", without which the person is left out",
                        blank);
            }
        }

        @Override
        public void row(long line, String[] values, BlockRows.Fault fault) {
            blank += fault == null && telling >= 0 && values[telling].isEmpty() ? 1 : 0;
            if (fault != null) {
                found.add(new Found(label, line, block.shown(fault.field()), fault.sentence()));
            }
        }

        @Override
        public void refuse(long line, String rule, String reason) {
            found.add(new Found(label, line, "", reason));
        }

        @Override
        public void filter(String rule) {
            // what a rule leaves out is not wrong
        }

        @Override
        public void damage(long line, int field, String damage, String done, String id) {
            Found item =
                    new Found(label, line, block.shown(field), done.isEmpty() ? damage : damage + " (" + done + ")");
            if (done.isEmpty()) {
                found.add(item);
            } else {
                repaired.add(item);
            }
        }
    }
}

package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.StateJson;
import org.rollcall.publish.PublicationStore;

/** The runs of all LEAs, in {@code work/leas/<lea>/runs/<id>/}, each with its {@code run.json}. */
public final class RunStore {

    static final String RUN_FILE = "run.json";

    private static final Pattern ID = Pattern.compile("(.+)-(\\d{4}-\\d{2}-\\d{2})-(\\d+)");

    private final Path work;

    public RunStore(Path work) {
        this.work = work;
    }

    /** {@code work/leas/<lea>}. */
    public Path leaFolder(String lea) {
        return work.resolve("leas").resolve(lea);
    }

    /** The folder of a run. */
    public Path folder(String lea, String id) {
        return leaFolder(lea).resolve("runs").resolve(id);
    }

    /** The folder of a run. */
    public Path folder(Run run) {
        return folder(run.lea(), run.id());
    }

    /**
     * Opens a run: writes its record in state waiting. The caller holds the LEA's lock.
     *
     * @param by who asked for it; null when the timetable did
     */
    public Run open(String lea, LocalDate date, Cause cause, String by, boolean dryRun, Instant now, Duration window)
            throws IOException {
        return open(lea, date, cause, by, dryRun, now, window, (run, folder) -> run);
    }

    /** Puts into a run's folder what it begins with, and says how its record begins. */
    @FunctionalInterface
    interface Filling {
        Run fill(Run run, Path folder) throws IOException;
    }

    /** Opens a run whose folder holds something from the beginning. */
    Run open(
            String lea,
            LocalDate date,
            Cause cause,
            String by,
            boolean dryRun,
            Instant now,
            Duration window,
            Filling filling)
            throws IOException {
        DurableFiles.folder(leaFolder(lea).resolve("runs"));
        String id = nextId(lea, lea + "-" + date + "-");
        Run run = Run.open(id, lea, date, cause, by, dryRun, now, now.plus(window));
        Path staged = folder(lea, "." + run.id());
        DurableFiles.remove(staged);
        DurableFiles.folder(staged);
        Run filled = filling.fill(run, staged);
        StateJson.write(staged.resolve(RUN_FILE), filled);
        DurableFiles.commitFolder(staged, folder(run));
        return filled;
    }

    /** After those of all folders that are there, and of the run last published: its set may be in the drop folder. */
    private String nextId(String lea, String beginning) throws IOException {
        String published = new PublicationStore(leaFolder(lea)).lastRun();
        try (var folders = Files.list(leaFolder(lea).resolve("runs"))) {
            int last = Stream.concat(
                            folders.map(folder -> folder.getFileName().toString()), Stream.ofNullable(published))
                    .filter(id -> id.startsWith(beginning))
                    .map(id -> id.substring(beginning.length()))
                    .filter(number -> number.matches("\\d{1,9}"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
            return beginning + (last + 1);
        }
    }

    /** Writes a run's record. */
    public Run save(Run run) throws IOException {
        StateJson.write(folder(run).resolve(RUN_FILE), run);
        return run;
    }

    /** A run by its id, whichever LEA it is of. */
    public Optional<Run> find(String id) throws IOException {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Path file = folder(matcher.group(1), id).resolve(RUN_FILE);
        return Files.exists(file) ? Optional.of(StateJson.read(file, Run.class)) : Optional.empty();
    }

    /** The runs of an LEA, oldest first. */
    public List<Run> list(String lea) throws IOException {
        Path folder = leaFolder(lea).resolve("runs");
        List<Run> runs = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(
                    folder, p -> !p.getFileName().toString().startsWith("."))) {
                for (Path entry : entries) {
                    if (!Files.exists(entry.resolve(RUN_FILE))) {
                        throw new AlteredFileException(entry + " has no " + RUN_FILE
                                + ". Restore it from a backup, or move the folder out of " + folder + ".");
                    }
                    runs.add(StateJson.read(entry.resolve(RUN_FILE), Run.class));
                }
            }
        }
        runs.sort(Comparator.comparing(Run::opened).thenComparing(RunStore::number));
        return runs;
    }

    static int number(Run run) {
        return Integer.parseInt(run.id().substring(run.id().lastIndexOf('-') + 1));
    }

    /** The ids of all LEAs that ever ran. */
    public List<String> leas() throws IOException {
        Path folder = work.resolve("leas");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .map(p -> p.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}

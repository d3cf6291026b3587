package org.rollcall.conformance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.MappingSettings;
import org.rollcall.lea.ValueMapping;
import org.rollcall.merge.RosterMerge;
import org.rollcall.oneroster.BulkPackage;
import org.rollcall.roster.Details;
import org.rollcall.roster.Wanted;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterPages;
import org.rollcall.source.OneRosterPagesFiles;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecFiles;
import org.rollcall.spec.Standard;

/** An LEA's sources on one day: their groups, and the package that their merged roster makes. */
final class Sources {

    static final LocalDate DATE = LocalDate.of(2026, 10, 1);

    /** Reads a source, each time anew. */
    interface Source {
        Reading read(Lea lea, String id, Details details) throws IOException;
    }

    private final Path folder;
    private final LeaSettings settings = new LeaSettings();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<MappingKey, List<ValueMapping.Entry>> mappings = new EnumMap<>(MappingKey.class);
    private List<String> notes = List.of();
    private Map<String, Integer> rows = Map.of();

    Sources(Path folder) {
        this.folder = folder;
        settings.setName("Synthetic Unified");
        settings.setCountyDistrictCode("9912345");
        settings.getLimits().setRefusedPercent("100");
    }

    Sources with(Consumer<LeaSettings> change) {
        change.accept(settings);
        return this;
    }

    /** Maps a value; rows with one that has no mapping are refused. */
    Sources mapped(MappingKey key, String from, String to) {
        MappingSettings mapping = new MappingSettings();
        mapping.setFile("values.csv");
        mapping.setUnmapped("refuse");
        settings.getMappings().put(key.word(), mapping);
        mappings.computeIfAbsent(key, k -> new ArrayList<>()).add(new ValueMapping.Entry(from, to, ""));
        return this;
    }

    Sources zip(String id, byte[] zip) throws IOException {
        Path file = Files.write(folder.resolve(id + ".zip"), zip);
        return source(id, (lea, source, details) -> new OneRosterZip(file, lea, source, ArchiveLimits.DEFAULT)
                .read(DATE, details, ReadProgress.NONE));
    }

    Sources pages(String id, OneRosterPagesFiles pages) throws IOException {
        Path raw = pages.write(folder.resolve(id));
        return source(id, (lea, source, details) -> new OneRosterPages(raw, lea, source)
                .read(DATE, details, ReadProgress.NONE));
    }

    /** Files of the standard specification. */
    Sources files(String id, Path files) throws IOException {
        List<String> problems = new ArrayList<>();
        Standard standard = Standard.read(Files.readString(Path.of("routes", Standard.PATH)), problems);
        if (!problems.isEmpty()) {
            throw new AssertionError(problems);
        }
        return source(id, (lea, source, details) -> SpecFiles.in(
                        files,
                        standard.specification(),
                        new SpecContext(
                                source, false, 100, "", Map.of(), Wanted.NONE, ArchiveLimits.DEFAULT, expression -> {
                                    throw new AssertionError("no filter is asked for");
                                }))
                .read(DATE, details, ReadProgress.NONE));
    }

    private Sources source(String id, Source source) {
        sources.put(id, source);
        settings.setSources(String.join(", ", sources.keySet()));
        return this;
    }

    private Lea lea() {
        return settings.resolve("demo", mappings);
    }

    private Reading merged(Details details) throws IOException {
        Lea lea = lea();
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Map.Entry<String, Source> source : sources.entrySet()) {
            readings.put(source.getKey(), source.getValue().read(lea, source.getKey(), details));
        }
        return new RosterMerge(lea).merge(readings).reading();
    }

    byte[] export() throws IOException {
        return export(false);
    }

    byte[] export(boolean demographics) throws IOException {
        BulkPackage bulk = new BulkPackage(
                merged(demographics ? Details.DEMOGRAPHICS : Details.ROSTER).roster(), lea().ssid(), demographics);
        Path file = folder.resolve("export.zip");
        rows = bulk.write(file);
        notes = bulk.notes();
        return Files.readAllBytes(file);
    }

    /** What the last export noted. */
    List<String> notes() {
        return notes;
    }

    /** The rows of the last export's files. */
    Map<String, Integer> rows() {
        return rows;
    }

    /** The groups that a night makes of the sources, as text; which class each is of is left out. */
    List<String> groups() throws IOException {
        Reading reading = merged(Details.NONE);
        List<String> groups = new ArrayList<>();
        for (StudentGroup group : new GroupMapper(lea(), DATE, reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), Earlier.NONE)
                .groups()) {
            groups.add(String.join(
                    " | ",
                    group.school(),
                    group.name(),
                    String.valueOf(group.schoolYear()),
                    group.subject().toString(),
                    Arrays.toString(group.ssids()),
                    group.logins().toString(),
                    String.valueOf(group.part())));
        }
        Collections.sort(groups);
        return groups;
    }

    /** A package with each file's text changed. */
    static byte[] edited(byte[] zip, BiFunction<String, String, String> edit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : texts(zip).entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(edit.apply(file.getKey(), file.getValue()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    static Map<String, String> texts(byte[] zip) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                texts.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** The rows of each file but the manifest in another order; no field has a line break. */
    static byte[] shuffled(byte[] zip, long seed) throws IOException {
        return edited(zip, (name, text) -> {
            if (name.equals("manifest.csv")) {
                return text;
            }
            List<String> lines = new ArrayList<>(text.lines().toList());
            Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
            return String.join("\n", lines) + "\n";
        });
    }
}

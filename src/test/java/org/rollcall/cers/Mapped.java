package org.rollcall.cers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Account;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Result;
import org.rollcall.oracle.CersOracle.Status;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;

/** What a delivery became, by the way a night takes: read, map, balance, write, check. */
record Mapped(
        Lea lea,
        LocalDate date,
        Mapping mapping,
        List<CersFile> written,
        Map<String, byte[]> files,
        List<Account.Entry> books,
        List<String> warnings) {

    static Mapped of(Path zip, Lea lea, LocalDate date, Path folder) throws IOException {
        return of(zip, lea, date, folder, Earlier.NONE);
    }

    static Mapped of(Path zip, Lea lea, LocalDate date, Path folder, Earlier earlier) throws IOException {
        return of(
                new OneRosterZip(zip, lea, "oneroster-zip", ArchiveLimits.DEFAULT).read(date, ReadProgress.NONE),
                lea,
                date,
                folder,
                earlier);
    }

    static Mapped of(Reading reading, Lea lea, LocalDate date, Path folder) throws IOException {
        return of(reading, lea, date, folder, Earlier.NONE);
    }

    private static Mapped of(Reading reading, Lea lea, LocalDate date, Path folder, Earlier earlier)
            throws IOException {
        Mapping mapping = new GroupMapper(lea, date, reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), earlier);
        reading.ledger().requireBalance();
        Path out = Files.createTempDirectory(folder, "cers");
        List<CersFile> written = new CersWriter(out, lea.id(), lea.files(), Set.of()).write(mapping.groups());
        new CersCheck(lea, Set.of(mapping.schoolYear(date))).check(out, written);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (CersFile file : written) {
            files.put(file.name(), Files.readAllBytes(out.resolve(file.name())));
        }
        return new Mapped(
                lea,
                date,
                mapping,
                written,
                files,
                reading.ledger().entries(),
                reading.warnings().sentences());
    }

    /** All files as text, one after the other. */
    String text() {
        return files.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    List<String> names() {
        return mapping.groups().stream().map(StudentGroup::name).toList();
    }

    /** Kind, school, sourcedId, name, reason and place of each. */
    List<String> leftOut() {
        return mapping.leftOut().stream()
                .map(l -> l.kind() + " " + l.school() + " " + l.sourcedId() + " '" + l.name() + "' " + l.reason() + " "
                        + l.origin().file() + ":" + l.line())
                .toList();
    }

    /** How many rows of a file a rule left out. */
    long filtered(String file, String rule) {
        return entry(file).filtered().getOrDefault(rule, 0L);
    }

    /** The account of a file. */
    Account.Entry entry(String file) {
        return books.stream().filter(e -> e.file().equals(file)).findFirst().orElseThrow();
    }

    /** A CERS that knows the LEA's schools and year. */
    CersOracle cers() {
        return new CersOracle(
                mapping.groups().stream().map(StudentGroup::school).collect(Collectors.toSet()),
                Set.of(SchoolYears.of(date)));
    }

    /** Uploads all files; the texts of those that were not taken whole and unharmed. */
    List<String> upload(CersOracle cers) {
        return files.entrySet().stream()
                .map(file -> Map.entry(file.getKey(), cers.upload(file.getValue())))
                .filter(ended -> !isSound(ended.getValue()))
                .map(ended -> ended.getKey() + ": " + ended.getValue())
                .toList();
    }

    private static boolean isSound(Result result) {
        return result.status() == Status.ACCEPTED_PROCESSED && result.harms().isEmpty();
    }
}

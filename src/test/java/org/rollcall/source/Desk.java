package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.MappingSettings;
import org.rollcall.lea.ValueMapping;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;

/** Where tests hand in a package, in a folder of their own, and get its reading or its refusal. */
final class Desk {

    static final String SOURCE = "oneroster-zip";
    static final LocalDate DATE = LocalDate.of(2026, 10, 1);

    private final Path folder;
    private final LeaSettings settings = new LeaSettings();
    private final Map<MappingKey, List<ValueMapping.Entry>> mapped = new EnumMap<>(MappingKey.class);
    private ArchiveLimits limits = ArchiveLimits.DEFAULT;

    /** A desk that lets every row be refused, as small files need. */
    Desk(Path folder) {
        this.folder = folder;
        settings.setName("Synthetic Unified");
        settings.setCountyDistrictCode("9912345");
        settings.setSources(SOURCE);
        settings.getLimits().setRefusedPercent("100");
    }

    Desk with(Consumer<LeaSettings> change) {
        change.accept(settings);
        return this;
    }

    /** Maps values: {@code from>to}, or {@code source:from>to} for those of one source. */
    Desk maps(MappingKey key, String unmapped, String... entries) {
        MappingSettings mapping = new MappingSettings();
        mapping.setFile("values.csv");
        mapping.setUnmapped(unmapped);
        settings.getMappings().put(key.word(), mapping);
        mapped.put(
                key,
                Arrays.stream(entries)
                        .map(entry -> entry.split("[:>]"))
                        .map(e -> new ValueMapping.Entry(e[e.length - 2], e[e.length - 1], e.length == 3 ? e[0] : ""))
                        .toList());
        return this;
    }

    Desk limits(int entries, long bytes, int ratio) {
        limits = new ArchiveLimits(entries, bytes, ratio);
        return this;
    }

    Reading read(OneRosterFiles files) throws IOException {
        return read(files.zip());
    }

    /** Reads a package that inspection passes as well. */
    Reading read(byte[] zip) throws IOException {
        zip(zip).inspect();
        return readOnly(zip);
    }

    Reading readOnly(byte[] zip) throws IOException {
        return zip(zip).read(DATE, ReadProgress.NONE);
    }

    /** Reads what was pulled. */
    Reading read(OneRosterPagesFiles files) throws IOException {
        return pages(files).read(DATE, ReadProgress.NONE);
    }

    OneRosterPages pages(OneRosterPagesFiles files) throws IOException {
        return new OneRosterPages(files.write(folder.resolve("raw")), lea(), SOURCE);
    }

    /** Why a pull cannot be used. */
    SourceException readFailure(OneRosterPagesFiles files) throws IOException {
        OneRosterPages pages = pages(files);
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> pages.read(DATE, ReadProgress.NONE));
        assertThat(failure).as("the reading fails").isNotNull();
        assertFit(failure);
        return failure;
    }

    /** All that a reading, or its failure, says. */
    static List<Object> said(OneRosterZip zip) throws IOException {
        try {
            Reading reading = zip.read(DATE, ReadProgress.NONE);
            return List.of(
                    roster(reading),
                    keys(reading.roster()),
                    refusals(reading),
                    reading.ledger().entries(),
                    reading.warnings().sentences());
        } catch (SourceException e) {
            return List.of(e.getMessage(), e.refusals().stream().map(Desk::text).toList());
        }
    }

    private Lea lea() {
        return settings.resolve("demo", mapped);
    }

    OneRosterZip zip(byte[] bytes) throws IOException {
        return zip(Files.write(folder.resolve("package.zip"), bytes));
    }

    OneRosterZip zip(Path path) {
        return new OneRosterZip(path, lea(), SOURCE, limits);
    }

    /** A package of which files of so many bytes have threads of their own. */
    OneRosterZip zip(byte[] bytes, long large) throws IOException {
        return new OneRosterZip(Files.write(folder.resolve("package.zip"), bytes), lea(), SOURCE, limits, large);
    }

    /** Why a package is refused, which both a look at it and its reading say. */
    String refusal(OneRosterFiles files) throws IOException {
        return refusal(files.zip());
    }

    String refusal(byte[] zip) throws IOException {
        OneRosterZip source = zip(zip);
        String seen =
                catchThrowableOfType(SourceException.class, source::inspect).getMessage();
        assertThat(readFailure(zip)).hasMessage(seen);
        return seen;
    }

    /** Why a package that looks sound fails while its rows are read. */
    SourceException readFailure(byte[] zip) throws IOException {
        OneRosterZip source = zip(zip);
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> source.read(DATE, ReadProgress.NONE));
        assertThat(failure).as("the reading fails").isNotNull();
        return failure;
    }

    /** The refused rows as {@code file:line field rule: reason}. */
    static List<String> refusals(Reading reading) {
        return reading.refusals().all().stream().map(Desk::text).toList();
    }

    static String text(Refusal refusal) {
        return refusal.file() + ":" + refusal.line() + " " + refusal.field() + " " + refusal.rule() + ": "
                + refusal.reason();
    }

    /** Rows kept, by file; the mapping books them later. */
    static Map<String, Long> kept(Roster roster) {
        Map<String, Long> kept = new TreeMap<>();
        kept.put(files(roster, Entity.ORGS).get(0), active(roster.orgs()));
        kept.put(files(roster, Entity.ACADEMIC_SESSIONS).get(0), active(roster.academicSessions()));
        if (!files(roster, Entity.COURSES).isEmpty()) {
            kept.put(files(roster, Entity.COURSES).get(0), active(roster.courses()));
        }
        kept.put(files(roster, Entity.CLASSES).get(0), active(roster.classes()));
        kept.put(files(roster, Entity.USERS).get(0), active(roster.users()));
        Enrollments enrollments = roster.enrollments();
        kept.put(
                files(roster, Entity.ENROLLMENTS).get(0),
                IntStream.range(0, enrollments.size())
                        .filter(e -> !enrollments.dropped(e))
                        .count());
        return kept;
    }

    private static List<String> files(Roster roster, Entity entity) {
        return roster.origins(entity).stream().map(Origin::file).toList();
    }

    private static long active(Table<?> table) {
        return IntStream.range(0, table.size())
                .filter(i -> table.state(i) == Table.State.ACTIVE)
                .count();
    }

    /** Proves that every row read is merged, filtered, refused or kept in the roster, and each refusal listed. */
    static void assertEveryRowHasAFate(Reading reading) {
        Map<String, Long> kept = kept(reading.roster());
        for (Account.Entry entry : reading.ledger().entries()) {
            long refused = sum(entry.refused());
            assertThat(entry.used()
                            + entry.merged()
                            + sum(entry.filtered())
                            + refused
                            + kept.getOrDefault(entry.file(), 0L))
                    .as("fates of the rows of %s: %s", entry.file(), entry)
                    .isEqualTo(entry.read());
            assertThat(reading.refusals().all().stream()
                            .filter(refusal -> refusal.file().equals(entry.file()))
                            .count())
                    .as("refusals listed of %s", entry.file())
                    .isEqualTo(refused);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The roster as text, row by row, to hold two readings against each other. */
    private static List<String> keys(Roster roster) {
        PersonKeys keys = roster.personKeys();
        return IntStream.range(0, roster.users().size())
                .mapToObj(user -> keys.identifier(user) + " " + keys.email(user) + " " + keys.username(user))
                .toList();
    }

    static List<String> roster(Reading reading) {
        Roster roster = reading.roster();
        List<String> rows = new ArrayList<>();
        rows(rows, roster.orgs());
        rows(rows, roster.academicSessions());
        rows(rows, roster.courses());
        for (int i = 0; i < roster.classes().size(); i++) {
            var read = roster.classes().get(i);
            rows.add(
                    read == null
                            ? roster.classes().id(i) + " " + roster.classes().state(i)
                            : roster.classes().id(i) + " " + read.title() + " " + read.classCode() + " "
                                    + read.classType()
                                    + " " + read.course() + " " + read.school() + " " + List.of(box(read.terms())) + " "
                                    + read.subjectCodes() + " " + read.periods() + " " + read.grades());
        }
        rows(rows, roster.users());
        Enrollments enrollments = roster.enrollments();
        for (int e = 0; e < enrollments.size(); e++) {
            rows.add(
                    enrollments.dropped(e)
                            ? "dropped"
                            : enrollments.rosterClass(e) + " " + enrollments.user(e) + " " + enrollments.role(e) + " "
                                    + enrollments.primary(e) + " " + enrollments.time(e));
        }
        return rows;
    }

    private static Integer[] box(int[] numbers) {
        return IntStream.of(numbers).boxed().toArray(Integer[]::new);
    }

    private static void rows(List<String> rows, Table<?> table) {
        for (int i = 0; i < table.size(); i++) {
            rows.add((table.id(i) + " " + (table.get(i) == null ? table.state(i) : table.get(i)))
                    .replace("enabled=null", "enabled=true")); // who is not said to be disabled is enabled
        }
    }

    /** Holds a message against what every refusal of a source promises: a sentence, on one line, about no person. */
    static void assertFit(SourceException failure) {
        assertThat(failure.getMessage())
                .as("message")
                .isNotBlank()
                .endsWith(".")
                .doesNotContain("\n", "\r", "Exception", "java.", "null")
                .hasSizeLessThan(600)
                .doesNotContain(OneRosterFiles.PERSONAL);
        for (Refusal refusal : failure.refusals()) {
            assertThat(text(refusal)).as("refused row").doesNotContain(OneRosterFiles.PERSONAL);
        }
    }
}

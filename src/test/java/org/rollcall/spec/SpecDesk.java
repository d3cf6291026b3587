package org.rollcall.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.ValueMapping;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Damage;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;
import org.rollcall.roster.Wanted;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.source.SourceException;

/**
 * Where tests hand in the files of a specification and get their reading or their refusal. Whatever is said of them is
 * held against what every message promises: nothing of a person.
 */
final class SpecDesk {

    static final String SOURCE = "files";
    static final LocalDate DATE = LocalDate.of(2026, 10, 1);

    private static final Standard STANDARD = standard();
    private static final RowFilter.Language NO_FILTERS = expression -> {
        throw new IllegalArgumentException("no filters here");
    };

    private final Path folder;
    private Specification specification = STANDARD.specification();
    private RowFilter.Language filters = NO_FILTERS;
    private String encoding = "";
    private double refusedPercent = 100;
    private ArchiveLimits limits = ArchiveLimits.DEFAULT;
    private LocalDate date = DATE;
    private Map<MappingKey, ValueMapping> mappings = Map.of();

    /** A desk for files of the standard that lets every row be refused, as small files need. */
    SpecDesk(Path folder) {
        this.folder = folder;
    }

    private static Standard standard() {
        List<String> problems = new ArrayList<>();
        try {
            Standard read = Standard.read(Files.readString(Path.of("routes", Standard.PATH)), problems);
            assertThat(problems).isEmpty();
            return read;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The standard, in whose words others are written. */
    static Standard standardAsSuch() {
        return STANDARD;
    }

    /** For files of a district's own specification, which must be a sound one. */
    SpecDesk custom(String yaml) {
        List<String> problems = new ArrayList<>();
        specification = STANDARD.custom("own.yaml", yaml, filters, problems);
        assertThat(problems).as("problems of the specification").isEmpty();
        return this;
    }

    /** Before {@link #custom}: what it says under {@code where} is this. */
    SpecDesk filters(RowFilter.Language language) {
        filters = language;
        return this;
    }

    SpecDesk encoding(String lea) {
        encoding = lea;
        return this;
    }

    SpecDesk mapping(MappingKey key, ValueMapping mapping) {
        mappings = Map.of(key, mapping);
        return this;
    }

    SpecDesk refusedPercent(double percent) {
        refusedPercent = percent;
        return this;
    }

    SpecDesk limits(int entries, long bytes, int ratio) {
        limits = new ArchiveLimits(entries, bytes, ratio);
        return this;
    }

    SpecDesk on(LocalDate day) {
        date = day;
        return this;
    }

    private SpecContext context() {
        return new SpecContext(SOURCE, false, refusedPercent, encoding, mappings, Wanted.NONE, limits, filters);
    }

    SpecFiles in(Path raw) throws IOException {
        return SpecFiles.in(raw, specification, context());
    }

    /** Reads files that inspection passes as well. */
    Reading read(DataFiles files) throws IOException {
        return read(files.write(folder.resolve("raw")));
    }

    Reading read(Path raw) throws IOException {
        in(raw).inspect();
        Reading reading = in(raw).read(date, ReadProgress.NONE);
        assertFit(reading);
        assertEveryRowHasAFate(reading);
        return reading;
    }

    /** Why files are refused, which both a look at them and their reading say. */
    String refusal(DataFiles files) throws IOException {
        SpecFiles source = in(files.write(folder.resolve("raw")));
        SourceException seen = catchThrowableOfType(SourceException.class, source::inspect);
        assertThat(seen).as("the inspection fails").isNotNull();
        assertFit(seen);
        assertThat(readFailure(files)).hasMessage(seen.getMessage());
        return seen.getMessage();
    }

    /** Why files that may look sound fail while their rows are read. */
    SourceException readFailure(DataFiles files) throws IOException {
        SpecFiles source = in(files.write(folder.resolve("raw")));
        SourceException failure =
                catchThrowableOfType(SourceException.class, () -> source.read(date, ReadProgress.NONE));
        assertThat(failure).as("the reading fails").isNotNull();
        assertFit(failure);
        return failure;
    }

    /** Why files that look sound fail while their rows are read. */
    String lateRefusal(DataFiles files) throws IOException {
        in(files.write(folder.resolve("raw"))).inspect();
        return readFailure(files).getMessage();
    }

    /** Checks files before their first night. */
    Validation validation(DataFiles files) throws IOException {
        try (var written = Files.list(files.write(folder.resolve("raw")))) {
            Validation validation = new Validation(specification, context())
                    .check(written.sorted().toList(), date);
            assertThat(text(validation)).doesNotContain(DataFiles.PERSONAL);
            return validation;
        }
    }

    /** What a check says: of files, of rows ({@code file:line field: sentence}), of what is mended, and what else. */
    static String text(Validation validation) {
        return validation.sentences() + "\n" + found(validation.found()) + "\n" + found(validation.repaired()) + "\n"
                + validation.notes();
    }

    static List<String> found(List<Validation.Found> found) {
        return found.stream()
                .map(item -> item.file() + ":" + item.line() + " " + item.field() + ": " + item.sentence())
                .toList();
    }

    /** The refused rows as {@code file:line field rule: reason}. */
    static List<String> refusals(Reading reading) {
        return reading.refusals().all().stream().map(SpecDesk::text).toList();
    }

    static String text(Refusal refusal) {
        return refusal.file() + ":" + refusal.line() + " " + refusal.field() + " " + refusal.rule() + ": "
                + refusal.reason();
    }

    /** The damaged values as {@code file:line field: damage (done)}. */
    static List<String> damages(Reading reading) {
        return reading.damages().all().stream().map(SpecDesk::text).toList();
    }

    private static String text(Damage damage) {
        return damage.file() + ":" + damage.line() + " " + damage.field() + ": " + damage.damage()
                + (damage.done().isEmpty() ? "" : " (" + damage.done() + ")");
    }

    /** Warnings but for the sentences that sum up what is listed as damaged. */
    static List<String> warnings(Reading reading) {
        return reading.warnings().sentences().stream()
                .filter(sentence -> !sentence.endsWith("; see damaged.csv"))
                .toList();
    }

    /** The account of a file as {@code read N, used N, merged N, filtered {...}, refused {...}}. */
    static String account(Reading reading, String file) {
        return reading.ledger().entries().stream()
                .filter(entry -> entry.file().equals(file))
                .map(SpecDesk::text)
                .findFirst()
                .orElseThrow();
    }

    private static String text(Account.Entry entry) {
        return "read " + entry.read() + ", merged " + entry.merged() + ", filtered " + entry.filtered() + ", refused "
                + entry.refused();
    }

    /** All accounts, in the order of their files' names. */
    static List<String> accounts(Reading reading) {
        return reading.ledger().entries().stream()
                .map(entry -> entry.file() + ": " + text(entry))
                .sorted()
                .toList();
    }

    /** The roster as text, a line for each row that is kept, whatever order the rows came in. */
    static List<String> roster(Reading reading) {
        Roster roster = reading.roster();
        List<String> rows = new ArrayList<>();
        rows(rows, "school", roster.orgs());
        rows(rows, "term", roster.academicSessions());
        rows(rows, "course", roster.courses());
        Table<RosterClass> sections = roster.classes();
        for (int i = 0; i < sections.size(); i++) {
            RosterClass read = sections.get(i);
            if (read != null) {
                rows.add("section " + sections.id(i) + " '" + read.title() + "' '" + read.classCode() + "' "
                        + read.classType()
                        + " of "
                        + (read.course() < 0 ? "no course" : roster.courses().id(read.course()))
                        + " at " + roster.orgs().id(read.school())
                        + " in "
                        + Arrays.stream(read.terms())
                                .mapToObj(roster.academicSessions()::id)
                                .toList()
                        + " subjects " + read.subjectCodes() + " periods " + read.periods() + " grades "
                        + read.grades());
            }
        }
        for (int i = 0; i < roster.users().size(); i++) {
            User user = roster.users().get(i);
            if (user != null) {
                rows.add("user " + roster.users().id(i) + " " + text(user));
            }
        }
        Enrollments places = roster.enrollments();
        for (int e = 0; e < places.size(); e++) {
            if (!places.dropped(e)) {
                rows.add("place " + sections.id(places.rosterClass(e)) + " "
                        + roster.users().id(places.user(e)) + " " + places.role(e)
                        + (places.primary(e) ? " primary " : " ") + places.time(e));
            }
        }
        return rows.stream().sorted().toList();
    }

    private static String text(User user) {
        return user.role() + " " + user.ssid().status() + " " + user.ssid().number() + " " + user.givenName() + " "
                + user.familyName() + " " + user.email() + (!user.isDisabled() ? "" : " disabled");
    }

    private static void rows(List<String> rows, String noun, Table<?> table) {
        for (int i = 0; i < table.size(); i++) {
            if (table.get(i) != null) {
                rows.add(noun + " " + table.id(i) + " " + table.get(i));
            }
        }
    }

    /** Rows of the roster that begin so. */
    static List<String> roster(Reading reading, String beginning) {
        return roster(reading).stream().filter(row -> row.startsWith(beginning)).toList();
    }

    /**
     * What a change of the files has changed: roster rows gone ({@code - }) and come ({@code + }), then what is refused,
     * damaged and noted.
     */
    List<String> outcome(DataFiles sound, DataFiles bent) throws IOException {
        Reading before = read(sound);
        assertThat(before.warnings().sentences()).isEmpty();
        assertThat(before.refusals().all()).isEmpty();
        return outcome(before, read(bent));
    }

    static List<String> outcome(Reading before, Reading after) {
        List<String> outcome = new ArrayList<>();
        List<String> gone = new ArrayList<>(roster(before));
        List<String> come = new ArrayList<>(roster(after));
        roster(after).forEach(gone::remove);
        roster(before).forEach(come::remove);
        gone.forEach(row -> outcome.add("- " + row));
        come.forEach(row -> outcome.add("+ " + row));
        refusals(after).forEach(refusal -> outcome.add("refused " + refusal));
        damages(after).forEach(damage -> outcome.add("damaged " + damage));
        warnings(after).forEach(warning -> outcome.add("noted " + warning));
        return outcome;
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
        assertThat(kept.keySet())
                .as("files that have an account")
                .isSubsetOf(reading.ledger().entries().stream()
                        .map(Account.Entry::file)
                        .toList());
    }

    /** Rows kept, by the name they are booked under; the mapping books them later. */
    private static Map<String, Long> kept(Roster roster) {
        Map<String, Long> kept = new TreeMap<>();
        kept(kept, files(roster, Entity.ORGS), roster.orgs());
        kept(kept, files(roster, Entity.ACADEMIC_SESSIONS), roster.academicSessions());
        kept(kept, files(roster, Entity.COURSES), roster.courses());
        kept(kept, files(roster, Entity.CLASSES), roster.classes());
        kept(kept, files(roster, Entity.USERS), roster.users());
        Enrollments places = roster.enrollments();
        IntStream.range(0, places.size())
                .filter(e -> !places.dropped(e))
                .forEach(e -> kept.merge(files(roster, Entity.ENROLLMENTS).get(places.file(e)), 1L, Long::sum));
        return kept;
    }

    private static List<String> files(Roster roster, Entity entity) {
        return roster.origins(entity).stream().map(Origin::file).toList();
    }

    private static void kept(Map<String, Long> kept, List<String> files, Table<?> table) {
        IntStream.range(0, table.size())
                .filter(i -> table.state(i) == Table.State.ACTIVE)
                .forEach(i -> kept.merge(files.get(table.file(i)), 1L, Long::sum));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Holds what is said of a reading against what every message promises: one line each, about no person. */
    private static void assertFit(Reading reading) {
        reading.warnings().sentences().forEach(SpecDesk::assertFit);
        refusals(reading).forEach(SpecDesk::assertFit);
        damages(reading).forEach(SpecDesk::assertFit);
    }

    private static void assertFit(String message) {
        assertThat(message)
                .as("message")
                .isNotBlank()
                .doesNotContain("\n", "\r", "Exception", "java.", "null")
                .doesNotContain(DataFiles.PERSONAL);
    }

    /** Holds a refusal against what each promises: a sentence, on one line, about no person. */
    static void assertFit(SourceException failure) {
        assertFit(failure.getMessage());
        assertThat(failure.getMessage()).as("message").endsWith(".").hasSizeLessThan(600);
        failure.refusals().forEach(refusal -> assertFit(text(refusal)));
    }
}

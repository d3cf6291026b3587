package org.rollcall.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;

/**
 * After a good night, one file of a delivery is cut short, wherever it may be: whatever is published then is within the
 * limits. Five LEAs of the same district share the cuts; a sixth has files that are counted.
 */
class TruncationTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 13);
    private static final Set<RunState> NOTHING_PUBLISHED = Set.of(RunState.HELD, RunState.FAILED, RunState.UNCHANGED);
    private static final List<String> LEAS = List.of("alder", "birch", "cedar", "dogwood", "elm");
    private static final String COUNTED = "fir";
    private static final String COUNTS = "counts.csv";
    private static final String CONTROL = "done.txt";

    /** Every 10 % in a build, every 1 % under stress. */
    private static final int STEP = Integer.getInteger("rollcall.cases", 25) >= 1000 ? 1 : 10;

    private static final List<Integer> CUTS =
            IntStream.range(0, 100).filter(cut -> cut % STEP == 0).boxed().toList();

    private static final Map<String, String> ZIP = new LinkedHashMap<>();
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    @TempDir
    static Path folder;

    private static Service service;
    private static LocalDate date = FIRST;
    private static List<byte[]> base;
    private static Map<GroupKey, Group> published;

    @BeforeAll
    static void a_good_night() throws IOException {
        District district = new District(7);
        district.open(new Calendar(LocalDate.of(2026, 12, 18), LocalDate.of(2027, 1, 5)).terms(2027));
        ZIP.putAll(Vendor.ZIP.files(district.of(Vendor.ZIP)));
        FILES.putAll(Vendor.FILES.files(district.of(Vendor.FILES)));
        service = new Service(folder).specification("counted", specification());
        for (String lea : LEAS) {
            service.lea(lea, List.of());
        }
        service.lea(COUNTED, List.of(), "spec: specs/counted.yaml").start("cers.schoolYears=2027");
        List<String> all = Stream.concat(LEAS.stream(), Stream.of(COUNTED)).toList();
        service.at(FIRST);
        for (String lea : all) {
            service.deliver(lea, Vendor.ZIP, Vendor.ZIP.delivery(ZIP));
            service.deliver(lea, Vendor.FILES, Vendor.FILES.delivery(files(lea)));
        }
        service.nights(all);
        for (String lea : all) {
            assertThat(service.run(lea, FIRST).state()).isEqualTo(RunState.PUBLISHED);
            service.keep(lea);
        }
        base = service.published(service.run(LEAS.get(0), FIRST));
        published = stored(List.of());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** The standard's files with a file that counts their rows, and one that comes last. */
    private static String specification() {
        StringBuilder text = new StringBuilder("name: Counted\ncontrol: " + CONTROL + "\ncounts: { name: " + COUNTS
                + ", file: FILE, rows: ROWS }\nfiles:\n");
        FILES.forEach((name, file) -> text.append("  - name: " + name + "\n    " + name.replace(".csv", "") + ": {")
                .append(Arrays.stream(file.lines().findFirst().orElseThrow().split(","))
                        .map(column -> " " + column + ": " + column)
                        .collect(Collectors.joining(",")))
                .append(" }\n"));
        return text.toString();
    }

    private static Map<String, String> files(String lea) {
        if (!lea.equals(COUNTED)) {
            return FILES;
        }
        Map<String, String> files = new LinkedHashMap<>(FILES);
        StringBuilder counts = new StringBuilder("FILE,ROWS\r\n");
        FILES.forEach((name, text) -> counts.append(name + "," + (text.lines().count() - 1) + "\r\n"));
        files.put(COUNTS, counts.toString());
        files.put(CONTROL, "done");
        return files;
    }

    /** A file of a vendor, or all that it sends, at LEAs that have it. */
    record Input(Vendor vendor, String file, List<String> leas) {

        @Override
        public String toString() {
            return vendor.source() + " " + file + (leas.equals(LEAS) ? "" : " counted");
        }
    }

    static Stream<Input> inputs() {
        List<Input> inputs = new ArrayList<>(List.of(new Input(Vendor.ZIP, "oneroster.zip", LEAS)));
        List.of("manifest", "orgs", "academicSessions", "courses", "classes", "users", "enrollments")
                .forEach(file -> inputs.add(new Input(Vendor.ZIP, file + ".csv", LEAS)));
        List.of("schools", "terms", "courses", "sections", "staff", "section_staff", "students", "section_students")
                .forEach(file -> inputs.add(new Input(Vendor.FILES, file + ".csv", LEAS)));
        List.of("section_staff.csv", COUNTS)
                .forEach(file -> inputs.add(new Input(Vendor.FILES, file, List.of(COUNTED))));
        return inputs.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void whatever_ends_too_early_nothing_beyond_the_limits_is_published(Input input) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < CUTS.size(); at += input.leas().size()) {
            Map<String, Integer> cuts = new TreeMap<>();
            for (String lea : input.leas()) {
                cuts.put(lea, CUTS.get(at + cuts.size()));
            }
            date = date.plusDays(1);
            service.at(date);
            for (String lea : input.leas()) {
                send(lea, input.vendor(), input.file(), bytes -> cut(bytes, cuts.get(lea)));
            }
            service.nights(input.leas());
            for (String lea : input.leas()) {
                Run run = service.run(lea, date);
                String what = input + " cut at " + cuts.get(lea) + " %: ";
                if (run.state() == RunState.PUBLISHED) {
                    Losses.over(published, stored(service.published(run))).forEach(loss -> wrong.add(what + loss));
                } else if (!NOTHING_PUBLISHED.contains(run.state()) || service.isInDrop(run)) {
                    wrong.add(what + run.state());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {COUNTS, CONTROL, "section_staff.csv", "courses.csv"})
    void without_one_of_its_files_a_delivery_is_not_taken(String file) throws IOException {
        date = date.plusDays(1);
        service.at(date);
        send(COUNTED, Vendor.FILES, file, bytes -> null);
        service.nights(List.of(COUNTED));

        assertThat(service.run(COUNTED, date).state()).isEqualTo(RunState.FAILED);
    }

    private static byte[] cut(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, (int) ((long) bytes.length * percent / 100));
    }

    /** Sends what was sent on the good night, but for one file; that is not sent when nothing is left of it. */
    private static void send(String lea, Vendor vendor, String file, Function<byte[], byte[]> damage)
            throws IOException {
        service.restore(lea);
        service.sweep(lea);
        Map<Vendor, Map<String, String>> files = Map.of(Vendor.ZIP, ZIP, Vendor.FILES, files(lea));
        for (Vendor one : Vendor.values()) {
            Map<String, byte[]> delivery = new LinkedHashMap<>(one.delivery(files.get(one)));
            if (one == vendor && delivery.containsKey(file)) {
                delivery.compute(file, (name, bytes) -> damage.apply(bytes));
            } else if (one == vendor) {
                Map<String, String> inside = new LinkedHashMap<>(files.get(one));
                inside.computeIfPresent(
                        file,
                        (name, text) -> new String(
                                damage.apply(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1));
                delivery.putAll(one.delivery(inside));
            }
            service.deliver(lea, one, delivery);
        }
    }

    /** What CERS has after the good night's set and another. */
    private static Map<GroupKey, Group> stored(List<byte[]> set) {
        CersOracle cers = new CersOracle(Kind.codes(), Set.of(2027));
        base.forEach(cers::upload);
        for (byte[] file : set) {
            assertThat(cers.upload(file).status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        }
        return cers.groups();
    }
}

package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives that are not whole, not plain or too large are refused by name, whatever they say of themselves. */
class ArchiveTest {

    private static final int LOCAL = 0x04034b50;
    private static final int CENTRAL = 0x02014b50;

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @Test
    void entries_are_limited() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11();

        desk.limits(7, 1 << 20, 250).read(files);

        assertThat(desk.limits(6, 1 << 20, 250).refusal(files))
                .isEqualTo("The archive holds 7 entries, over the limit of 6. Send the OneRoster CSV files alone.");
    }

    @Test
    void bytes_that_are_no_text_are_damage_where_the_checksum_says_so() throws IOException {
        byte[] zip = OneRosterFiles.version11().stored().zip();
        zip[new String(zip, StandardCharsets.ISO_8859_1).indexOf("Quillamar")] = (byte) 0xFF;

        assertThat(desk.refusal(zip))
                .isEqualTo("users.csv is damaged inside the archive (its checksum differs). Send the zip again.");
    }

    @Test
    void the_size_of_a_roster_is_told_before_it_is_read_without_what_is_deleted() throws IOException {
        String[] deleted = IntStream.range(0, 30_000)
                .mapToObj(i -> "x" + i + ",tobedeleted,,k1,s1,u3,student,,,")
                .toArray(String[]::new);

        assertThat(desk.zip(OneRosterFiles.version11().zip()).size()).isEqualTo(new RosterSize(7, 3, 7));
        assertThat(desk.zip(OneRosterFiles.version11()
                                .adding("enrollments.csv", deleted)
                                .zip())
                        .size()
                        .enrollments())
                .isLessThan(100);
        assertThat(desk.zip(new byte[10]).size()).isEqualTo(RosterSize.UNKNOWN);
    }

    @Test
    void inflated_bytes_of_all_files_together_are_limited() throws IOException {
        OneRosterFiles files =
                OneRosterFiles.version11().adding("orgs.csv", rows(10_000)).adding("courses.csv", courses(10_000));
        int orgs = files.bytes("orgs.csv").length;
        int all = files.names().stream()
                .mapToInt(name -> files.bytes(name).length)
                .sum();

        desk.limits(10, all, 250).read(files);

        assertThat(desk.limits(10, all - 1, 250).readFailure(files.zip()))
                .hasMessage("The archive inflates to more than 0 MiB, the limit."
                        + " If the district is that large, raise archive.maxBytes.");
        assertThat(desk.limits(10, orgs, 250).readFailure(files.zip()))
                .hasMessageStartingWith("The archive inflates to more than ");
    }

    @Test
    void a_large_file_counts_once_against_the_limit() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11().adding("orgs.csv", rows(100_000));
        int all = files.names().stream()
                .mapToInt(name -> files.bytes(name).length)
                .sum();

        assertThat(desk.limits(10, all, 250).read(files).warnings().sentences()).isEmpty();
        assertThat(desk.limits(10, all - 1, 250).readFailure(files.zip()))
                .hasMessageStartingWith("The archive inflates to more than ");
    }

    private static String[] rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "x" + i + ",,,Cedar,school,,")
                .toArray(String[]::new);
    }

    private static String[] courses(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "x" + i + ",,,,Cedar,,,s1,,")
                .toArray(String[]::new);
    }

    @Test
    void a_file_packed_beyond_all_likelihood_is_refused_before_it_fills_the_heap() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11()
                .with(
                        "orgs.csv",
                        OneRosterFiles.version11().text("orgs.csv") + ("y".repeat(1_000) + "\n").repeat(20_000));
        byte[] zip = files.zip();

        assertThat(desk.readFailure(zip))
                .hasMessage("orgs.csv inflates to more than 250 times its packed size, the limit."
                        + " This is no roster; ask the district what it sent.");
        Desk.assertFit(desk.readFailure(zip));
    }

    @Test
    void a_ratio_counts_only_from_ten_mebibytes_on() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11()
                .replace("orgs.csv", "Synthetic Unified", "Synthetic" + " ".repeat(1_000_000) + "Unified");

        assertThat(desk.limits(10, 1 << 30, 10).read(files).refusals().all()).isEmpty();
    }

    @Test
    void sizes_that_an_archive_makes_up_do_not_lift_the_limit() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11().adding("orgs.csv", rows(100_000));
        byte[] zip = files.zip();
        for (int header : headers(zip, CENTRAL)) {
            buffer(zip).putInt(header + 24, 10);
        }

        assertThat(desk.limits(10, 1 << 20, 250).readFailure(zip))
                .hasMessage("The archive inflates to more than 1 MiB, the limit."
                        + " If the district is that large, raise archive.maxBytes.");
    }

    @Test
    void an_encrypted_archive_is_refused() throws IOException {
        byte[] zip = OneRosterFiles.version11().zip();
        for (int header : headers(zip, LOCAL)) {
            zip[header + 6] |= 1;
        }
        for (int header : headers(zip, CENTRAL)) {
            zip[header + 8] |= 1;
        }

        assertThat(desk.refusal(zip)).isEqualTo("The archive is encrypted. Send a zip without a password.");
    }

    @ParameterizedTest(name = "method {0}")
    @ValueSource(ints = {9, 12, 14, 93, 99})
    void an_archive_packed_by_another_method_is_refused(int method) throws IOException {
        byte[] zip = OneRosterFiles.version11().zip();
        for (int header : headers(zip, CENTRAL)) {
            zip[header + 10] = (byte) method;
        }

        assertThat(desk.refusal(zip))
                .isEqualTo("The archive is packed by a method other than deflate."
                        + " Send a plain zip, stored or deflated.");
    }

    @Test
    void an_archive_in_an_archive_is_refused() throws IOException {
        assertThat(desk.refusal(OneRosterFiles.version11().with("rosters.zip", "PK")))
                .isEqualTo("The archive holds another archive, rosters.zip."
                        + " Send the OneRoster CSV files themselves, in one zip.");
        assertThat(desk.refusal(OneRosterFiles.version11().with("old/ROSTERS.ZIP", "PK")))
                .isEqualTo("The archive holds another archive, ROSTERS.ZIP."
                        + " Send the OneRoster CSV files themselves, in one zip.");
    }

    @Test
    void a_file_sent_twice_is_refused() throws IOException {
        byte[] zip = OneRosterFiles.version11().with("users.csw", "sourcedId\n").zip();
        for (int at : headers(zip, CENTRAL)) {
            int name = at + 46;
            if (new String(zip, name, 9, StandardCharsets.US_ASCII).equals("users.csw")) {
                zip[name + 8] = 'v';
            }
        }

        assertThat(desk.refusal(zip)).isEqualTo("The archive holds users.csv twice. Send each file once.");
    }

    @Test
    void an_archive_without_csv_files_is_refused() throws IOException {
        OneRosterFiles files = OneRosterFiles.version11();
        files.names().forEach(files::without);

        assertThat(desk.refusal(files.with("readme.txt", "x").zip()))
                .isEqualTo("The archive holds no CSV files. Send a OneRoster package.");
    }

    @Test
    void names_are_shown_short_and_plain() throws IOException {
        String name = "line\nbreak-" + "long-".repeat(40) + ".zip";

        assertThat(desk.refusal(OneRosterFiles.version11().with(name, "x")))
                .isEqualTo("The archive holds another archive, line?break-" + "long-".repeat(13) + "long..."
                        + ". Send the OneRoster CSV files themselves, in one zip.");
    }

    @Test
    void names_in_an_old_code_page_do_not_matter() throws IOException {
        byte[] zip = OneRosterFiles.version11().folder("Canada/").zip();
        for (int header : headers(zip, LOCAL)) {
            zip[header + 7] &= ~8;
            zip[header + 30 + 2] = (byte) 0xA4;
        }
        for (int header : headers(zip, CENTRAL)) {
            zip[header + 9] &= ~8;
            zip[header + 46 + 2] = (byte) 0xA4;
        }

        assertThat(Desk.roster(desk.read(zip))).isEqualTo(Desk.roster(desk.read(OneRosterFiles.version11())));
    }

    static Stream<Arguments> strangers() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(OneRosterFiles.version11().bytes("users.csv"));
        }
        return Stream.of(
                Arguments.of("nothing", new byte[0]),
                Arguments.of("one byte", new byte[] {'P'}),
                Arguments.of("a CSV file", OneRosterFiles.version11().bytes("users.csv")),
                Arguments.of("gzip", packed.toByteArray()),
                Arguments.of("7z", HexFormat.of().parseHex("377abcaf271c0004" + "00".repeat(40))),
                Arguments.of("RAR", HexFormat.of().parseHex("526172211a0701" + "00".repeat(40))),
                Arguments.of("a web page", "<!DOCTYPE html><title>Sign in</title>".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void what_is_no_zip_is_refused(String what, byte[] bytes) throws IOException {
        assertThat(desk.refusal(bytes))
                .isEqualTo("The delivery is not a zip archive. Send the OneRoster CSV files as one zip.");
    }

    @ParameterizedTest(name = "cut at {0} %")
    @MethodSource("percentages")
    void a_cut_archive_is_refused(int percent) throws IOException {
        byte[] zip = OneRosterFiles.version11().zip();

        String message = desk.refusal(Arrays.copyOf(zip, Math.max(4, zip.length * percent / 100)));

        assertThat(message)
                .startsWith("The archive is cut short or damaged (")
                .endsWith("). The upload probably ended early; send it again.");
    }

    static IntStream percentages() {
        return IntStream.iterate(0, percent -> percent < 100, percent -> percent + 5);
    }

    @Test
    void an_archive_without_its_last_byte_is_refused() throws IOException {
        byte[] zip = OneRosterFiles.version11().zip();

        assertThat(desk.refusal(Arrays.copyOf(zip, zip.length - 1)))
                .startsWith("The archive is cut short or damaged (");
    }

    @ParameterizedTest(name = "stored: {0}")
    @ValueSource(booleans = {true, false})
    void every_damaged_byte_of_a_files_content_is_found(boolean stored) throws IOException {
        OneRosterFiles files = OneRosterFiles.version11();
        byte[] zip = (stored ? files.stored() : files).zip();
        List<String> expected = Desk.roster(desk.read(zip));
        int from = content(zip, "classes.csv");
        int size = buffer(zip).getInt(central(zip, "classes.csv") + 20);
        for (int at = from; at < from + size; at += 7) {
            byte[] damaged = zip.clone();
            damaged[at] ^= 0x10;

            Throwable failure = catchThrowable(() -> desk.readOnly(damaged));

            if (failure == null) {
                assertThat(Desk.roster(desk.readOnly(damaged))).isEqualTo(expected);
            } else {
                assertThat(failure).as("byte %d", at).isInstanceOf(SourceException.class);
                Desk.assertFit((SourceException) failure);
            }
        }
    }

    @Test
    void a_checksum_that_differs_is_named() throws IOException {
        byte[] zip = OneRosterFiles.version11().stored().zip();
        int at = content(zip, "classes.csv")
                + OneRosterFiles.version11().text("classes.csv").indexOf("401");
        zip[at] = '5';

        assertThat(desk.readFailure(zip))
                .hasMessage("classes.csv is damaged inside the archive (its checksum differs). Send the zip again.");
    }

    @Test
    void a_damaged_entry_is_named() throws IOException {
        byte[] zip = OneRosterFiles.version11().zip();
        zip[buffer(zip).getInt(central(zip, "classes.csv") + 42)] ^= 0x55;

        assertThat(desk.refusal(zip))
                .startsWith("classes.csv is damaged inside the archive (")
                .endsWith("). Send the zip again.");
    }

    private static ByteBuffer buffer(byte[] zip) {
        return ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static List<Integer> headers(byte[] zip, int signature) {
        return IntStream.range(0, zip.length - 3)
                .filter(at -> buffer(zip).getInt(at) == signature)
                .boxed()
                .toList();
    }

    private static int central(byte[] zip, String name) {
        return headers(zip, CENTRAL).stream()
                .filter(at ->
                        new String(zip, at + 46, buffer(zip).getShort(at + 28), StandardCharsets.US_ASCII).equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static int content(byte[] zip, String name) {
        int local = buffer(zip).getInt(central(zip, name) + 42);
        return local + 30 + buffer(zip).getShort(local + 26) + buffer(zip).getShort(local + 28);
    }
}

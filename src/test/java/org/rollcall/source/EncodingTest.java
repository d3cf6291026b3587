package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollcall.roster.User;

/** How bytes become text: by their byte order mark, else as UTF-8, else as configured, else not at all. */
class EncodingTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String NOT_UTF_8 =
            " is not UTF-8. Have the SIS export UTF-8, or set the LEA's encoding, such as windows-1252.";

    @TempDir
    Path folder;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    private static OneRosterFiles files() {
        return OneRosterFiles.version11()
                .replace("users.csv", "Quillamar,Brandewyn", "Zoë,Núñez")
                .replace("orgs.csv", "Birch High", "Escuela Peñón");
    }

    private static byte[] in(Charset charset, String text) {
        return text.getBytes(charset);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] all = new byte[0];
        for (byte[] part : parts) {
            int size = all.length;
            all = Arrays.copyOf(all, size + part.length);
            System.arraycopy(part, 0, all, size, part.length);
        }
        return all;
    }

    private static void assertNames(Reading reading) {
        User teacher = reading.roster().users().get(0);
        assertThat(teacher.givenName()).isEqualTo("Zoë");
        assertThat(teacher.familyName()).isEqualTo("Núñez");
        assertThat(reading.roster().orgs().get(2).name()).isEqualTo("Escuela Peñón");
    }

    @ParameterizedTest(name = "{0}, byte order mark: {1}, encoding configured: {2}")
    @CsvSource({
        "UTF-8, false, ''",
        "UTF-8, false, windows-1252",
        "UTF-8, true, ''",
        "UTF-8, true, windows-1252",
        "UTF-16LE, true, ''",
        "UTF-16LE, true, windows-1252",
        "UTF-16BE, true, ''"
    })
    void unicode_needs_no_setting(String charset, boolean marked, String configured) throws IOException {
        OneRosterFiles files = files().encoding(Charset.forName(charset));

        Reading reading = desk.with(lea -> lea.setEncoding(configured)).read(marked ? files.bom() : files);

        assertNames(reading);
        assertThat(reading.warnings().sentences()).isEmpty();
        assertThat(reading.refusals().all()).isEmpty();
    }

    @Test
    void what_is_not_utf_8_is_read_as_configured() throws IOException {
        desk.with(lea -> lea.setEncoding("windows-1252"));

        Reading reading = desk.read(files().encoding(WINDOWS));

        assertNames(reading);
        assertThat(reading.warnings().sentences())
                .containsExactly(
                        "orgs.csv is not UTF-8 and is read as windows-1252, as configured",
                        "users.csv is not UTF-8 and is read as windows-1252, as configured");
        assertThat(reading.ledger().entries()).allSatisfy(entry -> assertThat(entry.read())
                .isEqualTo(desk.read(files()).ledger().entries().stream()
                        .filter(other -> other.file().equals(entry.file()))
                        .findFirst()
                        .orElseThrow()
                        .read()));
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void each_file_is_told_apart() throws IOException {
        desk.with(lea -> lea.setEncoding("windows-1252"));

        Reading reading = desk.read(files().zip(Map.of("orgs.csv", in(WINDOWS, files().text("orgs.csv")))));

        assertNames(reading);
        assertThat(reading.warnings().sentences())
                .containsExactly("orgs.csv is not UTF-8 and is read as windows-1252, as configured");
    }

    @ParameterizedTest(name = "encoding configured: {0}")
    @ValueSource(strings = {"", "UTF-8", "utf8"})
    void what_is_not_utf_8_is_refused_unless_another_encoding_is_configured(String configured) {
        desk.with(lea -> lea.setEncoding(configured));

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThat(desk.refusal(files().encoding(WINDOWS)))
                .isEqualTo("orgs.csv" + NOT_UTF_8));
    }

    @Test
    void a_manifest_is_read_by_the_same_rule() throws IOException {
        byte[] zip = files().zip(Map.of(
                "manifest.csv", in(WINDOWS, files().text("manifest.csv").replace("Synthetic SIS", "SIS de Peñón"))));

        assertThat(desk.refusal(zip)).isEqualTo("manifest.csv" + NOT_UTF_8);
        desk.with(lea -> lea.setEncoding("windows-1252"));
        Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> desk.read(zip));
        assertNames(reading);
        assertThat(reading.warnings().sentences())
                .containsExactly("manifest.csv is not UTF-8 and is read as windows-1252, as configured");
    }

    @Test
    void malformed_bytes_late_in_a_file_count_as_well() throws IOException {
        String users = files().text("users.csv")
                + "x,,,true,s1,aide,,,,,,,,,,,,\n".repeat(2_000)
                + "y,,,true,s1,teacher,,,Zoë,Núñez,,,,,,,,\n";
        byte[] zip = OneRosterFiles.version11().zip(Map.of("users.csv", in(WINDOWS, users)));

        assertThat(desk.readFailure(zip)).hasMessage("users.csv" + NOT_UTF_8);
        Reading reading = desk.with(lea -> lea.setEncoding("windows-1252")).readOnly(zip);
        assertThat(reading.roster()
                        .users()
                        .get(reading.roster().users().find("y"))
                        .familyName())
                .isEqualTo("Núñez");
        assertThat(reading.ledger().account(Desk.SOURCE, "users.csv").entry().read())
                .isEqualTo(2_007);
        Desk.assertEveryRowHasAFate(reading);
    }

    @Test
    void bytes_that_are_not_of_the_configured_encoding_are_refused() throws IOException {
        desk.with(lea -> lea.setEncoding("windows-1252"));
        byte[] undefined = joined(in(WINDOWS, files().text("orgs.csv")), new byte[] {'x', (byte) 0x81, '\n'});

        assertThat(desk.refusal(files().zip(Map.of("orgs.csv", undefined))))
                .startsWith("orgs.csv, after line ")
                .endsWith(": the bytes are not windows-1252 text, the encoding that applies."
                        + " Export the file as UTF-8.");
    }

    @ParameterizedTest(name = "encoding configured: {0}")
    @ValueSource(strings = {"", "windows-1252"})
    void bytes_that_belie_their_byte_order_mark_are_refused(String configured) throws IOException {
        desk.with(lea -> lea.setEncoding(configured));
        byte[] mark = in(StandardCharsets.UTF_8, "\uFEFF");
        byte[] belied = joined(mark, in(WINDOWS, files().text("orgs.csv")));
        byte[] odd = joined(in(StandardCharsets.UTF_16LE, "\uFEFF" + files().text("orgs.csv")), new byte[] {'x'});

        assertThat(desk.refusal(files().zip(Map.of("orgs.csv", belied))))
                .startsWith("orgs.csv, after line ")
                .endsWith(": the bytes are not UTF-8 text, which the byte order mark names."
                        + " Export the file as UTF-8.");
        assertThat(desk.readFailure(files().zip(Map.of("orgs.csv", odd))).getMessage())
                .startsWith("orgs.csv, after line ")
                .endsWith(": the bytes are not UTF-16LE text, which the byte order mark names."
                        + " Export the file as UTF-8.");
    }

    @Test
    void what_is_not_text_is_refused() throws IOException {
        String message = "orgs.csv is not text (it has zero bytes; perhaps it is UTF-16 without a byte order mark, or a"
                + " spreadsheet). Export it as CSV in UTF-8.";
        List<byte[]> contents = List.of(
                in(StandardCharsets.UTF_16LE, files().text("orgs.csv")),
                in(StandardCharsets.UTF_16BE, files().text("orgs.csv")),
                new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0},
                new byte[100]);

        for (byte[] content : contents) {
            assertThat(desk.refusal(files().zip(Map.of("orgs.csv", content)))).isEqualTo(message);
        }
    }

    @Test
    void a_byte_order_mark_alone_is_an_empty_file() throws IOException {
        assertThat(desk.refusal(files().with("orgs.csv", "").bom()))
                .isEqualTo("orgs.csv is empty: it has no header row. Export it again.");
    }
}

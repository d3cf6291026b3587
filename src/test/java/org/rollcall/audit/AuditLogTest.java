package org.rollcall.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file itself: its bytes, several writers at once, crashes in the middle of a line. */
class AuditLogTest {

    @TempDir
    Path work;

    private AuditLog log;

    @BeforeEach
    void log() {
        log = new AuditLog(work);
    }

    private void append(String... whys) throws IOException {
        log.append(Arrays.stream(whys)
                .map(why -> AuditWriter.event("A. Person", why))
                .toList());
    }

    private String text() throws IOException {
        return Files.readString(log.file());
    }

    private AuditCheck check() throws IOException {
        return AuditCheck.of(log, null);
    }

    private List<String> whys() throws IOException {
        return new AuditHistory(log)
                .last(100, event -> true).stream()
                        .map(entry -> entry.event().why())
                        .toList();
    }

    @Test
    void a_line_is_a_json_object_whose_hash_covers_the_hash_of_the_line_before() throws Exception {
        append("one \"quoted\"\nsecond line, é");
        append("two");
        String first =
                "{\"at\":\"2026-11-21T00:30:00Z\",\"who\":\"A. Person\",\"what\":\"run-opened\",\"lea\":\"demo\","
                        + "\"run\":\"demo-2026-11-20-1\",\"why\":\"one \\\"quoted\\\"\\nsecond line, é\",\"previous\":\""
                        + "0".repeat(64) + "\"";
        String second =
                "{\"at\":\"2026-11-21T00:30:00Z\",\"who\":\"A. Person\",\"what\":\"run-opened\",\"lea\":\"demo\","
                        + "\"run\":\"demo-2026-11-20-1\",\"why\":\"two\",\"previous\":\"" + sha256(first) + "\"";
        assertThat(text())
                .isEqualTo(first + ",\"hash\":\"" + sha256(first) + "\"}\n" + second + ",\"hash\":\"" + sha256(second)
                        + "\"}\n");
        assertThat(whys()).containsExactly("one \"quoted\"\nsecond line, é", "two");
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    }

    @Test
    void the_file_is_its_owners_alone_and_a_right_that_ops_give_later_stays() throws IOException {
        append("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())))
                .isEqualTo("rw-------");
        Files.setPosixFilePermissions(log.file(), PosixFilePermissions.fromString("rw-r-----"));
        append("two");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())))
                .isEqualTo("rw-r-----");
    }

    @Test
    void a_reason_without_end_is_cut_at_2000_characters() throws IOException {
        append("😀".repeat(2001));
        assertThat(whys()).containsExactly("😀".repeat(1999) + "…");
        assertThat(check().fault()).isNull();
    }

    @Test
    void two_processes_and_two_threads_writing_at_once_lose_nothing() throws Exception {
        int entries = 25;
        List<Process> processes = new ArrayList<>();
        for (String who : List.of("process 1", "process 2")) {
            processes.add(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            AuditWriter.class.getName(),
                            work.toString(),
                            who,
                            Integer.toString(entries))
                    .inheritIO()
                    .start());
        }
        while (!log.exists()) {
            assertThat(processes.get(0).isAlive() || processes.get(1).isAlive()).isTrue();
            Thread.onSpinWait();
        }
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Void>> written = new ArrayList<>();
            for (String who : List.of("thread 1", "thread 2")) {
                Callable<Void> writing = () -> {
                    AuditWriter.write(work, who, entries);
                    return null;
                };
                written.add(threads.submit(writing));
            }
            for (Future<Void> each : written) {
                each.get(60, TimeUnit.SECONDS);
            }
            for (Process process : processes) {
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isZero();
            }
        } finally {
            threads.shutdownNow();
            processes.forEach(Process::destroyForcibly);
        }
        AuditCheck check = check();
        assertThat(check.fault()).isNull();
        assertThat(check.cut()).isEmpty();
        assertThat(check.entries()).isEqualTo(4 * entries);
        for (String who : List.of("process 1", "process 2", "thread 1", "thread 2")) {
            assertThat(new AuditHistory(log)
                            .last(1000, event -> event.who().equals(who)).stream()
                                    .map(entry -> entry.event().why()))
                    .as(who)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, entries)
                            .mapToObj(n -> "entry " + n)
                            .toList());
        }
    }

    @Test
    void after_a_line_cut_short_anywhere_the_log_goes_on_and_tells_it_from_tampering() throws IOException {
        append("one", "two", "three");
        byte[] whole = Files.readAllBytes(log.file());
        int third = text().indexOf("{", text().indexOf("\"two\""));
        for (int length = whole.length - 1; length > third; length -= length > whole.length - 4 ? 1 : 9) {
            Files.write(log.file(), Arrays.copyOf(whole, length));
            boolean lineFeedAlone = length == whole.length - 1;
            assertThat(check().fault())
                    .isEqualTo(
                            lineFeedAlone
                                    ? null
                                    : "Line 3 is cut short and is the end of the log: a process or the machine stopped while"
                                            + " it was written, or somebody cut it. The next entry will say that it is"
                                            + " so.");
            append("four");
            assertThat(check().fault()).as("cut at " + length).isNull();
            assertThat(check().cut()).isEqualTo(lineFeedAlone ? List.of() : List.of(3L));
            assertThat(whys())
                    .isEqualTo(
                            lineFeedAlone
                                    ? List.of("one", "two", "three", "four")
                                    : List.of(
                                            "one",
                                            "two",
                                            "what stands before this line was cut short; the log goes on here",
                                            "four"));
        }
    }

    @Test
    void crashes_one_after_the_other_and_a_tail_of_zeros_are_told_too() throws IOException {
        append("one");
        Files.writeString(log.file(), text() + "{\"at\":\"2026\n{\"at\":\"2026-11-21T00:30\0\0\0");
        append("two");
        AuditCheck check = check();
        assertThat(check.fault()).isNull();
        assertThat(check.cut()).containsExactly(2L, 3L);
        assertThat(check.entries()).isEqualTo(3);
    }

    @Test
    void a_first_line_that_was_cut_short_is_no_hindrance() throws IOException {
        Files.writeString(log.file(), "{\"at");
        append("one");
        assertThat(check().fault()).isNull();
        assertThat(check().cut()).containsExactly(1L);
    }

    @Test
    void a_line_that_says_that_lines_were_cut_short_must_have_them_before_it() throws IOException {
        append("one");
        String one = text();
        Files.writeString(log.file(), one + "{\"at\":\"2026");
        append("two");
        Files.writeString(log.file(), text().replace("{\"at\":\"2026\n", ""));
        assertThat(check().fault()).isEqualTo("Lines before line 2 were removed: it says that they were cut short.");
        Files.writeString(log.file(), text().replace(one, one + "{\"at\":\"2027\n"));
        assertThat(check().fault()).isEqualTo("Line 2 was inserted: line 3 follows line 1.");
    }

    @Test
    void a_tail_longer_than_what_is_read_of_it_at_first_is_no_hindrance() throws IOException {
        append("one");
        Files.writeString(log.file(), text() + "{\"at\":\"" + "x".repeat(300_000));
        append("two");
        assertThat(check().fault()).isNull();
        assertThat(check().cut()).containsExactly(2L);
        append(IntStream.range(0, 500).mapToObj(n -> "entry " + n).toArray(String[]::new));
        append("last");
        assertThat(check().fault()).isNull();
        assertThat(check().entries()).isEqualTo(504);
    }

    @Test
    void any_byte_that_is_changed_is_found() throws IOException {
        append("one", "two", "three");
        byte[] whole = Files.readAllBytes(log.file());
        for (int at = text().indexOf('\n'); whole[at + 1] != '\n'; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(log.file(), changed);
            assertThat(check().fault()).as("byte " + at).isNotNull();
        }
    }

    @Test
    void nights_go_on_after_tampering_and_the_fault_still_shows() throws IOException {
        append("one", "two");
        Files.writeString(log.file(), text().replace("\"two\"", "\"2\""));
        append("three");
        assertThat(check().fault()).isEqualTo("Line 2 was changed: it is not as it was written.");
        assertThat(whys()).containsExactly("one", "three");
    }
}

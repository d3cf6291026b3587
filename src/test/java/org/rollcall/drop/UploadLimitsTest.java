package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.SftpException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadLimitsTest {

    private static final int FILE = 100_000;
    private static final int FOLDER = 150_000;

    @TempDir
    private Path folder;

    private Drop drop;
    private JschClient client;

    @BeforeEach
    void login() throws Exception {
        drop = Drop.start(folder, settings -> settings.withBytes(FILE, FOLDER));
        client = drop.asDemo();
    }

    @AfterEach
    void logout() {
        client.close();
        drop.close();
    }

    @Test
    void a_file_of_exactly_the_limit_is_taken() throws Exception {
        client.put("x".repeat(FILE), "users.csv");

        assertThat(drop.demo().resolve("users.csv")).hasSize(FILE);
    }

    @Test
    void a_file_over_the_limit_is_refused_and_gone() {
        assertThatThrownBy(() -> client.put("x".repeat(FILE + 1), "users.csv"))
                .isInstanceOf(SftpException.class)
                .hasMessage(
                        "users.csv is larger than the 100000 bytes that one file may have; it was removed, send less.");
        assertThat(drop.demo()).isEmptyDirectory();
    }

    @Test
    void a_file_that_would_overfill_the_folder_is_refused_and_gone_and_the_others_stay() throws Exception {
        client.put("x".repeat(90_000), "first.csv");

        assertThatThrownBy(() -> client.put("x".repeat(90_000), "second.csv"))
                .isInstanceOf(SftpException.class)
                .hasMessage(
                        "second.csv does not fit into the 150000 bytes that this folder may hold; it was removed, send"
                                + " less.");
        assertThat(drop.demo().resolve("second.csv")).doesNotExist();
        // JSch loses its place in the answers after a failed upload, as its writes were under way.
        try (JschClient anew = drop.asDemo()) {
            assertThat(anew.names("/")).containsExactly("first.csv");
            anew.put("x".repeat(60_000), "third.csv");
        }
        assertThat(drop.demo().resolve("third.csv")).hasSize(60_000);
    }

    @Test
    void replacing_a_file_counts_it_once() throws Exception {
        for (int i = 0; i < 3; i++) {
            client.put("x".repeat(90_000), "users.csv");
        }

        assertThat(drop.demo().resolve("users.csv")).hasSize(90_000);
    }

    @Test
    void collecting_a_file_makes_room() throws Exception {
        client.put("x".repeat(90_000), "first.csv");
        try (JschClient collector = drop.asCollector()) {
            collector.sftp().mkdir("/demo-unified/.done");
            collector.sftp().rename("/demo-unified/first.csv", "/demo-unified/.done/first.csv");
        }

        client.put("x".repeat(90_000), "second.csv");

        assertThat(drop.demo().resolve("second.csv")).hasSize(90_000);
    }

    @Test
    void what_came_by_another_way_counts() throws Exception {
        client.put("x".repeat(10_000), "first.csv");
        Drop.place(drop.demo().resolve("copied.csv"), "x".repeat(100_000));

        assertThatThrownBy(() -> client.put("x".repeat(50_000), "second.csv"))
                .hasMessageStartingWith("second.csv does not fit into the 150000 bytes");
    }

    @Test
    void two_uploads_at_once_share_the_room() throws Exception {
        try (JschClient second = drop.asDemo()) {
            OutputStream one = client.sftp().put("one.csv");
            OutputStream two = second.sftp().put("two.csv");
            one.write(new byte[80_000]);
            one.flush();
            assertThatThrownBy(() -> {
                        two.write(new byte[80_000]);
                        two.close();
                    })
                    .hasStackTraceContaining("two.csv does not fit into the 150000 bytes that this folder may hold");
            one.close();
        }
        assertThat(client.names("/")).containsExactly("one.csv");
        assertThat(Files.size(drop.demo().resolve("one.csv"))).isEqualTo(80_000);
    }

    @Test
    void the_room_of_one_folder_is_not_taken_by_another() throws Exception {
        Drop.place(drop.other().resolve("large.csv"), "x".repeat(149_999));

        client.put("x".repeat(90_000), "users.csv");

        assertThat(drop.demo().resolve("users.csv")).hasSize(90_000);
    }
}

package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.SftpException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectAccountTest {

    @TempDir
    private Path folder;

    private Drop drop;
    private JschClient collector;

    @BeforeEach
    void login() throws Exception {
        drop = Drop.start(folder);
        collector = drop.asCollector();
    }

    @AfterEach
    void logout() {
        collector.close();
        drop.close();
    }

    @Test
    void lists_every_folder_and_reads() throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "ours");
        Drop.place(drop.other().resolve("users.csv"), "theirs");

        assertThat(collector.names("/")).containsExactly("demo-unified", "other-charter");
        assertThat(collector.get("demo-unified/users.csv")).isEqualTo("ours");
        assertThat(collector.get("/other-charter/users.csv")).isEqualTo("theirs");
    }

    @Test
    void archives_what_it_collected_out_of_the_senders_sight() throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "ours");

        collector.sftp().mkdir("/demo-unified/.done");
        collector.sftp().rename("/demo-unified/users.csv", "/demo-unified/.done/users.csv");

        assertThat(collector.names("/demo-unified/.done")).containsExactly("users.csv");
        try (JschClient sender = drop.asDemo()) {
            assertThat(sender.names("/")).isEmpty();
        }
    }

    @Test
    void deletes_files_and_folders() throws Exception {
        Drop.place(drop.demo().resolve(".done/users.csv"), "ours");

        collector.sftp().rm("/demo-unified/.done/users.csv");
        collector.sftp().rmdir("/demo-unified/.done");

        assertThat(drop.demo()).isEmptyDirectory();
    }

    @Test
    void a_folder_with_files_is_not_deleted() throws Exception {
        Drop.place(drop.demo().resolve(".done/users.csv"), "ours");

        refused(() -> collector.sftp().rmdir("/demo-unified/.done"), "Directory not empty");
    }

    @Test
    void writing_is_refused() throws Exception {
        Drop.place(drop.demo().resolve("users.csv"), "ours");
        String sentence = "This account collects files and may not write them.";

        refused(() -> collector.put("x", "/demo-unified/new.csv"), sentence);
        refused(() -> collector.put("x", "/demo-unified/users.csv"), sentence);
        assertThat(drop.demo().resolve("users.csv")).hasContent("ours");
    }

    @Test
    void a_link_out_of_the_root_is_neither_shown_nor_followed() throws Exception {
        Path secret = Drop.place(folder.resolve("outside/secret.txt"), "secret");
        Files.createSymbolicLink(drop.demo().resolve("link"), secret);
        Files.createSymbolicLink(drop.demo().getParent().resolve("folder"), secret.getParent());

        assertThat(collector.names("/")).containsExactly("demo-unified", "other-charter");
        assertThat(collector.names("/demo-unified")).isEmpty();
        String sentence = "Links are not followed here; use a plain file or folder.";
        refused(() -> collector.get("/demo-unified/link"), sentence);
        refused(() -> collector.get("/folder/secret.txt"), sentence);
        refused(() -> collector.sftp().rm("/folder/secret.txt"), sentence);
        assertThat(secret).hasContent("secret");
    }

    @Test
    void a_file_that_is_being_uploaded_is_left_alone_until_it_is_complete() throws Exception {
        try (JschClient sender = drop.asDemo()) {
            OutputStream upload = sender.sftp().put("users.csv");
            upload.write("half".getBytes());
            upload.flush();
            String sentence = "users.csv is still being uploaded; try again when that is complete.";

            assertThat(collector.names("/demo-unified")).containsExactly("users.csv");
            refused(() -> collector.get("/demo-unified/users.csv"), sentence);
            refused(() -> collector.sftp().rm("/demo-unified/users.csv"), sentence);
            refused(() -> collector.sftp().rename("/demo-unified/users.csv", "/demo-unified/mine.csv"), sentence);
            refused(
                    () -> collector.sftp().rename("/demo-unified", "/moved"),
                    "demo-unified is still being uploaded; try again when that is complete.");

            upload.write(" and half".getBytes());
            upload.close();
            assertThat(collector.get("/demo-unified/users.csv")).isEqualTo("half and half");
        }
    }

    private static void refused(ThrowingCallable request, String sentence) {
        assertThatThrownBy(request).isInstanceOf(SftpException.class).hasMessage(sentence);
    }
}

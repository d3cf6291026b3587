package org.rollcall.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadAccountTest {

    private static final int FAILURE = ChannelSftp.SSH_FX_FAILURE;
    private static final int DENIED = ChannelSftp.SSH_FX_PERMISSION_DENIED;

    @TempDir
    private Path folder;

    private Drop drop;
    private JschClient client;

    @BeforeEach
    void login() throws Exception {
        drop = Drop.start(folder);
        client = drop.asDemo();
    }

    @AfterEach
    void logout() {
        client.close();
        drop.close();
    }

    @Test
    void uploads_lists_and_renames() throws Exception {
        client.put("sourcedId\n1\n", "/users.csv.part");
        client.sftp().rename("users.csv.part", "users.csv");

        assertThat(client.names("/")).containsExactly("users.csv");
        assertThat(client.sftp().stat("users.csv").getSize()).isEqualTo(12);
        assertThat(drop.demo().resolve("users.csv")).hasContent("sourcedId\n1\n");
    }

    @Test
    void overwrites_a_file_and_renames_over_one() throws Exception {
        client.put("a longer first version", "users.csv");
        client.put("second", "users.csv");
        assertThat(drop.demo().resolve("users.csv")).hasContent("second");

        client.put("third", "users.new");
        client.sftp().rename("users.new", "users.csv");
        assertThat(drop.demo().resolve("users.csv")).hasContent("third");
        assertThat(client.names(".")).containsExactly("users.csv");
    }

    @Test
    void resumes_a_broken_upload() throws Exception {
        client.put("first half, ", "users.csv");
        client.sftp()
                .put(new ByteArrayInputStream("first half, second half".getBytes()), "users.csv", ChannelSftp.RESUME);

        assertThat(drop.demo().resolve("users.csv")).hasContent("first half, second half");
    }

    @Test
    void an_uploaded_file_is_owner_only_and_keeps_the_time_it_arrived() throws Exception {
        Instant before = Instant.now().minusSeconds(2);
        client.put("x", "users.csv");
        client.sftp().chmod(0777, "users.csv");
        client.sftp().setMtime("users.csv", 1_000_000_000);

        Path file = drop.demo().resolve("users.csv");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(Files.getLastModifiedTime(file).toInstant())
                .isBetween(before, Instant.now().plus(Duration.ofSeconds(2)));
    }

    @Test
    void reading_back_is_refused() throws Exception {
        client.put("x", "users.csv");

        refused(() -> client.get("users.csv"), DENIED, "This account sends files and may not read them back.");
    }

    @Test
    void deleting_is_refused() throws Exception {
        client.put("x", "users.csv");

        refused(
                () -> client.sftp().rm("users.csv"),
                DENIED,
                "This account may not delete; send the file again under its name to replace it.");
        assertThat(drop.demo().resolve("users.csv")).exists();
    }

    @Test
    void folders_are_neither_made_nor_renamed_nor_deleted() throws Exception {
        Files.createDirectory(drop.demo().resolve("old"));

        refused(() -> client.sftp().mkdir("new"), DENIED, "This account may not make folders.");
        refused(() -> client.sftp().rename("old", "new"), DENIED, "This account may rename files, not folders.");
        refused(
                () -> client.sftp().rmdir("old"),
                DENIED,
                "This account may not delete; send the file again under its name to replace it.");
        assertThat(client.names("/")).containsExactly("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escape.csv",
                "/../escape.csv",
                "../../../../escape.csv",
                "/x/../../escape.csv",
                "//escape.csv",
                "./..//./escape.csv"
            })
    void no_path_leads_out_of_the_folder(String path) throws Exception {
        client.put("x", path);

        assertThat(drop.demo().resolve("escape.csv")).hasContent("x");
        assertThat(client.names("/")).containsExactly("escape.csv");
    }

    @Test
    void absolute_local_paths_are_below_the_folder() throws Exception {
        Path secret = Drop.place(folder.resolve("secret.txt"), "secret");

        refused(
                () -> client.sftp().stat(secret.toString()),
                ChannelSftp.SSH_FX_NO_SUCH_FILE,
                "No such file or directory");
        refused(() -> client.sftp().ls("/etc"), ChannelSftp.SSH_FX_NO_SUCH_FILE, "No such file or directory");
    }

    @Test
    void the_folder_is_all_there_is() throws Exception {
        Drop.place(drop.other().resolve("users.csv"), "theirs");

        assertThat(client.sftp().pwd()).isEqualTo("/");
        assertThat(client.sftp().realpath("../../..")).isEqualTo("/");
        assertThat(client.sftp().realpath("a/../b")).isEqualTo("/b");
        assertThat(client.names("..")).isEmpty();
        assertThat(client.sftp().ls("/")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"../other-charter", "/other-charter", "../../root/other-charter"})
    void the_folder_of_another_lea_is_out_of_reach(String path) throws Exception {
        Drop.place(drop.other().resolve("users.csv"), "theirs");

        refused(() -> client.names(path), ChannelSftp.SSH_FX_NO_SUCH_FILE, "No such file or directory");
        refused(
                () -> client.put("x", path + "/users.csv"),
                ChannelSftp.SSH_FX_NO_SUCH_FILE,
                "No such file or directory");
        assertThat(drop.other().resolve("users.csv")).hasContent("theirs");
    }

    @Test
    void a_link_in_the_folder_is_neither_shown_nor_followed() throws Exception {
        Path outside = Drop.place(folder.resolve("outside/secret.txt"), "secret");
        Files.createSymbolicLink(drop.demo().resolve("file"), outside);
        Files.createSymbolicLink(drop.demo().resolve("folder"), outside.getParent());
        String sentence = "Links are not followed here; use a plain file or folder.";

        assertThat(client.names("/")).isEmpty();
        refused(() -> client.sftp().lstat("file"), DENIED, sentence);
        refused(() -> client.sftp().stat("folder/secret.txt"), DENIED, sentence);
        refused(() -> client.sftp().readlink("file"), DENIED, sentence);
        refused(() -> client.put("x", "file"), DENIED, sentence);
        refused(() -> client.put("x", "folder/new.txt"), DENIED, sentence);
        client.put("x", "users.csv");
        refused(() -> client.sftp().rename("users.csv", "folder/users.csv"), DENIED, sentence);
        assertThat(outside).hasContent("secret");
    }

    @Test
    void links_cannot_be_made() throws Exception {
        client.put("x", "users.csv");

        refused(
                () -> client.sftp().symlink("users.csv", "link"),
                DENIED,
                "Links cannot be made here; send the file itself.");
        refused(
                () -> client.sftp().symlink("/etc/passwd", "link"),
                DENIED,
                "Links cannot be made here; send the file itself.");
        assertThatThrownBy(() -> client.sftp().hardlink("users.csv", "link")).isInstanceOf(SftpException.class);
        assertThat(client.names("/")).containsExactly("users.csv");
    }

    @Test
    void names_that_begin_with_a_dot_do_not_exist_for_a_sender() throws Exception {
        Drop.place(drop.demo().resolve(".done/old.csv"), "archived");
        String sentence = "Names that begin with a dot are reserved here; use another name.";
        client.put("x", "users.csv");

        assertThat(client.names("/")).containsExactly("users.csv");
        refused(() -> client.names(".done"), DENIED, sentence);
        refused(() -> client.sftp().stat("/x/../.done/old.csv"), DENIED, sentence);
        refused(() -> client.put("x", ".done/old.csv"), DENIED, sentence);
        refused(() -> client.put("x", ".hidden"), DENIED, sentence);
        refused(() -> client.sftp().rename("users.csv", ".done/users.csv"), DENIED, sentence);
        refused(() -> client.sftp().rename(".done/old.csv", "old.csv"), DENIED, sentence);
        assertThat(drop.demo().resolve(".done/old.csv")).hasContent("archived");
    }

    @Test
    void a_name_with_a_line_break_is_refused() {
        refused(
                () -> client.put("x", "users\n.csv"),
                DENIED,
                "A name may not hold control characters; rename the file.");
    }

    @Test
    void a_name_beyond_ascii_is_kept() throws Exception {
        client.put("x", "alumnos-ñandú.csv");

        assertThat(client.names("/")).containsExactly("alumnos-ñandú.csv");
    }

    @Test
    void a_missing_file_is_reported_without_a_local_path() {
        refused(
                () -> client.sftp().rename("missing", "other"),
                ChannelSftp.SSH_FX_NO_SUCH_FILE,
                "No such file or directory");
        refused(() -> client.sftp().rmdir("missing"), FAILURE, "Accessed location is not a directory");
    }

    private static void refused(ThrowingCallable request, int status, String sentence) {
        assertThatThrownBy(request)
                .isInstanceOfSatisfying(
                        SftpException.class, refusal -> assertThat(refusal.id).isEqualTo(status))
                .hasMessage(sentence);
    }
}

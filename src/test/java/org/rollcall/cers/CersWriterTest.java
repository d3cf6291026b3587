package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rollcall.cers.SmallDistrict.DATE;
import static org.rollcall.cers.SmallDistrict.LINCOLN;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollcall.lea.OutputFiles;
import org.rollcall.lea.Subject;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.oracle.CersOracle.Status;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;

class CersWriterTest {

    private static final String FRANKLIN = "99100990000002";
    private static final int YEAR = 2027;

    @TempDir
    Path folder;

    private static StudentGroup group(String school, String name, int students, String... logins) {
        long[] ssids =
                LongStream.range(0, students).map(i -> 9_900_000_001L + i).toArray();
        return new StudentGroup(
                school,
                name,
                YEAR,
                Subject.ALL,
                ssids,
                List.of(logins),
                new GroupOrigin("section:k", name, "", Set.of("oneroster-zip")),
                1);
    }

    /** Groups of 200 rows each. */
    private static List<StudentGroup> groups(String school, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> group(school, String.format("G%04d", i), 199, "t1@demo.example"))
                .toList();
    }

    private List<CersFile> write(OutputFiles layout, Set<String> spent, List<StudentGroup> groups) throws IOException {
        return new CersWriter(folder, "demo", layout, spent).write(groups);
    }

    private byte[] bytes(CersFile file) throws IOException {
        return Files.readAllBytes(folder.resolve(file.name()));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static CersOracle cers() {
        return new CersOracle(Set.of(LINCOLN, FRANKLIN), Set.of(YEAR));
    }

    @Test
    void a_file_tells_what_it_holds() throws Exception {
        List<CersFile> files = write(
                OutputFiles.LEA, Set.of(), List.of(group(LINCOLN, "A", 2, "t1@demo.example"), group(LINCOLN, "B", 1)));

        assertThat(files).hasSize(1);
        byte[] bytes = bytes(files.get(0));
        String sha256 = sha256(bytes);
        assertThat(files).containsExactly(new CersFile("demo-groups-001.csv", 2, 4, bytes.length, sha256, sha256));
    }

    @ParameterizedTest
    @EnumSource(OutputFiles.class)
    void no_groups_make_no_file(OutputFiles layout) throws IOException {
        assertThat(write(layout, Set.of(), List.of())).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest(name = "250 groups of 200 rows and {0} rows more: {1}")
    @CsvSource({"0, 50000", "1, 50000 1", "200, 50000 200"})
    void a_file_ends_before_it_would_pass_50_000_rows(int more, String sizes) throws IOException {
        List<StudentGroup> groups = new ArrayList<>(groups(LINCOLN, 250));
        if (more > 0) {
            groups.add(group(LINCOLN, "Z", more));
        }
        List<CersFile> files = write(OutputFiles.LEA, Set.of(), groups);

        assertThat(files.stream().map(f -> String.valueOf(f.rows()))).containsExactly(sizes.split(" "));
        assertThat(files.stream().mapToInt(CersFile::groups).sum()).isEqualTo(groups.size());
        assertAllStored(files, groups);
    }

    @Test
    void a_file_is_cut_between_groups_even_when_it_could_hold_more_rows() throws IOException {
        List<StudentGroup> groups = new ArrayList<>(groups(LINCOLN, 249));
        groups.add(group(LINCOLN, "Y", 199));
        groups.add(group(LINCOLN, "Z", 2));
        List<CersFile> files = write(OutputFiles.LEA, Set.of(), groups);

        assertThat(files.stream().map(CersFile::name)).containsExactly("demo-groups-001.csv", "demo-groups-002.csv");
        assertThat(files.stream().map(CersFile::rows)).containsExactly(49_999L, 2L);
        assertAllStored(files, groups);
    }

    @Test
    void each_school_has_files_of_its_own_numbered_from_1() throws IOException {
        List<StudentGroup> groups = new ArrayList<>(groups(LINCOLN, 251));
        groups.addAll(groups(FRANKLIN, 2));
        List<CersFile> files = write(OutputFiles.SCHOOL, Set.of(), groups);

        assertThat(files.stream().map(CersFile::name))
                .containsExactly(
                        "demo-99100990000001-groups-001.csv",
                        "demo-99100990000001-groups-002.csv",
                        "demo-99100990000002-groups-001.csv");
        assertThat(files.stream().map(CersFile::rows)).containsExactly(50_000L, 200L, 400L);
        assertAllStored(files, groups);
    }

    private void assertAllStored(List<CersFile> files, List<StudentGroup> groups) throws IOException {
        CersOracle cers = cers();
        for (CersFile file : files) {
            CersOracle.Result result = cers.upload(bytes(file));
            assertThat(result.status()).isEqualTo(Status.ACCEPTED_PROCESSED);
            assertThat(result.harms()).isEmpty();
        }
        assertThat(cers.groups()).hasSize(groups.size());
        for (StudentGroup group : groups) {
            Group stored = cers.groups().get(GroupKey.of(group.school(), YEAR, group.name()));
            assertThat(stored.ssids()).hasSize(group.ssids().length);
        }
    }

    @Test
    void equal_groups_give_equal_bytes_whatever_was_published_else() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "A", 2, "t1@demo.example"));
        byte[] first = bytes(write(OutputFiles.LEA, Set.of(), groups).get(0));

        assertThat(bytes(write(OutputFiles.LEA, Set.of("0".repeat(64)), groups).get(0)))
                .isEqualTo(first);
    }

    /** CERS ignores the third file unless its bytes are new: the members of the second would stay in force. */
    @Test
    void what_returns_after_something_else_returns_in_new_bytes_that_restore_it() throws IOException {
        List<StudentGroup> a = List.of(group(LINCOLN, "Art", 3, "t1@demo.example"));
        List<StudentGroup> b = List.of(group(LINCOLN, "Art", 2, "t2@demo.example"));
        CersOracle cers = cers();

        PublicationRecord record = publish(PublicationRecord.NONE, a, cers);
        Map<GroupKey, Group> inForce = cers.groups();
        CersFile first = record.files().get(0);
        record = publish(record, b, cers);
        assertThat(cers.groups()).isNotEqualTo(inForce);
        record = publish(record, a, cers);

        assertThat(cers.groups()).isEqualTo(inForce);
        CersFile again = record.files().get(0);
        assertThat(again.sha256()).isNotEqualTo(first.sha256());
        assertThat(again.content()).isEqualTo(first.content());
        assertThat(record.says(write(OutputFiles.LEA, record.spentHashes(), a), YEAR))
                .isTrue();
    }

    @Test
    void the_second_generation_quotes_the_first_name() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "Art", 1));
        CersFile first = write(OutputFiles.LEA, Set.of(), groups).get(0);
        write(OutputFiles.LEA, Set.of(first.sha256()), groups);

        assertThat(folder.resolve("demo-groups-001.csv"))
                .hasContent("group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n"
                        + "\"Art\",99100990000001,2027,All,9900000001,\r\n");
    }

    @Test
    void a_generation_quotes_what_it_says_and_no_row_after_it() throws IOException {
        StudentGroup group = group(LINCOLN, "Art, and \"Craft\"", 7);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new RowWriter(file, new Generation(1 << 19 | 1 << 16)).write(group); // a school and an SSID of the fourth row

        String name = "\"Art, and \"\"Craft\"\"\",";
        assertThat(file.toString(StandardCharsets.UTF_8))
                .isEqualTo("group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n"
                        + name + "99100990000001,2027,All,9900000001,\r\n"
                        + name + "99100990000001,2027,All,9900000002,\r\n"
                        + name + "99100990000001,2027,All,9900000003,\r\n"
                        + name + "\"99100990000001\",2027,All,\"9900000004\",\r\n"
                        + name + "99100990000001,2027,All,9900000005,\r\n"
                        + name + "99100990000001,2027,All,9900000006,\r\n"
                        + name + "99100990000001,2027,All,9900000007,\r\n");
    }

    @Test
    void a_file_in_force_may_be_sent_again() throws IOException {
        List<StudentGroup> groups = List.of(group(LINCOLN, "Art", 1));
        PublicationRecord record = publish(PublicationRecord.NONE, groups, cers());

        assertThat(write(OutputFiles.LEA, record.spentHashes(), groups)).isEqualTo(record.files());
    }

    @Test
    void even_a_file_of_one_row_can_return_thirty_times() throws IOException {
        List<StudentGroup> a = List.of(group(LINCOLN, "Art", 1));
        List<StudentGroup> b = List.of(group(LINCOLN, "Art", 2));
        CersOracle cers = cers();
        PublicationRecord record = publish(PublicationRecord.NONE, a, cers);
        Map<GroupKey, Group> inForce = cers.groups();
        for (int i = 0; i < 30; i++) {
            record = publish(publish(record, b, cers), a, cers);
            assertThat(cers.groups()).isEqualTo(inForce);
        }
    }

    @Test
    void a_file_that_can_no_longer_be_new_is_refused() throws IOException {
        List<StudentGroup> a = List.of(group(LINCOLN, "Art", 1));
        List<StudentGroup> b = List.of(group(LINCOLN, "Art", 2));
        PublicationRecord record = publish(PublicationRecord.NONE, a, cers());
        for (int i = 0; i < 31; i++) {
            record = publish(publish(record, b, cers()), a, cers());
        }
        Set<String> spent = publish(record, b, cers()).spentHashes();

        assertThatThrownBy(() -> write(OutputFiles.LEA, spent, a))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "demo-groups-001.csv cannot be written in a form that CERS has not seen; it would be ignored."
                                + " Nothing was published.");
    }

    private PublicationRecord publish(PublicationRecord previous, List<StudentGroup> groups, CersOracle cers)
            throws IOException {
        List<CersFile> files = write(OutputFiles.LEA, previous.spentHashes(), groups);
        for (CersFile file : files) {
            CersOracle.Result result = cers.upload(bytes(file));
            assertThat(result.status()).isEqualTo(Status.ACCEPTED_PROCESSED);
            assertThat(result.harms()).isEmpty();
        }
        return previous.next(
                "demo-" + previous.spent().size(),
                DATE,
                Instant.EPOCH,
                YEAR,
                Map.of(),
                files,
                groups.stream().map(PublishedGroup::of).toList());
    }
}

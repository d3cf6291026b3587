package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.cers.SmallDistrict.LINCOLN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.ledger.Account;
import org.rollcall.source.JsonVersion;
import org.rollcall.source.OneRosterPages;
import org.rollcall.source.OneRosterPagesFiles;
import org.rollcall.source.ReadProgress;

/** Whether a district comes as CSV or as pages of JSON never shows in what CERS gets. */
class PagesTest {

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    private static OneRosterPagesFiles pages(SmallDistrict district, JsonVersion version) {
        OneRosterPagesFiles pages = new OneRosterPagesFiles();
        for (CsvTable table : district.tables()) {
            if (!table.file().equals("manifest.csv")) {
                pages.with(
                        collection(table.file()),
                        version,
                        table.rows().stream()
                                .map(row -> byColumn(table.columns(), row))
                                .toList());
            }
        }
        return pages;
    }

    private static Map<String, String> byColumn(List<String> columns, List<String> row) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i), row.get(i));
        }
        return values;
    }

    private static String collection(String file) {
        return file.replace(".csv", "");
    }

    private Mapped map(SmallDistrict district, OneRosterPagesFiles pages) throws IOException {
        Path raw = pages.write(folder.resolve("raw"));
        return Mapped.of(
                new OneRosterPages(raw, district.lea(), "oneroster-api").read(district.date(), ReadProgress.NONE),
                district.lea(),
                district.date(),
                folder);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void pages_of_any_version_and_size_give_the_same_bytes(int seed) throws IOException {
        SmallDistrict district = new RandomDistrict(seed, 25).district();
        Mapped csv = district.map(folder);
        Random random = new Random(seed);

        for (JsonVersion version : JsonVersion.values()) {
            Mapped whole = map(district, pages(district, version).pageSize(1 + random.nextInt(50)));
            assertSame(csv, whole, version);
            assertThat(people(whole)).as("%s", version).isEqualTo(people(csv));
            assertThat(figures(whole)).as("%s", version).isEqualTo(figures(csv));

            int size = 2 + random.nextInt(20);
            assertSame(
                    csv, map(district, pages(district, version).pageSize(size).overlap(size - 1)), "overlapping");
        }
    }

    private static void assertSame(Mapped csv, Mapped json, Object what) {
        assertThat(json.text()).as("%s", what).isEqualTo(csv.text());
        assertThat(json.written()).as("%s", what).isEqualTo(csv.written());
    }

    /** What is left out, the place where it stands apart: a value may take several lines of a file. */
    private static List<String> people(Mapped mapped) {
        return mapped.leftOut().stream()
                .map(line -> line.replaceFirst(" [A-Za-z]+(\\.csv)?:\\d+$", ""))
                .toList();
    }

    /** The figures of each collection without its name. */
    private static List<String> figures(Mapped mapped) {
        return mapped.books().stream().map(PagesTest::figures).toList();
    }

    private static String figures(Account.Entry entry) {
        return collection(entry.file()) + " " + entry.read() + " " + entry.used() + " " + entry.merged() + " "
                + entry.filtered() + " " + entry.refused();
    }

    @Test
    void books_and_reports_name_the_collection() throws IOException {
        SmallDistrict district = SmallDistrict.lincoln()
                .set(s -> s.getLimits().setRefusedPercent("100"))
                .org("s2", "type=campus")
                .session("x", "endDate=June")
                .section("k1")
                .section("k2")
                .section("k3", "courseSourcedId=none")
                .student("u2", "role=pupil")
                .learn("k1", "u1")
                .learn("k2", "u1", "u2")
                .teacher("t1", "email=")
                .teach("k1", "t1");

        Mapped mapped = map(district, pages(district, JsonVersion.V1_2).pageSize(2));

        assertThat(mapped.leftOut())
                .containsExactly(
                        "SCHOOL  s2 '' ROW_REFUSED orgs:2",
                        "CLASS  k3 '' ROW_REFUSED classes:3",
                        "ENROLLMENT  e3 '' ROW_REFUSED enrollments:3",
                        "ROW  u2 '' ROW_REFUSED users:1",
                        "ROW  x '' ROW_REFUSED academicSessions:2",
                        "CLASS " + LINCOLN + " k2 'Math' CLASS_WITHOUT_TEACHER classes:2",
                        "TEACHER " + LINCOLN + " t1 'Family t1, Given' LOGIN_MISSING users:3");
        assertThat(mapped.books())
                .extracting(Account.Entry::file)
                .containsExactly("orgs", "academicSessions", "courses", "classes", "users", "enrollments");
        assertThat(mapped.entry("users").used()).isEqualTo(1);
    }
}

package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every slip in the file of a value mapping, all of them in one deployment: each is named for what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MappingFileTest {

    private static final String ROLES = "administrator, aide, counselor, districtAdministrator, guardian, parent,"
            + " principal, proctor, relative, siteAdministrator, student, systemAdministrator, teacher";

    private Path folder;
    private final Map<String, String> said = new LinkedHashMap<>();

    /** A mapping, the text of its file, and what check says of it; {@code FILE} is the file's path. */
    record Slip(String id, String mapping, String text, String... sentences) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Slip slip(String id, String mapping, String text, String... sentences) {
        return new Slip(id, mapping, text, sentences);
    }

    static Stream<Slip> slips() {
        return Stream.of(
                slip("empty", "grade", "", "FILE is empty; it needs the columns from and to"),
                slip("header-alone", "grade", "from,to\n\n", "FILE has a header and no rows; nothing would be mapped"),
                slip("no-to", "grade", "from\nK\n", "FILE needs the columns from and to; it lacks to"),
                slip("no-from", "grade", "to,source\nKG,\n", "FILE needs the columns from and to; it lacks from"),
                slip("column-twice", "grade", "from,to,to\nK,KG,KG\n", "FILE has a column twice"),
                slip(
                        "column-unknown",
                        "grade",
                        "from,to,sources\nK,KG,oneroster-zip\n",
                        "FILE: 'sources' is no column of a mapping; they are from, to and, where some rows hold for one"
                                + " source alone, source"),
                slip(
                        "columns-others",
                        "org",
                        "sourcedId,cds\n101,99123450000001\n",
                        "FILE: 'sourcedId' is no column of a mapping; they are from, to and, where some rows hold for one"
                                + " source alone, source"),
                slip(
                        "fields",
                        "grade",
                        "from,to\nK\nT,TK,x\n",
                        "FILE, line 2: has 1 fields where the header has 2",
                        "FILE, line 3: has 3 fields where the header has 2"),
                slip(
                        "blank-cells",
                        "grade",
                        "from,to\n,KG\n\n T , \n",
                        "FILE, line 2: from is blank; blank values are not mapped",
                        "FILE, line 4: to is blank; say what the value becomes"),
                slip(
                        "twice",
                        "grade",
                        "from,to,source\nK,KG,\nk,KG,\n K ,KG,\nK,TK,oneroster-zip\nK,KG,oneroster-zip\n",
                        "FILE, line 4: 'K' stands on line 2 already",
                        "FILE, line 6: 'K' stands on line 5 already"),
                slip(
                        "source",
                        "grade",
                        "from,to,source\nK,KG,sis\n",
                        "FILE, line 2: 'sis' is none of the sources oneroster-zip"),
                slip(
                        "quote",
                        "grade",
                        "from,to\n\"K,KG\n",
                        "FILE is not a CSV: a quote in it has no end, or something" + " follows it"),
                slip("not-utf-8", "term", "from,to\nAño,Year\n", "FILE is not text in UTF-8; save it as UTF-8"),
                slip(
                        "grade",
                        "grade",
                        "from,to\nK,K\nT,\"TK,4\"\nP,\"PK,\"\nok,13\n",
                        "FILE, line 2: 'K' is no CEDS grade: IT, PR, PK, TK, KG, 01 to 13, PS, UG or Other",
                        "FILE, line 3: '4' is no CEDS grade: IT, PR, PK, TK, KG, 01 to 13, PS, UG or Other",
                        "FILE, line 4: 'PK,' has an empty item"),
                slip(
                        "role",
                        "role",
                        "from,to\nT,Teacher\nS,ext:sub\n",
                        "FILE, line 2: 'Teacher' is no role of OneRoster: " + ROLES),
                slip(
                        "gender",
                        "gender",
                        "from,to\nX,nonbinary\nM,male\n",
                        "FILE, line 2: 'nonbinary' is none of male, female, unspecified, other"),
                slip(
                        "org",
                        "org",
                        "from,to\n1,9912345000001\n2,99123450000000\n3,99123450000003\n",
                        "FILE, line 2: '9912345000001' is not a school's 14-digit CDS code",
                        "FILE, line 3: '99123450000000' is not a school's 14-digit CDS code"),
                slip(
                        "very-many",
                        "org",
                        "from,to\n"
                                + IntStream.rangeClosed(1, 12)
                                        .mapToObj(i -> i + ",x\n")
                                        .reduce("", String::concat),
                        Stream.concat(
                                        IntStream.rangeClosed(2, 11)
                                                .mapToObj(i -> "FILE, line " + i
                                                        + ": 'x' is not a school's 14-digit CDS code"),
                                        Stream.of("FILE: 2 more faults"))
                                .toArray(String[]::new)));
    }

    @BeforeAll
    void check_once(@TempDir Path temp) throws IOException {
        folder = temp;
        Site site = new Site(folder);
        for (Slip slip : slips().toList()) {
            site.lea(slip.id(), "\"mappings[" + slip.mapping() + "].file\": " + slip.id() + ".csv");
            site.file("leas/" + slip.id() + ".csv", slip.text());
        }
        Path latin = site.leas().resolve("not-utf-8.csv");
        Files.writeString(latin, Files.readString(latin), StandardCharsets.ISO_8859_1);
        String lea = "";
        for (String line : site.execute("check").out().lines().toList()) {
            if (!line.startsWith("  ")) {
                lea = line.substring(0, Math.max(line.indexOf(':'), 0));
            }
            said.merge(lea, line, (a, b) -> a + "\n" + b);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_named(Slip slip) {
        List<String> expected = new ArrayList<>(List.of(slip.id() + ": FAULTY, it will not run"));
        Path leas = folder.resolve("routes/leas");
        for (String sentence : slip.sentences()) {
            expected.add("  " + leas.resolve(slip.id() + ".camel.yaml") + ": mappings[" + slip.mapping() + "].file: "
                    + sentence.replace("FILE", leas.resolve(slip.id() + ".csv").toString()));
        }
        assertThat(said.get(slip.id())).isEqualTo(String.join("\n", expected));
    }
}

package org.rollcall.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A large file, most of whose rows are told apart among its bytes, says what the parser makes of it, wherever a row stands
 * that is written otherwise: the same roster, the same refusals with the same lines, the same sentence when it cannot be
 * read.
 */
class LargeFileTest {

    private static final String HEADER =
            "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
                    + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password";
    /** So that the file has several blocks of bytes. */
    private static final int ROWS = 3_500;

    private static final int STRANGE = 2_900;

    @TempDir
    private Path folder;

    /** One way to write a file; characters above 0xFF stand for nothing, those below for bytes. */
    private record Writing(String what, Consumer<List<String>> change, String lineEnd, String before, String after) {

        byte[] file() {
            List<String> lines = new ArrayList<>();
            lines.add(HEADER);
            for (int i = 1; i <= ROWS; i++) {
                lines.add(row(i));
            }
            change.accept(lines);
            return (before + String.join(lineEnd, lines) + after).getBytes(StandardCharsets.ISO_8859_1);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static String row(int i) {
        return "user-" + i + ",active,2026-07-01,true,s1,student,name" + i + ",{SSID:" + (9_900_000_000L + i)
                + "},Given" + i + ",Family" + i + ",,L-" + i + ",name" + i + "@demo.example,,,,05,";
    }

    /** One row with a text in place of {@code {SSID:...}}. */
    private static Writing userIds(String what, String userIds) {
        return row(what, row(STRANGE).replace("{SSID:" + (9_900_000_000L + STRANGE) + "}", userIds));
    }

    private static Writing all(String what, Consumer<List<String>> change) {
        return new Writing(what, change, "\n", "", "\n");
    }

    /** One row with a text in place of the given name. */
    private static Writing name(String what, String name) {
        return row(what, row(STRANGE).replace("Given" + STRANGE, name));
    }

    private static Writing row(String what, String row) {
        return all(what, lines -> lines.set(STRANGE, row));
    }

    private static Writing ends(String what, String lineEnd, String before, String after) {
        return new Writing(what, lines -> {}, lineEnd, before, after);
    }

    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    static Stream<Writing> writings() {
        return Stream.of(
                ends("line feeds", "\n", "", "\n"),
                ends("carriage returns and line feeds", "\r\n", "", "\r\n"),
                ends("carriage returns alone", "\r", "", "\r"),
                ends("no line end at the end", "\n", "", ""),
                ends("half a line end at the end", "\r\n", "", "\r"),
                ends("blank lines at the end", "\n", "", "\n\n\n"),
                ends("blank lines at the beginning", "\n", "\n\r\n", "\n"),
                ends("a byte order mark", "\r\n", utf8("\uFEFF"), "\r\n"),
                ends("two byte order marks", "\n", utf8("\uFEFF\uFEFF"), "\n"),
                ends("the sign that ended files once", "\r\n", "", "\r\n\u001A"),
                ends("a comma at the end of each line", ",\n", "", ",\n"),
                all("every value in quotes", lines -> lines.replaceAll(line -> '"' + line.replace(",", "\",\"") + '"')),
                all("no rows", lines -> lines.subList(1, lines.size()).clear()),
                all("nothing at all", List::clear),
                all("the header twice", lines -> lines.add(STRANGE, HEADER)),
                all(
                        "columns in another order",
                        lines -> lines.set(0, HEADER.replace("sourcedId,status", "status,sourcedId"))),
                all("a column less", lines -> lines.set(0, HEADER.replace(",password", ""))),
                all("no column that must be there", lines -> lines.set(0, HEADER.replace("familyName", "lastName"))),
                all("a header with blanks and quotes", lines -> lines.set(0, HEADER.replace(",role,", ", \"role\" ,"))),
                all("a row twice", lines -> lines.add(row(STRANGE))),
                all("an id twice", lines -> lines.add(row(STRANGE).replace("Given", "Other"))),
                all("an id twice, differing in blanks", lines -> lines.add(" " + row(STRANGE))),
                all("cut in the last row", lines -> lines.set(ROWS, "user-0,active")),
                row("a blank line", ""),
                row("a line of blanks", "   "),
                row("a line of commas", ",".repeat(17)),
                row("a field less", "user-0,active,2026-07-01,true,s1,student,n,,G,F,,,,,,,05"),
                row("a field more", row(STRANGE) + ","),
                row("typographic quotes that hold nothing", row(STRANGE).replace(",s1,", utf8(",\u201Cs1,s2\u201D,"))),
                row("no id", row(STRANGE).replace("user-" + STRANGE, "")),
                row("an id of blanks", row(STRANGE).replace("user-" + STRANGE, "  ")),
                row("a role there is not", row(STRANGE).replace("student", "pupil")),
                row("deleted", row(STRANGE).replace("active", "tobedeleted")),
                row("a role with blanks around it", row(STRANGE).replace("student", " student\u0020")),
                row("a boolean in capitals", row(STRANGE).replace(",true,", ",TRUE,")),
                row("a boolean that is none", row(STRANGE).replace(",true,", ",yes,")),
                userIds("a type in small letters", "{ssid:9900000001}"),
                userIds("blanks around type and number", "{ SSID\t: 9900000001 }"),
                userIds("blanks of other scripts around them", utf8("{\u2003SSID\u3000:\u20039900000001\u3000}")),
                userIds("a blank that counts as a character", utf8("{SSID:\u00A09900000001}")),
                userIds(
                        "digits of another script",
                        utf8("{SSID:\u0669\u0669\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0661}")),
                userIds("an SSID that is none", "{SSID:990000001}"),
                userIds("two SSIDs", "\"{SSID:9900000001},{SSID:9900000002}\""),
                userIds("no SSID", ""),
                row("another SSID at a later place", row(STRANGE).replace(",L-" + STRANGE, ",9900000001")),
                row("a teacher", row(STRANGE).replace("student", "teacher")),
                row("an e-mail and a username in capitals", row(STRANGE).replace("name", "NAME")),
                row("an e-mail and a username with accents", row(STRANGE).replace("name", utf8("N\u00C1me"))),
                row("an e-mail that is no address", row(STRANGE).replace("@", " at ")),
                row("no e-mail", row(STRANGE).replace("name" + STRANGE + "@demo.example", "")),
                all("few usernames after many", lines -> lines.subList(STRANGE, ROWS)
                        .replaceAll(line -> line.replaceAll("name\\d+,", "shared,"))),
                row("a zero in a column nobody reads", row(STRANGE).replace(",05,", ",0\0005,")),
                row(
                        "bytes of another encoding in a column nobody reads",
                        row(STRANGE).replace(",05,", ",\u00E9,")),
                name("blanks around it", "  Ana\t"),
                name("blanks of other scripts around it", utf8("\u2003Ana\u00A0")),
                name("accents", utf8("\u00C1ngel Nu\u00F1ez")),
                name("signs of four bytes", utf8("\uD83D\uDE00")),
                name("letters of another encoding", "Jos\u00E9"),
                name("half a letter at the end", "Jos\u00C3"),
                name("a letter in more bytes than it needs", "\u00C1\u0081na"),
                name("quotes that are doubled", "\"Robert \"\"Bob\"\"\""),
                name("nothing but a doubled quote", "\"\"\"\""),
                name("nothing in quotes", "\"\""),
                name("a comma in quotes", "\"Ana, Maria\""),
                name("a line end in quotes", "\"Ana\nMaria\""),
                name("both line ends in quotes", "\"Ana\r\nMaria\""),
                all("rows between two stray quotes", lines -> {
                    lines.set(STRANGE, row(STRANGE).replace(",s1,", ",\"s1,"));
                    lines.set(STRANGE + 2, row(STRANGE + 2).replace(",s1,", ",s1\","));
                }),
                name("a quote in the middle", "Robert \"Bob\""),
                name("text behind the closing quote", "\"Robert\" Bob"),
                name("a quote that is not closed", "\"Robert"),
                name("a zero", "A\000na"),
                name("a carriage return", "Ana\rMaria"),
                name("characters that no value has", "\u0001\u001F\u007F"),
                name("a value longer than a block", "x".repeat(300_000)),
                name("a value longer than any", "x".repeat(1_100_000)));
    }

    @Test
    void bytes_that_are_no_text_stand_after_the_last_row_that_is() throws IOException {
        Writing writing = new Writing(
                "",
                lines -> lines.set(STRANGE, row(STRANGE).replace("Given", "Jos\u00E9")),
                "\n",
                utf8("\uFEFF"),
                "\n");
        byte[] zip = OneRosterFiles.version11().zip(Map.of("users.csv", writing.file()));
        Desk desk = new Desk(folder).limits(200, 64 << 20, 250);
        assertThatThrownBy(() -> desk.zip(zip, 0).read(Desk.DATE, ReadProgress.NONE))
                .hasMessage("users.csv, after line 2900: the bytes are not UTF-8 text, which the byte order mark names."
                        + " Export the file as UTF-8.");
    }

    private static String enrollment(int i) {
        return "enr-" + i + ",,,k" + (1 + i / 7 % 2) + ",s" + (1 + i / 7 % 2) + ",u" + (3 + i % 4)
                + ",student,,2026-08-17," + (i % 3 == 0 ? "2027-06-05" : "");
    }

    /** What stands in some rows in place of {@code class,school,user,role,primary,beginDate,endDate}. */
    static Stream<String> enrollments() {
        return Stream.of(
                "k1,s1,u3,teacher,TRUE,,",
                "k1,s1,u3,aide,0,,",
                "k1,s1,u3,student,yes,,",
                "k1,s1,u3,,,,",
                ",s1,u3,student,,,",
                "  ,s1,u3,student,,,",
                " k1,s1 ,\tu3,student,,,",
                "\"k1\",\"s1\",\"u3\",\"student\",\"\",\"\",\"\"",
                "\"k\"\"1\",s1,u3,student,,,",
                "k9,s1,u3,student,,,",
                "k1,,u3,student,,,",
                "k1,s9,u3,student,,,",
                "k1,s1,,student,,,",
                "k1,s1,u9,student,,,",
                "k1,s1,deleted,student,,,",
                "k1,s1,refused,student,,,",
                "k1,s1,u3,student,,17.8.2026,",
                "k1,s1,u3,student,,2026-08-17T00:00:00Z,2026-08-16",
                "k1,s1,u3,student,,2026-12-24,",
                "k1,s1,u3,student,,,2026-09-30",
                "k1,s1,u3,student,,,\n,,,k1,s1,u3,student,,,",
                "k1,s1,u3,student,,");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("enrollments")
    void enrollments_refer_to_what_the_parser_s_refer_to(String written) throws IOException {
        List<String> lines = IntStream.rangeClosed(1, 2 * ROWS) // which are half as long
                .mapToObj(LargeFileTest::enrollment)
                .collect(Collectors.toCollection(ArrayList::new));
        lines.add(
                0,
                "sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate");
        for (int i = 0; i < 3; i++) { // the same row again, and the same id with something else
            lines.set(2 * STRANGE + i, "enr-x" + i / 2 + ",,," + written);
        }
        lines.add("enr-x0,,,k2,s2,u5,student,,,");
        OneRosterFiles files = OneRosterFiles.version11()
                .adding(
                        "users.csv",
                        "deleted,tobedeleted,,true,s1,student,d,,D,D,,,,,,,,",
                        "refused,active,,true,s1,pupil,r,,R,R,,,,,,,,");
        byte[] text = String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8);
        byte[] zip = files.zip(Map.of("enrollments.csv", text));
        Desk desk = new Desk(folder).limits(200, 64 << 20, 250);
        assertThat(Desk.said(desk.zip(zip, 0))).isEqualTo(Desk.said(desk.zip(zip, Long.MAX_VALUE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("writings")
    void says_what_the_parser_makes_of_it(Writing writing) throws IOException {
        OneRosterFiles files = OneRosterFiles.version11();
        byte[] zip = files.zip(Map.of("users.csv", writing.file()));
        for (String encoding : List.of("", "windows-1252")) {
            Desk desk = new Desk(folder).limits(200, 64 << 20, 250).with(lea -> lea.setEncoding(encoding));
            assertThat(Desk.said(desk.zip(zip, 0))).isEqualTo(Desk.said(desk.zip(zip, Long.MAX_VALUE)));
        }
    }
}

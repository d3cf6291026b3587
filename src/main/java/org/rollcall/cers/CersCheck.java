package org.rollcall.cers;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Login;

/**
 * The last look at the files themselves, as they would be sent: every check CERS makes, and every case it would accept
 * but mangle. A fault here is Rollcall's own, so the run fails; no approval can lift it.
 */
public final class CersCheck {

    private static final Pattern SSID = Pattern.compile("\\d{10}");
    private static final Set<String> SUBJECTS = Set.of("All", "ELA", "Math");

    private final Lea lea;
    private final Set<String> schoolYears;
    private final Set<GroupName> groups = new HashSet<>();

    /** @param schoolYears whose groups the files may have */
    public CersCheck(Lea lea, Set<Integer> schoolYears) {
        this.lea = lea;
        this.schoolYears = schoolYears.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /**
     * Checks a set of files.
     *
     * @throws CersViolation naming the file, row and rule, without student data
     */
    public void check(Path folder, List<CersFile> files) throws IOException {
        for (CersFile file : files) {
            checkLineEnds(folder.resolve(file.name()), file.name());
            checkRows(folder.resolve(file.name()), file);
        }
    }

    private static void checkLineEnds(Path path, String name) throws IOException {
        boolean cr = false;
        boolean any = false;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (cr != (buffer[i] == '\n')) {
                        throw new CersViolation(name, 0, "line ends are not CRLF throughout");
                    }
                    cr = buffer[i] == '\r';
                }
                any |= read > 0;
            }
        }
        if (!any || cr) {
            throw new CersViolation(name, 0, "the file is empty or ends inside a line end");
        }
    }

    private void checkRows(Path path, CersFile file) throws IOException {
        Set<String> schools = new HashSet<>();
        String school = "";
        String group = "";
        String year = "";
        String subject = "";
        List<String> checked = List.of();
        int students = 0;
        boolean empty = false;
        Set<String> members = new HashSet<>();
        long row = -1;
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (Reader text = new InputStreamReader(Files.newInputStream(path), decoder);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .skipEmptyLines(false)
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                row++;
                List<String> fields = record.getFields();
                if (row == 0) {
                    require(fields.equals(CersWriter.HEADER), file, row, "the header is not CERS's");
                    continue;
                }
                require(fields.size() == CersWriter.HEADER.size(), file, row, "has not six fields");
                List<String> of = fields.subList(0, 4);
                if (!of.equals(checked)) { // a group's rows repeat them
                    checkGroup(of, file, row);
                    checked = of;
                }
                checkMember(fields.get(4), fields.get(5), file, row);
                if (!fields.get(1).equals(school)) {
                    school = fields.get(1);
                    require(schools.add(school), file, row, "the school's rows are not together");
                    group = "";
                }
                if (!fields.get(0).equals(group) || !fields.get(2).equals(year)) {
                    group = fields.get(0);
                    year = fields.get(2);
                    claim(fields, file, row);
                    students = 0;
                    empty = false;
                    members.clear();
                    subject = fields.get(3);
                }
                require(subject.equals(fields.get(3)), file, row, "the group has two subjects");
                students += fields.get(4).isEmpty() ? 0 : 1;
                require(students <= StudentGroup.MAX_STUDENTS, file, row, "the group has more than 200 student rows");
                String member = fields.get(4).isEmpty() ? fields.get(5) : fields.get(4);
                require(!empty && members.add(member), file, row, "a member stands twice in the group");
                empty = member.isEmpty();
                require(
                        !empty || members.size() == 1,
                        file,
                        row,
                        "has neither student nor login, nor is the group empty");
            }
        } catch (de.siegmar.fastcsv.reader.CsvParseException e) {
            throw new CersViolation(file.name(), row + 1, "is not well-formed CSV in UTF-8");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new CersViolation(file.name(), row + 1, "is not well-formed CSV in UTF-8");
            }
            throw e.getCause();
        }
        require(row == file.rows(), file, Math.max(row, 0), "is the last, but " + file.rows() + " were meant");
        require(row > 0 && row <= CersWriter.MAX_ROWS, file, Math.max(row, 0), "the file has not 1 to 50,000 rows");
    }

    private void claim(List<String> fields, CersFile file, long row) {
        GroupName name = GroupName.of(fields.get(1), Integer.parseInt(fields.get(2)), fields.get(0));
        require(groups.add(name), file, row, "CERS has seen the group's name before");
    }

    private void checkGroup(List<String> fields, CersFile file, long row) {
        String name = fields.get(0);
        require(!name.isBlank() && name.equals(name.strip()), file, row, "the name is blank or has blanks around it");
        require(name.length() <= GroupNames.MAX_LENGTH, file, row, "the name is longer than 255 characters");
        require(Normalizer.isNormalized(name, Normalizer.Form.NFC), file, row, "the name is not in NFC");
        require(
                name.equals(GroupNames.clean(name)) && !GroupNames.isNull(name),
                file,
                row,
                "the name holds what CERS would change");
        require(
                fields.get(1).matches("\\d{14}") && !fields.get(1).endsWith("0000000") && lea.hasSchool(fields.get(1)),
                file,
                row,
                "the school is not a CDS code of this LEA");
        require(schoolYears.contains(fields.get(2)), file, row, "the school year is not the run's");
        require(SUBJECTS.contains(fields.get(3)), file, row, "the subject is none of All, ELA, Math");
    }

    private static void checkMember(String ssid, String login, CersFile file, long row) {
        require(ssid.isEmpty() || login.isEmpty(), file, row, "a student and a login share the row");
        require(ssid.isEmpty() || SSID.matcher(ssid).matches(), file, row, "the SSID is not 10 digits");
        require(login.isEmpty() || login.equals(Login.of(login)), file, row, "the login is no e-mail address");
    }

    private static void require(boolean holds, CersFile file, long row, String sentence) {
        if (!holds) {
            throw new CersViolation(file.name(), row, sentence);
        }
    }
}

package org.rollcall.cers;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Login;
import org.rollcall.roster.RepeatedText;

/**
 * Checks one file for CERS, row after row, as it stands on disk. A row's values are looked at where the parser has them:
 * most rows repeat the group before them and add an SSID, so that few need to become strings.
 */
final class FileCheck extends AbstractBaseCsvCallbackHandler<Boolean> {

    private static final Set<String> SUBJECTS = Set.of("All", "ELA", "Math");
    private static final int NAME = 0;
    private static final int SCHOOL = 1;
    private static final int YEAR = 2;
    private static final int SUBJECT = 3;
    private static final int STUDENT = 4;
    private static final int LOGIN = 5;
    private static final int FIELDS = CersWriter.HEADER.size();
    /** In place of an SSID: below all of them where a row has none, above all where it is not ten digits. */
    private static final long NONE = -1;

    private static final long MALFORMED = Long.MAX_VALUE;

    private final Lea lea;
    private final Set<String> schoolYears;
    private final CersFile file;

    private final RepeatedText[] texts = new RepeatedText[FIELDS];
    private final String[] values = new String[FIELDS];
    private final String[] group = new String[STUDENT];
    private final Set<String> schools = new HashSet<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> logins = new HashSet<>();
    private final long[] students = new long[StudentGroup.MAX_STUDENTS];
    private int studentRows;
    private long greatest;
    private long student;
    private boolean empty;
    private long row = -1;

    /** A group's name, and the row where its rows begin. */
    private record Claim(GroupName name, long row) {}

    FileCheck(Lea lea, Set<String> schoolYears, CersFile file) {
        this.lea = lea;
        this.schoolYears = schoolYears;
        this.file = file;
        Arrays.setAll(texts, field -> new RepeatedText());
    }

    /** Reads the file and checks all that can be checked of it alone. */
    void read(Path path) throws IOException {
        try (LineEnds ends = new LineEnds(Files.newInputStream(path))) {
            CersViolation found = null;
            try {
                readRows(ends);
            } catch (CersViolation e) {
                found = e;
                ends.transferTo(OutputStream.nullOutputStream());
            }
            // these first: they make rows look as if something else were wrong with them
            require(ends.areCrLf(), 0, "line ends are not CRLF throughout");
            require(ends.isComplete(), 0, "the file is empty or ends inside a line end");
            if (found != null) {
                throw found;
            }
        }
        require(row == file.rows(), Math.max(row, 0), "is the last, but " + file.rows() + " were meant");
        require(row > 0 && row <= CersWriter.MAX_ROWS, Math.max(row, 0), "the file has not 1 to 50,000 rows");
    }

    private void readRows(InputStream bytes) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CsvReader<Boolean> csv = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(this, new InputStreamReader(bytes, decoder));
        try {
            csv.forEach(each -> {}); // the handler has looked at it by then
        } catch (CsvParseException e) {
            if (e.getCause() instanceof RuntimeException own && !(own instanceof CsvParseException)) {
                throw own;
            }
            throw malformed();
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw malformed();
            }
            throw e.getCause();
        }
    }

    /** Checks that no other group of the set, in this file or another, has the name of one of its groups. */
    void claim(Set<GroupName> names) {
        for (Claim claim : claims) {
            require(names.add(claim.name()), claim.row(), "CERS has seen the group's name before");
        }
    }

    private CersViolation malformed() {
        return new CersViolation(file.name(), row + 1, "is not well-formed CSV in UTF-8");
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        Arrays.fill(values, "");
        student = NONE;
    }

    @Override
    protected void handleField(int field, char[] buffer, int offset, int length, boolean quoted) {
        if (field == STUDENT && row >= 0 && length > 0) {
            student = ssid(buffer, offset, length);
        } else if (field < FIELDS && length > 0) {
            String text = texts[field].text(buffer, offset, length);
            values[field] = text == null ? "\0" : text;
        }
    }

    /** The number that ten digits are. */
    private long ssid(char[] buffer, int offset, int length) {
        long number = 0;
        boolean digits = length == 10;
        for (int i = offset; i < offset + length; i++) {
            digits &= buffer[i] >= '0' && buffer[i] <= '9';
            number = number * 10 + buffer[i] - '0';
        }
        return digits ? number : MALFORMED;
    }

    @Override
    protected Boolean buildRecord() {
        row++;
        if (row == 0) {
            require(
                    getFieldCount() == FIELDS && Arrays.asList(values).equals(CersWriter.HEADER),
                    row,
                    "the header is not CERS's");
            return Boolean.TRUE;
        }
        require(getFieldCount() == FIELDS, row, "has not six fields");
        String login = values[LOGIN];
        boolean sameName = values[NAME].equals(group[NAME]) && values[YEAR].equals(group[YEAR]);
        boolean sameSchool = values[SCHOOL].equals(group[SCHOOL]);
        if (!(sameName && sameSchool && values[SUBJECT].equals(group[SUBJECT]))) { // a group's rows repeat them
            checkGroup();
        }
        checkMember(login);
        if (!sameSchool) {
            require(schools.add(values[SCHOOL]), row, "the school's rows are not together");
        }
        if (!(sameName && sameSchool)) {
            claims.add(new Claim(GroupName.of(values[SCHOOL], Integer.parseInt(values[YEAR]), values[NAME]), row));
            begin();
        }
        require(values[SUBJECT].equals(group[SUBJECT]), row, "the group has two subjects");
        add(login);
        return Boolean.TRUE;
    }

    private void begin() {
        System.arraycopy(values, 0, group, 0, STUDENT);
        studentRows = 0;
        greatest = NONE;
        logins.clear();
        empty = false;
    }

    private void add(String login) {
        boolean isNew;
        boolean alone = studentRows == 0 && logins.isEmpty();
        if (student != NONE) {
            require(studentRows < StudentGroup.MAX_STUDENTS, row, "the group has more than 200 student rows");
            isNew = isNew(student);
            students[studentRows++] = student;
        } else {
            isNew = logins.add(login);
        }
        require(!empty && isNew, row, "a member stands twice in the group");
        empty = student == NONE && login.isEmpty();
        require(!empty || alone, row, "has neither student nor login, nor is the group empty");
    }

    /** Where they ascend, there is no more to look at than the greatest. */
    private boolean isNew(long ssid) {
        if (ssid > greatest) {
            greatest = ssid;
            return true;
        }
        for (int i = 0; i < studentRows; i++) {
            if (students[i] == ssid) {
                return false;
            }
        }
        return true;
    }

    private void checkGroup() {
        String name = values[NAME];
        require(!name.isBlank() && name.equals(name.strip()), row, "the name is blank or has blanks around it");
        require(name.length() <= GroupNames.MAX_LENGTH, row, "the name is longer than 255 characters");
        require(Normalizer.isNormalized(name, Normalizer.Form.NFC), row, "the name is not in NFC");
        require(
                name.equals(GroupNames.clean(name)) && !GroupNames.isNull(name),
                row,
                "the name holds what CERS would change");
        String school = values[SCHOOL];
        require(
                school.equals(group[SCHOOL])
                        || school.matches("\\d{14}") && !school.endsWith("0000000") && lea.hasSchool(school),
                row,
                "the school is not a CDS code of this LEA");
        require(schoolYears.contains(values[YEAR]), row, "the school year is not the run's");
        require(SUBJECTS.contains(values[SUBJECT]), row, "the subject is none of All, ELA, Math");
    }

    private void checkMember(String login) {
        require(student == NONE || login.isEmpty(), row, "a student and a login share the row");
        require(student != MALFORMED, row, "the SSID is not 10 digits");
        require(login.isEmpty() || login.equals(Login.of(login)), row, "the login is no e-mail address");
    }

    private void require(boolean holds, long at, String sentence) {
        if (!holds) {
            throw new CersViolation(file.name(), at, sentence);
        }
    }
}

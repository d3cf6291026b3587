package org.rollcall.cers;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Login;
import org.rollcall.roster.Ssid;

/** Checks the rows of one file for CERS, one after the other. */
final class RowCheck {

    private static final Set<String> SUBJECTS = Set.of("All", "ELA", "Math");
    /** In place of an SSID where a row has none: below all of them, and not what a malformed one is. */
    private static final long NONE = Ssid.NO_NUMBER - 1;

    private final Lea lea;
    private final Set<String> schoolYears;
    private final String file;

    private String[] group = new String[CersColumns.SSID];
    private final Set<String> schools = new HashSet<>();
    private final List<Claim> claims = new ArrayList<>();
    private final Set<String> logins = new HashSet<>();
    private final long[] students = new long[StudentGroup.MAX_STUDENTS];
    private int studentRows;
    private long greatest;
    private boolean empty;
    private long row = -1;

    /** A group's name, and the row where its rows begin. */
    private record Claim(GroupName name, long row) {}

    RowCheck(Lea lea, Set<String> schoolYears, String file) {
        this.lea = lea;
        this.schoolYears = schoolYears;
        this.file = file;
    }

    /** The number of the row checked last; the header's is 0. */
    long row() {
        return row;
    }

    /** Checks that no other group of the set, in this file or another, has the name of one of its groups. */
    void claim(Set<GroupName> names) {
        for (Claim claim : claims) {
            require(names.add(claim.name()), claim.row(), "CERS has seen the group's name before");
        }
    }

    /**
     * Checks the next row; the first is the header.
     *
     * @param fields how many there are
     * @param values of the six columns; blank where there are fewer
     */
    void next(int fields, String... values) {
        row++;
        if (row == 0) {
            require(
                    fields == CersColumns.COUNT && Arrays.asList(values).equals(CersColumns.HEADER),
                    row,
                    "the header is not CERS's");
            return;
        }
        require(fields == CersColumns.COUNT, row, "has not six fields");
        boolean sameName = values[CersColumns.NAME].equals(group[CersColumns.NAME])
                && values[CersColumns.SCHOOL_YEAR].equals(group[CersColumns.SCHOOL_YEAR]);
        boolean sameSchool = values[CersColumns.SCHOOL].equals(group[CersColumns.SCHOOL]);
        boolean sameSubject = values[CersColumns.SUBJECT].equals(group[CersColumns.SUBJECT]);
        if (!(sameName && sameSchool && sameSubject)) { // a group's rows repeat them
            checkGroup(values);
        }
        byte[] ssid = values[CersColumns.SSID].getBytes(StandardCharsets.UTF_8);
        long student = ssid.length == 0 ? NONE : Ssid.number(ssid, 0, ssid.length);
        checkMember(student, values[CersColumns.LOGIN]);
        if (!sameSchool) {
            require(schools.add(values[CersColumns.SCHOOL]), row, "the school's rows are not together");
        }
        if (!(sameName && sameSchool)) {
            claims.add(new Claim(
                    GroupName.of(
                            values[CersColumns.SCHOOL],
                            Integer.parseInt(values[CersColumns.SCHOOL_YEAR]),
                            values[CersColumns.NAME]),
                    row));
            begin(values);
        }
        require(values[CersColumns.SUBJECT].equals(group[CersColumns.SUBJECT]), row, "the group has two subjects");
        add(student, values[CersColumns.LOGIN]);
    }

    /**
     * Checks the next row, which has the values of the one before, but for an SSID of its own and no login.
     *
     * @return whether there is an SSID, without which nothing is checked
     */
    boolean nextStudent(byte[] text, int from) {
        long student = Ssid.number(text, from, from + Ssid.LENGTH);
        if (student == Ssid.NO_NUMBER) {
            return false;
        }
        row++;
        add(student, "");
        return true;
    }

    private void begin(String... values) {
        group = Arrays.copyOf(values, CersColumns.SSID);
        studentRows = 0;
        greatest = NONE;
        logins.clear();
        empty = false;
    }

    private void add(long student, String login) {
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

    private void checkGroup(String... values) {
        String name = values[CersColumns.NAME];
        require(!name.isBlank() && name.equals(name.strip()), row, "the name is blank or has blanks around it");
        require(name.length() <= GroupNames.MAX_LENGTH, row, "the name is longer than 255 characters");
        require(Normalizer.isNormalized(name, Normalizer.Form.NFC), row, "the name is not in NFC");
        require(
                name.equals(GroupNames.clean(name)) && !GroupNames.isNull(name),
                row,
                "the name holds what CERS would change");
        String school = values[CersColumns.SCHOOL];
        require(
                school.equals(group[CersColumns.SCHOOL])
                        || school.matches("\\d{14}") && !school.endsWith("0000000") && lea.hasSchool(school),
                row,
                "the school is not a CDS code of this LEA");
        require(schoolYears.contains(values[CersColumns.SCHOOL_YEAR]), row, "the school year is not the run's");
        require(SUBJECTS.contains(values[CersColumns.SUBJECT]), row, "the subject is none of All, ELA, Math");
    }

    private void checkMember(long student, String login) {
        require(student == NONE || login.isEmpty(), row, "a student and a login share the row");
        require(student != Ssid.NO_NUMBER, row, "the SSID is not 10 digits");
        require(login.isEmpty() || login.equals(Login.of(login)), row, "the login is no e-mail address");
    }

    private void require(boolean holds, long at, String sentence) {
        if (!holds) {
            throw new CersViolation(file, at, sentence);
        }
    }
}

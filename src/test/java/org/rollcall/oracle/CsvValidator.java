package org.rollcall.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rollcall.oracle.CersOracle.Status;

/**
 * Stage 1, before HTTP 202: the checks of DefaultCsvValidationService in their order. One failure refuses the whole
 * file. It compares texts as Java does, so it misses what the database holds equal.
 */
final class CsvValidator {

    private static final int MAX_MESSAGES = 100;
    private static final int MAX_STUDENTS = 200;
    private static final String NOT_A_CSV = "File does not appear to be a valid CSV with a header row";
    private static final String SORT = "out-of-order: sort CSV by school, group, year";

    private final Set<String> schools;
    private final Set<Integer> openYears;

    CsvValidator(Set<String> schools, Set<Integer> openYears) {
        this.schools = schools;
        this.openYears = openYears;
    }

    /**
     * The outcome of the checks.
     *
     * @param status ACCEPTED_PROCESSED when all passed, BAD_DATA or HTTP_500
     * @param messages the server's texts
     */
    record Verdict(Status status, List<String> messages) {
        static Verdict refused(String message) {
            return new Verdict(Status.BAD_DATA, List.of(message));
        }

        static Verdict crashed() {
            return new Verdict(Status.HTTP_500, List.of());
        }
    }

    Verdict validate(CsvDocument document) {
        List<String> header = document.header();
        if (document.data().isEmpty()) {
            return document.unbalanced() ? Verdict.crashed() : Verdict.refused("Empty file");
        }
        if (header.size() < CsvDocument.COLUMNS.size()) {
            return Verdict.crashed();
        }
        List<String> lowerCase =
                header.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        if (!lowerCase.subList(0, CsvDocument.COLUMNS.size()).equals(CsvDocument.COLUMNS)) {
            return Verdict.refused("Invalid headers. Headers must be in order: " + CsvDocument.COLUMNS);
        }
        if (Set.copyOf(lowerCase).size() < header.size() || header.stream().anyMatch(String::isBlank)) {
            return Verdict.refused(NOT_A_CSV);
        }
        Pass pass = new Pass();
        for (CsvDocument.Row row : document.data()) {
            if (!pass.check(row)) {
                return Verdict.refused(NOT_A_CSV);
            }
        }
        return document.unbalanced() ? Verdict.crashed() : pass.verdict();
    }

    private static List<String> capped(List<String> lines, String remainder) {
        if (lines.size() <= MAX_MESSAGES) {
            return List.copyOf(lines);
        }
        List<String> capped = new ArrayList<>(lines.subList(0, MAX_MESSAGES));
        capped.add("With " + (lines.size() - MAX_MESSAGES) + " additional " + remainder);
        return List.copyOf(capped);
    }

    private static Optional<Integer> integer(String text) {
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record GroupYear(String name, int year) {
        boolean sameAs(String otherName, int otherYear) {
            return name.equalsIgnoreCase(otherName) && year == otherYear;
        }
    }

    /** One walk over the rows. */
    private final class Pass {
        private final Set<String> failures = new LinkedHashSet<>();
        private final Map<String, Integer> accepted = new LinkedHashMap<>();
        private final Set<GroupYear> seenGroups = new HashSet<>();
        private String school;
        private GroupYear group;
        private String groupSubject = "";
        private int students;

        /** Checks one row; false when it is too short to be read. */
        boolean check(CsvDocument.Row row) {
            if (row.fields().size() <= CsvDocument.SUBJECT) {
                return false;
            }
            String rowSchool = row.field(CsvDocument.SCHOOL);
            String name = row.field(CsvDocument.NAME);
            Optional<Integer> year = integer(row.field(CsvDocument.YEAR));
            boolean keyed = checkKey(rowSchool, name, year);
            String subject = row.field(CsvDocument.SUBJECT).trim();
            if (Subject.of(subject).isEmpty()) {
                failures.add("Invalid subject: " + row.field(CsvDocument.SUBJECT));
                subject = "";
            }
            if (rowSchool.isBlank()) {
                return true;
            }
            if (!schools.contains(rowSchool)) {
                failures.add("School [" + rowSchool + "] can not be found");
                return true;
            }
            enterSchool(rowSchool);
            if (!keyed) {
                return true;
            }
            enterGroup(name, year.orElseThrow());
            checkSubject(subject);
            if (row.fields().size() <= CsvDocument.SSID) {
                return false;
            }
            students += row.field(CsvDocument.SSID).isBlank() ? 0 : 1;
            return true;
        }

        Verdict verdict() {
            leaveGroup();
            if (!failures.isEmpty()) {
                return new Verdict(Status.BAD_DATA, capped(List.copyOf(failures), "validation failures"));
            }
            List<String> lines = accepted.entrySet().stream()
                    .map(entry -> entry.getValue() + " group(s) accepted for " + entry.getKey() + ".")
                    .toList();
            return new Verdict(Status.ACCEPTED_PROCESSED, capped(lines, "schools"));
        }

        private boolean checkKey(String rowSchool, String name, Optional<Integer> year) {
            if (rowSchool.isBlank()) {
                failures.add("Record does not contain a school");
            }
            if (name.isBlank()) {
                failures.add("Record does not contain a group name");
            }
            if (year.isEmpty()) {
                failures.add("Record does not contain a school year");
            }
            year.filter(number -> !openYears.contains(number))
                    .ifPresent(number -> failures.add("Invalid school year: " + number));
            return !rowSchool.isBlank() && !name.isBlank() && year.isPresent();
        }

        private void enterSchool(String rowSchool) {
            if (rowSchool.equals(school)) {
                return;
            }
            if (accepted.putIfAbsent(rowSchool, 0) != null) {
                failures.add("School [" + rowSchool + "] is " + SORT);
            }
            // Set before the last group of the school is left: as at the server, its message then names this school.
            school = rowSchool;
            leaveGroup();
            seenGroups.clear();
        }

        private void enterGroup(String name, int year) {
            if (group != null && group.sameAs(name, year)) {
                return;
            }
            leaveGroup();
            group = new GroupYear(name, year);
            if (!seenGroups.add(group)) {
                failures.add("Record is " + SORT);
            }
            accepted.merge(school, 1, Integer::sum);
        }

        private void leaveGroup() {
            if (group != null && students > MAX_STUDENTS) {
                failures.add("School [" + school + "] Group [" + group.name() + "] contains " + students
                        + " students.  Maximum students allowed per group is " + MAX_STUDENTS);
            }
            group = null;
            groupSubject = "";
            students = 0;
        }

        private void checkSubject(String subject) {
            if (subject.isEmpty()) {
                return;
            }
            if (groupSubject.isEmpty()) {
                groupSubject = subject;
            } else if (!groupSubject.equalsIgnoreCase(subject)) {
                failures.add("Record is attempting to re-define group subject from [" + groupSubject + "] to ["
                        + subject + "]");
            }
        }
    }
}

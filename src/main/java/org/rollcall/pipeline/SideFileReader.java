package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.rollcall.lea.ExtraLogins;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.LeaSettings;
import org.rollcall.lea.StudentList;
import org.rollcall.lea.Subject;
import org.rollcall.roster.Login;

/** Reads the student lists, extra logins and TOMS accounts that an LEA's settings name. */
final class SideFileReader {

    /** What exports of TOMS call the column of the address, the surest first; compared by letters alone. */
    private static final List<String> ADDRESS = List.of(
            "emailaddress",
            "email",
            "useremail",
            "useremailaddress",
            "logonid",
            "loginid",
            "username",
            "userid",
            "user");

    private final CamelContext context;
    private final Path folder;
    private final List<String> problems;

    /**
     * @param folder where relative paths begin
     * @param problems takes a sentence for each fault; what is read is of no use then
     */
    SideFileReader(CamelContext context, Path folder, List<String> problems) {
        this.context = context;
        this.folder = folder;
        this.problems = problems;
    }

    /** Whether settings name any. */
    static boolean has(LeaSettings written) {
        return isSet(written.getExtraLogins())
                || isSet(written.getLogins().getToms())
                || written.getGroups().stream().anyMatch(rule -> isSet(rule.getList()));
    }

    private static boolean isSet(String file) {
        return file != null && !file.isBlank();
    }

    /** The lists by the text of their settings. */
    Map<String, List<StudentList.Row>> lists(LeaSettings written) {
        Map<String, List<StudentList.Row>> lists = new HashMap<>();
        for (int i = 0; i < written.getGroups().size(); i++) {
            GroupSettings rule = written.getGroups().get(i);
            if (isSet(rule.getList()) && !lists.containsKey(rule.getList().trim())) {
                String setting = "groups[" + i + "].list";
                lists.put(rule.getList().trim(), list(setting, rule.getList().trim()));
            }
        }
        return lists;
    }

    private List<StudentList.Row> list(String setting, String file) {
        SideTable table = new SideTable(folder.resolve(file));
        List<StudentList.Row> rows = new ArrayList<>();
        Map<String, Subject> subjects = new HashMap<>();
        for (SideTable.Row row :
                table.rows(context, List.of("group", "student", "login"), List.of("school", "subject"))) {
            String group = row.get("group");
            String login = table.login(row);
            if (group.isEmpty()) {
                table.fault(row.line(), "group is blank; say which group the row is of");
            }
            if (row.get("student").isEmpty() == row.get("login").isEmpty()) {
                table.fault(row.line(), "needs either a student or a login");
            }
            if (!row.get("school").matches("(\\d{14})?")) {
                table.fault(row.line(), "school is not a 14-digit CDS code");
            }
            Subject subject = subject(table, row);
            Subject other = subject == null ? null : subjects.putIfAbsent(group, subject);
            if (other != null && other != subject) {
                table.fault(row.line(), "the group has the subject " + other.code() + " on a line before");
            }
            rows.add(new StudentList.Row(row.line(), group, row.get("student"), login, row.get("school"), subject));
        }
        table.report(setting, problems);
        return List.copyOf(rows);
    }

    private static Subject subject(SideTable table, SideTable.Row row) {
        String text = row.get("subject");
        for (Subject subject : Subject.values()) {
            if (subject.code().equalsIgnoreCase(text)) {
                return subject;
            }
        }
        if (!text.isEmpty()) {
            table.fault(row.line(), "subject is none of All, ELA, Math");
        }
        return null;
    }

    List<ExtraLogins.Row> extraLogins(String file) {
        if (!isSet(file)) {
            return List.of();
        }
        SideTable table = new SideTable(folder.resolve(file.trim()));
        List<ExtraLogins.Row> rows = new ArrayList<>();
        for (SideTable.Row row :
                table.rows(context, List.of("login"), List.of("school", "department", "teacher", "from", "until"))) {
            if (row.get("login").isEmpty()) {
                table.fault(row.line(), "login is blank");
            }
            ExtraLogins.Row read = new ExtraLogins.Row(
                    row.line(),
                    table.login(row),
                    row.get("school"),
                    row.get("department"),
                    row.get("teacher"),
                    table.day(row, "from"),
                    table.day(row, "until"));
            if (read.from() != null && read.until() != null && read.until().isBefore(read.from())) {
                table.fault(row.line(), "until is before from");
            }
            rows.add(read);
        }
        table.report("extraLogins", problems);
        return List.copyOf(rows);
    }

    List<String> toms(String file) {
        if (!isSet(file)) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        Path path = folder.resolve(file.trim());
        List<List<String>> records = CsvRecords.read(context, path, "a column of e-mail addresses", faults);
        Set<String> logins = new TreeSet<>();
        if (!records.isEmpty()) {
            int column = address(records.get(0));
            if (column < 0) {
                faults.add(path + " has no column of e-mail addresses: none is called Email, Email Address, Username,"
                        + " Logon ID or the like");
            } else {
                records.stream()
                        .skip(1)
                        .filter(record -> record.size() > column)
                        .map(record -> Login.of(record.get(column)))
                        .filter(login -> login != null)
                        .forEach(logins::add);
                if (logins.isEmpty()) {
                    faults.add(path + " has no e-mail address in its column "
                            + records.get(0).get(column));
                }
            }
        }
        faults.forEach(fault -> problems.add("logins.toms: " + fault));
        return List.copyOf(logins);
    }

    private static int address(List<String> header) {
        List<String> names = header.stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))
                .toList();
        return ADDRESS.stream()
                .mapToInt(names::indexOf)
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
    }
}

package org.rollcall.safety;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Subject;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;

/** The groups in force with members, and who these are, as the files of the run say that was last published. */
public final class InForce {

    /** Before anything was published. */
    public static final InForce NONE = new InForce(Map.of(), Map.of());

    private final Map<GroupName, PublishedGroup> groups;
    private final Map<GroupName, Members> members;

    private InForce(Map<GroupName, PublishedGroup> groups, Map<GroupName, Members> members) {
        this.groups = groups;
        this.members = members;
    }

    /**
     * Reads what is in force.
     *
     * @param set the folder with the files of the last set
     * @param carried the folder with those of the groups that it did not have; it need not be there
     */
    public static InForce read(PublicationRecord published, Path set, Path carried) throws IOException {
        Map<GroupName, PublishedGroup> groups = new TreeMap<>();
        published.groups().stream()
                .filter(PublishedGroup::isFilled)
                .forEach(group -> groups.put(group.groupName(), group));
        Map<GroupName, Members> members = new HashMap<>();
        for (CersFile file : published.files()) {
            read(set.resolve(file.name()), members);
        }
        if (Files.isDirectory(carried)) {
            try (var files = Files.newDirectoryStream(carried)) {
                for (Path file : files) {
                    read(file, members);
                }
            }
        }
        return new InForce(groups, members);
    }

    /**
     * Reads what a run was told is in force.
     *
     * @param folder with the files of all of it
     */
    public static InForce read(PublicationRecord published, Path folder) throws IOException {
        return read(published.withoutFiles(), folder, folder);
    }

    private static void read(Path file, Map<GroupName, Members> members) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            List<String> group = List.of();
            long[] ssids = new long[0];
            int students = 0;
            List<String> logins = new ArrayList<>();
            for (CsvRecord row : csv) {
                List<String> of = row.getFields().subList(0, 3);
                if (!of.equals(group)) {
                    add(group, ssids, students, logins, members);
                    group = of;
                    ssids = new long[32];
                    students = 0;
                    logins = new ArrayList<>();
                }
                if (row.getStartingLineNumber() > 1 && !row.getField(4).isEmpty()) {
                    ssids = students == ssids.length ? Arrays.copyOf(ssids, students * 2) : ssids;
                    ssids[students++] = Long.parseLong(row.getField(4));
                } else if (!row.getField(5).isEmpty()) {
                    logins.add(row.getField(5));
                }
            }
            add(group, ssids, students, logins, members);
        }
    }

    private static void add(
            List<String> group, long[] ssids, int students, List<String> logins, Map<GroupName, Members> members) {
        if (!group.isEmpty() && group.get(2).matches("\\d{4}")) { // else it is the header
            members.put(
                    GroupName.of(group.get(1), Integer.parseInt(group.get(2)), group.get(0)),
                    new Members(Arrays.copyOf(ssids, students), List.copyOf(logins)));
        }
    }

    /** The names of the groups that have members. */
    public Set<GroupName> names() {
        return groups.keySet();
    }

    /** The groups that have members, by name. */
    Map<GroupName, PublishedGroup> groups() {
        return groups;
    }

    /** A group in force, with its members, as it was published. */
    public StudentGroup group(PublishedGroup group) {
        Members of = members(group.groupName());
        return new StudentGroup(
                group.school(),
                group.name(),
                group.schoolYear(),
                Subject.ofCode(group.subject()),
                of.ssids(),
                of.logins(),
                new GroupOrigin(group.key(), group.title(), group.ending(), group.sources()),
                group.part());
    }

    /** All groups, with their members. */
    public List<StudentGroup> all() {
        return groups.values().stream()
                .map(this::group)
                .sorted(StudentGroup.ORDER)
                .toList();
    }

    /** The members by key, the parts of what is made from one thing taken together. */
    public Map<String, List<Earlier.Kept>> kept() {
        Map<List<Object>, Crowd> wholes = new LinkedHashMap<>();
        groups.forEach((name, group) -> {
            Members of = members(name);
            wholes.computeIfAbsent(
                            List.of(group.key(), group.school(), group.schoolYear(), group.title(), group.subject()),
                            whole -> new Crowd())
                    .add(of.ssids(), of.logins());
        });
        Map<String, List<Earlier.Kept>> kept = new HashMap<>();
        wholes.forEach((whole, crowd) -> kept.computeIfAbsent((String) whole.get(0), key -> new ArrayList<>())
                .add(new Earlier.Kept(
                        (String) whole.get(1),
                        (int) whole.get(2),
                        (String) whole.get(3),
                        (String) whole.get(4),
                        crowd.students(),
                        List.copyOf(crowd.logins()))));
        return kept;
    }

    /** The members of a group. */
    Members members(GroupName name) {
        return members.getOrDefault(name, Members.NONE);
    }
}

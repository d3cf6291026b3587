package org.rollcall.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.rollcall.audit.Sha256;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.AlteredFileException;
import org.rollcall.landing.Parallel;
import org.rollcall.lea.Subject;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;

/** The groups in force with members, and who these are, as the files of the run say that was last published. */
public final class InForce {

    /** Before anything was published. */
    public static final InForce NONE = new InForce(Map.of(), Map.of(), List.of());

    private final Map<GroupName, PublishedGroup> groups;
    private final Map<GroupName, Members> members;
    private final List<String> altered;

    private InForce(Map<GroupName, PublishedGroup> groups, Map<GroupName, Members> members, List<String> altered) {
        this.groups = groups;
        this.members = members;
        this.altered = altered;
    }

    /**
     * Reads what is in force.
     *
     * @param set the folder with the files of the last set
     * @param carried the folder with those of the groups that it did not have; it need not be there
     * @throws AlteredFileException naming a file that is not there, or a line that is not as Rollcall writes them
     */
    public static InForce read(PublicationRecord published, Path set, Path carried) throws IOException {
        Map<GroupName, PublishedGroup> groups = new TreeMap<>();
        published.groups().stream()
                .filter(PublishedGroup::isFilled)
                .forEach(group -> groups.put(group.groupName(), group));
        Map<Path, String> hashes = new LinkedHashMap<>();
        published.files().forEach(file -> hashes.put(set.resolve(file.name()), file.sha256()));
        published.carried().forEach((name, hash) -> hashes.put(carried.resolve(name), hash));
        for (Path file : hashes.keySet()) {
            require(file);
        }
        List<Path> files = new ArrayList<>(hashes.keySet());
        if (published.carried().isEmpty() && Files.isDirectory(carried)) { // an older record, or one of groups alone
            try (var more = Files.newDirectoryStream(carried)) {
                more.forEach(files::add);
            }
        }
        Map<GroupName, Members> members = new HashMap<>();
        List<String> altered = new ArrayList<>();
        Parallel.all(
                () -> Parallel.each(files, GroupRows::read).forEach(members::putAll),
                () -> altered.addAll(altered(hashes)));
        return new InForce(groups, members, List.copyOf(altered));
    }

    private static void require(Path file) throws AlteredFileException {
        if (!Files.isRegularFile(file)) {
            throw new AlteredFileException(
                    file + ", a file last published, is not there, so that it cannot be told who is in the groups in"
                            + " force. Restore the run's folder from a backup.");
        }
    }

    private static List<String> altered(Map<Path, String> hashes) throws IOException {
        List<Path> files = List.copyOf(hashes.keySet());
        List<String> now = Parallel.each(files, Sha256::of);
        return IntStream.range(0, files.size())
                .filter(i -> !now.get(i).equals(hashes.get(files.get(i))))
                .mapToObj(files::get)
                .map(file -> file.getParent().getFileName() + "/" + file.getFileName())
                .toList();
    }

    /**
     * Reads what a run was told is in force.
     *
     * @param folder with the files of all of it
     */
    public static InForce read(PublicationRecord published, Path folder) throws IOException {
        return read(published.withoutFiles(), folder, folder);
    }

    /** The names of the files that are not byte for byte what they were when the set was published. */
    List<String> altered() {
        return altered;
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
            wholes.computeIfAbsent(
                            List.of(group.key(), group.school(), group.schoolYear(), group.title(), group.subject()),
                            whole -> new Crowd())
                    .add(members(name));
        });
        Map<String, List<Earlier.Kept>> kept = new HashMap<>();
        wholes.forEach((whole, crowd) -> {
            Members of = crowd.members();
            kept.computeIfAbsent((String) whole.get(0), key -> new ArrayList<>())
                    .add(new Earlier.Kept(
                            (String) whole.get(1),
                            (int) whole.get(2),
                            (String) whole.get(3),
                            (String) whole.get(4),
                            of.ssids(),
                            of.logins()));
        });
        return kept;
    }

    /** The members of a group. */
    Members members(GroupName name) {
        return members.getOrDefault(name, Members.NONE);
    }
}

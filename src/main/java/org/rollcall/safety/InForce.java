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
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupName;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.Parallel;
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
        List<Path> files = new ArrayList<>();
        published.files().forEach(file -> files.add(set.resolve(file.name())));
        if (Files.isDirectory(carried)) {
            try (var more = Files.newDirectoryStream(carried)) {
                more.forEach(files::add);
            }
        }
        Map<GroupName, Members> members = new HashMap<>();
        Parallel.each(files, GroupRows::read).forEach(members::putAll);
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

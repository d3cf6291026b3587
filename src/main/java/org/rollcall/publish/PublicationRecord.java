package org.rollcall.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupName;

/**
 * What CERS has by our publications for one LEA, in {@code work/leas/<lea>/published.json}. The members of the groups
 * stand in the CSV files of the run it names, which is kept for as long as it is the last.
 *
 * @param run the id of the run that was published
 * @param snapshots by source id, the snapshot the run was made from
 * @param files of the last set
 * @param carried by name, the SHA-256 of the files in that run's folder with the groups in force that the set did not have
 * @param groups all in force, whether or not they are in these files
 * @param spent SHA-256 of every file ever published
 * @param spentChanges the expected changes of the LEA's settings that have let a run pass
 */
public record PublicationRecord(
        String run,
        LocalDate date,
        Instant published,
        int schoolYear,
        Map<String, String> snapshots,
        List<CersFile> files,
        Map<String, String> carried,
        List<PublishedGroup> groups,
        List<String> spent,
        List<String> spentChanges) {

    /** Records of before changes could be expected, or carried files had hashes, lack these. */
    public PublicationRecord {
        int year = schoolYear;
        carried = carried == null ? Map.of() : inOrder(carried);
        groups = groups.stream().map(group -> group.orOf(year)).toList();
        spentChanges = spentChanges == null ? List.of() : List.copyOf(spentChanges);
    }

    /** The record before anything was published. */
    public static final PublicationRecord NONE =
            new PublicationRecord(null, null, null, 0, Map.of(), List.of(), Map.of(), List.of(), List.of(), List.of());

    /** Whether anything was published yet. */
    public boolean isEmpty() {
        return run == null;
    }

    /**
     * Of each group, how it is called. What a source has that did not land may have to stay, so nobody else gets its name.
     *
     * @param landed the sources that landed complete
     */
    public Earlier names(Set<String> landed) {
        Map<String, List<Earlier.Name>> names = new HashMap<>();
        groups.stream()
                .filter(group -> group.isFilled() && group.part() == 1 && group.schoolYear() == schoolYear)
                .forEach(group -> names.computeIfAbsent(group.key(), k -> new ArrayList<>())
                        .add(new Earlier.Name(group.school(), group.title(), group.subject(), group.ending())));
        Set<GroupName> reserved = groups.stream()
                .filter(group -> group.isFilled() && !landed.containsAll(group.sources()))
                .map(PublishedGroup::groupName)
                .collect(Collectors.toSet());
        Map<GroupName, String> spellings = new HashMap<>();
        groups.forEach(group -> spellings.put(group.groupName(), group.name()));
        return new Earlier(names, reserved, spellings, Map.of());
    }

    /** The record after a further publication. */
    public PublicationRecord next(
            String run,
            LocalDate date,
            Instant published,
            int schoolYear,
            Map<String, String> snapshots,
            List<CersFile> files,
            List<PublishedGroup> groups) {
        Set<String> all = new LinkedHashSet<>(spent);
        files.forEach(file -> all.add(file.sha256()));
        return new PublicationRecord(
                run,
                date,
                published,
                schoolYear,
                inOrder(snapshots),
                files,
                Map.of(),
                groups,
                new ArrayList<>(all),
                spentChanges);
    }

    /**
     * The record with the files of the groups that its set does not have.
     *
     * @param hashes SHA-256 by name
     */
    public PublicationRecord carrying(Map<String, String> hashes) {
        return new PublicationRecord(
                run, date, published, schoolYear, snapshots, files, hashes, groups, spent, spentChanges);
    }

    private static Map<String, String> inOrder(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /**
     * The record after an expected change has let a run pass.
     *
     * @param change as the settings have it; null when the run needed none
     */
    public PublicationRecord spending(String change) {
        List<String> changes = new ArrayList<>(spentChanges);
        if (change != null) {
            changes.add(change);
        }
        return new PublicationRecord(
                run, date, published, schoolYear, snapshots, files, carried, groups, spent, changes);
    }

    /** The record of the groups alone. */
    public PublicationRecord withoutFiles() {
        return new PublicationRecord(
                run, date, published, schoolYear, snapshots, List.of(), Map.of(), groups, spent, spentChanges);
    }

    /**
     * The record after a night that had nothing new to publish.
     *
     * @param tonight by source id, the snapshots that say the same
     */
    public PublicationRecord unchanged(List<PublishedGroup> now, Map<String, String> tonight) {
        return new PublicationRecord(
                run, date, published, schoolYear, inOrder(tonight), files, carried, now, spent, spentChanges);
    }

    /** The hashes a new file must not have: CERS has processed them, and something else is in force since. */
    public Set<String> spentHashes() {
        Set<String> hashes = new LinkedHashSet<>(spent);
        files.forEach(file -> hashes.remove(file.sha256()));
        return hashes;
    }

    /** Whether files say, to the last member, what is in force. */
    public boolean says(List<CersFile> others, int year) {
        return !isEmpty()
                && year == schoolYear
                && files.stream()
                        .map(CersFile::content)
                        .collect(Collectors.toList())
                        .equals(others.stream().map(CersFile::content).collect(Collectors.toList()));
    }
}

package org.rollcall.publish;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.StudentGroup;

/**
 * What CERS was last given for one LEA, in {@code work/leas/<lea>/published.json}. The members of the groups stand in
 * the CSV files of the run it names, which is kept for as long as it is the last.
 *
 * @param run the id of the run that was published
 * @param snapshots by source id, the snapshot the run was made from
 * @param files in force
 * @param spent SHA-256 of every file ever published
 */
public record PublicationRecord(
        String run,
        LocalDate date,
        Instant published,
        int schoolYear,
        Map<String, String> snapshots,
        List<CersFile> files,
        List<PublishedGroup> groups,
        List<String> spent) {

    /** The record before anything was published. */
    public static final PublicationRecord NONE =
            new PublicationRecord(null, null, null, 0, Map.of(), List.of(), List.of(), List.of());

    /** Whether anything was published yet. */
    public boolean isEmpty() {
        return run == null;
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
                run, date, published, schoolYear, Map.copyOf(snapshots), files, groups, new ArrayList<>(all));
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

    /** Groups as the record keeps them. */
    public static List<PublishedGroup> groups(List<StudentGroup> groups) {
        return groups.stream()
                .map(g -> new PublishedGroup(
                        g.school(),
                        g.name(),
                        g.subject().code(),
                        g.classSourcedId(),
                        g.part(),
                        g.ssids().length,
                        g.logins().size()))
                .toList();
    }
}

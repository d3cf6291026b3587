package org.rollcall.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.CersWriter;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.GroupOrigin;
import org.rollcall.cers.Mapping;
import org.rollcall.cers.StudentGroup;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.oracle.MergeOracle.Form;
import org.rollcall.roster.Wanted;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.SpecFiles;
import org.rollcall.spec.Specification;
import org.rollcall.spec.Standard;

/** The one place where these tests meet the merge: files go in, groups and conflicts come out. */
final class MergeDoor {

    private static final Specification SPECIFICATION = specification();

    private MergeDoor() {}

    /**
     * What came out.
     *
     * @param groups by school and class: the subject, the SSIDs, then the logins
     * @param conflicts how many of each kind
     * @param files the text of each file for CERS
     */
    record Night(Map<String, String> groups, Map<String, Integer> conflicts, Map<String, String> files) {}

    private static Specification specification() {
        try {
            return Standard.read(Files.readString(Path.of("routes", Standard.PATH)), new ArrayList<>())
                    .specification();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void set(
            LeaSettings settings,
            Map<String, String> precedence,
            Map<String, String> identity,
            Map<String, String> namespaces,
            String memberships,
            Map<String, String> endDates) {
        settings.setPrecedence(precedence);
        settings.setIdentity(identity);
        settings.setNamespaces(namespaces);
        settings.setMemberships(memberships);
        settings.setEndDates(endDates);
    }

    static Reading read(Lea lea, String source, Form form, Path path) throws IOException {
        if (form == Form.SPEC) {
            SpecContext context = new SpecContext(
                    source, false, 100, "", Map.of(), Wanted.NONE, ArchiveLimits.DEFAULT, expression -> {
                        throw new IllegalArgumentException(expression);
                    });
            return SpecFiles.in(path, SPECIFICATION, context).read(MessyDistrict.DATE, ReadProgress.NONE);
        }
        return new OneRosterZip(path, lea, source, ArchiveLimits.DEFAULT).read(MessyDistrict.DATE, ReadProgress.NONE);
    }

    /** Merges readings and maps what came of it; the books must balance. */
    static Night night(Lea lea, LinkedHashMap<String, Reading> readings, Path folder) throws IOException {
        Merged merged = new RosterMerge(lea).merge(readings);
        Reading reading = merged.reading();
        Mapping mapping = new GroupMapper(lea, MessyDistrict.DATE, reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), Earlier.NONE);
        reading.ledger().requireBalance();
        Map<String, Integer> conflicts = new TreeMap<>();
        merged.conflicts().forEach(conflict -> conflicts.merge(conflict.kind().word(), 1, Integer::sum));
        return new Night(groups(mapping), conflicts, files(lea, mapping, folder));
    }

    private static Map<String, String> files(Lea lea, Mapping mapping, Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path out = Files.createTempDirectory(folder, "cers");
        for (CersFile file : new CersWriter(out, lea.id(), lea.files(), Set.of()).write(mapping.groups())) {
            files.put(file.name(), Files.readString(out.resolve(file.name())));
        }
        return files;
    }

    private static Map<String, String> groups(Mapping mapping) {
        Map<String, String> groups = new TreeMap<>();
        for (StudentGroup group : mapping.groups()) {
            Set<String> ssids = new TreeSet<>();
            for (long ssid : group.ssids()) {
                ssids.add(String.format("%010d", ssid));
            }
            groups.put(
                    group.school() + " " + GroupOrigin.classOf(group.origin().key()),
                    group.subject() + " " + ssids + " " + group.logins());
        }
        return groups;
    }
}

package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.cers.CersCheck;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.CersWriter;
import org.rollcall.cers.StudentGroup;
import org.rollcall.landing.DurableFiles;
import org.rollcall.lea.Lea;
import org.rollcall.lea.OutputFiles;

/** Writes groups as files for CERS into a folder of a run's folder, which holds all of them or none. */
final class SetFiles {

    private final Path folder;
    private final Lea lea;

    /** @param folder of the run */
    SetFiles(Path folder, Lea lea) {
        this.folder = folder;
        this.lea = lea;
    }

    /**
     * Writes the set to publish, and proves it.
     *
     * @param spent SHA-256 of the files that CERS would ignore
     * @throws org.rollcall.cers.CersViolation when a file would not do
     */
    List<CersFile> set(List<StudentGroup> groups, Set<String> spent) throws IOException {
        Path staged = staged(PublishStage.FILES);
        List<CersFile> files = new CersWriter(staged, lea.id(), lea.files(), spent).write(groups);
        Set<Integer> years = new HashSet<>();
        groups.forEach(group -> years.add(group.schoolYear()));
        new CersCheck(lea, years).check(staged, files);
        commit(staged, PublishStage.FILES);
        return files;
    }

    /** Writes groups to be looked at or kept. */
    void keep(String name, List<StudentGroup> groups, OutputFiles layout) throws IOException {
        Path staged = staged(name);
        new CersWriter(staged, lea.id(), layout, Set.of()).write(groups);
        commit(staged, name);
    }

    private Path staged(String name) throws IOException {
        Path staged = folder.resolve("." + name);
        DurableFiles.remove(staged);
        DurableFiles.folder(staged);
        return staged;
    }

    private void commit(Path staged, String name) throws IOException {
        DurableFiles.remove(folder.resolve(name));
        DurableFiles.commitFolder(staged, folder.resolve(name));
    }
}

package org.rollcall.cers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.landing.Parallel;
import org.rollcall.lea.Lea;

/**
 * The last look at the files themselves, as they would be sent: every check CERS makes, and every case it would accept
 * but mangle. A fault here is Rollcall's own, so the run fails; no approval can lift it.
 */
public final class CersCheck {

    private final Lea lea;
    private final Set<String> schoolYears;

    /** @param schoolYears whose groups the files may have */
    public CersCheck(Lea lea, Set<Integer> schoolYears) {
        this.lea = lea;
        this.schoolYears = schoolYears.stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /**
     * Checks a set of files.
     *
     * @throws CersViolation naming the file, row and rule, without student data
     */
    public void check(Path folder, List<CersFile> files) throws IOException {
        Set<GroupName> names = new HashSet<>();
        for (FileCheck checked : Parallel.each(files, file -> check(folder, file))) {
            checked.claim(names);
        }
    }

    private FileCheck check(Path folder, CersFile file) throws IOException {
        FileCheck check = new FileCheck(lea, schoolYears, file);
        check.read(folder.resolve(file.name()));
        return check;
    }
}

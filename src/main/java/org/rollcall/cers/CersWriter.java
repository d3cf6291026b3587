package org.rollcall.cers;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Parallel;
import org.rollcall.lea.OutputFiles;

/**
 * Writes groups as CERS reads them: the six columns of its template, UTF-8, CRLF throughout, a school's rows together
 * and in it a group's, each SSID once on a row of its own, each login on a row of its own; a group without members is one
 * row without either. A file ends before it would pass 50,000 rows, never inside a group.
 *
 * <p>CERS ignores a file whose bytes it has processed before, even when another came in between. So a file's quoting
 * varies with a generation number, which is raised until the bytes are new.
 */
public final class CersWriter {

    /** Files of this many rows load within CERS's default time-out. */
    public static final int MAX_ROWS = 50_000;

    private final Path folder;
    private final String lea;
    private final OutputFiles layout;
    private final Set<String> spent;

    /** The groups of one file, and its number among those of its LEA or school. */
    private record Chunk(List<StudentGroup> groups, int number) {}

    /**
     * @param folder where the files go
     * @param spent SHA-256 of every file ever published for the LEA, save those in force
     */
    public CersWriter(Path folder, String lea, OutputFiles layout, Set<String> spent) {
        this.folder = folder;
        this.lea = lea;
        this.layout = layout;
        this.spent = spent;
    }

    /** Writes all groups, given by school and name, and returns the files in order. */
    public List<CersFile> write(List<StudentGroup> groups) throws IOException {
        List<Chunk> chunks = new ArrayList<>();
        List<StudentGroup> chunk = new ArrayList<>();
        int rows = 0;
        int number = 1;
        for (StudentGroup group : groups) {
            boolean nextSchool = layout == OutputFiles.SCHOOL
                    && !chunk.isEmpty()
                    && !chunk.get(0).school().equals(group.school());
            if (nextSchool || rows + rows(group) > MAX_ROWS && !chunk.isEmpty()) {
                chunks.add(new Chunk(chunk, number));
                number = nextSchool ? 1 : number + 1;
                chunk = new ArrayList<>();
                rows = 0;
            }
            chunk.add(group);
            rows += rows(group);
        }
        if (!chunk.isEmpty()) {
            chunks.add(new Chunk(chunk, number));
        }
        return Parallel.each(chunks, one -> write(one.groups(), one.number()));
    }

    private static int rows(StudentGroup group) {
        return group.isEmpty() ? 1 : group.ssids().length + group.logins().size();
    }

    private CersFile write(List<StudentGroup> groups, int number) throws IOException {
        String stem = layout == OutputFiles.SCHOOL ? lea + "-" + groups.get(0).school() : lea;
        String name = String.format(java.util.Locale.ROOT, "%s-groups-%03d.csv", stem, number);
        Path path = folder.resolve(name);
        String content = null;
        int rows = groups.stream().mapToInt(CersWriter::rows).sum();
        for (int generation = 0; generation < Generation.count(rows); generation++) {
            String sha256 = write(groups, path, generation);
            content = content == null ? sha256 : content;
            if (!spent.contains(sha256)) {
                return new CersFile(name, groups.size(), rows, Files.size(path), sha256, content);
            }
        }
        throw new IllegalStateException(name
                + " cannot be written in a form that CERS has not seen; it would be ignored. Nothing was published.");
    }

    private static String write(List<StudentGroup> groups, Path path, int generation) throws IOException {
        MessageDigest sha256 = sha256();
        DurableFiles.create(path);
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(path), sha256), 1 << 16)) {
            RowWriter rows = new RowWriter(out, new Generation(generation));
            for (StudentGroup group : groups) {
                rows.write(group);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

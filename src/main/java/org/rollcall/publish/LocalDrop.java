package org.rollcall.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Parallel;
import org.rollcall.landing.Parallel.Task;
import org.rollcall.landing.StateJson;

/** A drop folder on local disk: a set is staged under a dotted name, read back, synced and renamed. */
public final class LocalDrop implements DropTarget {

    private final Path root;
    private final Set<PosixFilePermission> fileMode;
    private final Set<PosixFilePermission> folderMode;

    /** @param fileMode permissions of published files; a folder may be entered by whom its files may be read */
    public LocalDrop(Path root, Set<PosixFilePermission> fileMode) {
        this.root = root;
        this.fileMode = Set.copyOf(fileMode);
        Set<PosixFilePermission> folder = new HashSet<>(fileMode);
        folder.add(PosixFilePermission.OWNER_EXECUTE);
        if (fileMode.contains(PosixFilePermission.GROUP_READ)) {
            folder.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (fileMode.contains(PosixFilePermission.OTHERS_READ)) {
            folder.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        this.folderMode = Set.copyOf(folder);
    }

    @Override
    public void publish(String lea, String run, List<Path> files, byte[] manifest, Task<IOException> last)
            throws IOException {
        Path target = root.resolve(lea).resolve(run);
        if (Files.exists(target)) {
            requireSame(target, files);
            last.run();
            return;
        }
        folder(root);
        folder(target.getParent());
        Path staged = target.resolveSibling("." + run);
        DurableFiles.remove(staged);
        folder(staged);
        try {
            Parallel.each(files, file -> copy(file, staged));
            Path written = DurableFiles.create(staged.resolve(PublishedManifest.FILE));
            Files.write(written, manifest);
            DurableFiles.permit(written, fileMode);
            DurableFiles.syncFolder(staged);
            last.run();
            DurableFiles.move(staged, target);
        } catch (IOException | RuntimeException e) {
            discard(staged, e);
            throw e;
        }
    }

    /** No run has this one's id again, which would remove it. */
    private static void discard(Path staged, Exception why) {
        try {
            DurableFiles.remove(staged);
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private Path copy(Path file, Path folder) throws IOException {
        Path copy = DurableFiles.create(folder.resolve(file.getFileName()));
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Files.newOutputStream(copy)) {
            DurableFiles.transfer(in, out);
        }
        DurableFiles.permit(copy, fileMode);
        if (Files.mismatch(file, copy) != -1) {
            throw new IOException(copy + " differs from what was written to it; the disk or its driver is at fault.");
        }
        return copy;
    }

    @Override
    public boolean isPublished(String lea, String run) {
        return Files.exists(root.resolve(lea).resolve(run).resolve(PublishedManifest.FILE));
    }

    private void folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            DurableFiles.folder(folder);
            DurableFiles.permit(folder, folderMode);
        }
    }

    private static void requireSame(Path target, List<Path> files) throws IOException {
        for (Path file : files) {
            Path there = target.resolve(file.getFileName());
            if (!Files.exists(there) || Files.mismatch(file, there) != -1) {
                throw new IOException(
                        target + " is there already and holds something else. Nothing is overwritten: move"
                                + " it aside and run again.");
            }
        }
    }

    @Override
    public String place() {
        return root.toString();
    }

    @Override
    public String place(String lea, String run) {
        return root.resolve(lea).resolve(run).toString();
    }

    @Override
    public int expire(String lea, Instant before, String keep) throws IOException {
        Path folder = root.resolve(lea);
        int removed = 0;
        if (!Files.isDirectory(folder)) {
            return removed;
        }
        try (var sets = Files.newDirectoryStream(folder)) {
            for (Path set : sets) {
                Path manifest = set.resolve(PublishedManifest.FILE);
                String name = set.getFileName().toString();
                if (!name.startsWith(".")
                        && !name.equals(keep)
                        && Files.exists(manifest)
                        && StateJson.read(manifest, PublishedManifest.class)
                                .published()
                                .isBefore(before)) {
                    Path condemned = set.resolveSibling("." + name + ".expired");
                    DurableFiles.move(set, condemned);
                    DurableFiles.remove(condemned);
                    removed++;
                }
            }
        }
        return removed;
    }
}

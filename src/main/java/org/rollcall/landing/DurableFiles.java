package org.rollcall.landing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files and folders that are on disk whole or not at all, even when the machine stops in between: written under a name
 * that begins with a dot, synced, then renamed. New files and folders are readable by their owner alone.
 */
public final class DurableFiles {

    private static final int BLOCK = 1 << 18;
    private static final int BUFFER = 1 << 16;
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private DurableFiles() {}

    /** Makes the folder and its parents; those it makes belong to the owner alone. */
    public static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getParent() != null) {
                folder(folder.getParent());
            }
            try {
                Files.createDirectory(folder);
                permit(folder, OWNER_FOLDER);
            } catch (java.nio.file.FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
            }
        }
        return folder;
    }

    /** What a file holds. */
    @FunctionalInterface
    public interface Content {

        /** Writes it; the stream is buffered, and not to be closed. */
        void to(OutputStream out) throws IOException;
    }

    /** Replaces the file's content at once; a reader sees the old bytes or the new, never a part. */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /** The same, of content that is made as it is written. */
    public static void write(Path file, Content content) throws IOException {
        stage(file, content);
        replace(file);
    }

    /** Makes what is to replace a file's content and brings it to the disk, beside the file. */
    public static void stage(Path file, Content content) throws IOException {
        Path staged = create(staged(file));
        try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
            content.to(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Replaces the file's content at once by what was {@linkplain #stage staged}. */
    public static void replace(Path file) throws IOException {
        move(staged(file), file);
    }

    /** Removes what was staged, if there is anything. */
    public static void discard(Path file) throws IOException {
        Files.deleteIfExists(staged(file));
    }

    private static Path staged(Path file) {
        return file.resolveSibling("." + file.getFileName() + ".new");
    }

    /** Brings all bytes from one to the other; a block at a time, of which the operating system takes few. */
    public static void transfer(InputStream in, OutputStream out) throws IOException {
        byte[] block = new byte[BLOCK];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            out.write(block, 0, read);
        }
    }

    /** Makes an empty file for the owner alone, in place of one that may be there. */
    public static Path create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file);
        permit(file, OWNER_FILE);
        return file;
    }

    /** Syncs every file of a folder, and the folder. */
    public static void syncFolder(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) files::iterator) {
                sync(path);
            }
        }
    }

    /** Syncs every file of a staged folder, then gives the folder its final name; the target must not exist. */
    public static void commitFolder(Path staged, Path target) throws IOException {
        syncFolder(staged);
        move(staged, target);
    }

    /** Renames at once, replacing a file, and makes the rename durable. */
    public static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException(
                    "Cannot rename " + from + " to " + to + " in one step: both must be on one file system.", e);
        }
        sync(to.toAbsolutePath().getParent());
    }

    /** Brings a file or folder to the disk. */
    public static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            if (!folder) {
                throw e; // some file systems cannot sync a folder; a file must be
            }
        }
    }

    /** Removes a folder with all it holds; nothing happens when there is none. */
    public static void remove(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Sets permissions where the file system knows them; elsewhere the folder's own protection must do. */
    public static void permit(Path path, Set<PosixFilePermission> permissions) {
        try {
            Files.setPosixFilePermissions(path, permissions);
        } catch (UnsupportedOperationException | NoSuchFileException e) {
            // not POSIX
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot protect " + path + " from other users", e);
        }
    }
}

package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.rollcall.landing.DurableFiles;

/** A folder for the owner alone that goes when it is closed, and when the process is told to stop. */
final class ScratchFolder implements AutoCloseable {

    private static final String PREFIX = ".scratch-";

    private final Path folder;
    private final Thread atStop;

    /** @param parent is there; what a process that was killed left in it a day ago goes too */
    ScratchFolder(Path parent) throws IOException {
        sweep(parent);
        this.folder = Files.createTempDirectory(parent, PREFIX);
        this.atStop = new Thread(this::removeQuietly);
        Runtime.getRuntime().addShutdownHook(atStop);
    }

    private static void sweep(Path parent) throws IOException {
        FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
        try (var left = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path old : left) {
                if (Files.getLastModifiedTime(old).compareTo(yesterday) < 0) {
                    DurableFiles.remove(old);
                }
            }
        }
    }

    Path path() {
        return folder;
    }

    private void removeQuietly() {
        try {
            DurableFiles.remove(folder);
        } catch (IOException e) {
            // the process is ending, and nobody is there to be told
        }
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atStop);
        DurableFiles.remove(folder);
    }
}

package org.rollcall.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a file that appears whole or not at all: it grows in the same folder under a name that begins with a dot. A
 * file of its name is replaced.
 */
final class WholeFile {

    private WholeFile() {}

    /**
     * @throws IOException if the folder is missing or cannot be written; nothing is left behind
     */
    static void write(Path file, Content content) throws IOException {
        Path growing = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(growing)) {
                content.writeTo(out);
            }
            Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(growing);
        }
    }

    /** What the file is filled with. */
    @FunctionalInterface
    interface Content {

        void writeTo(OutputStream out) throws IOException;
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The files of a folder of routes. */
final class LeaFolder {

    private LeaFolder() {}

    /** A file's text; one that is not UTF-8 becomes text that {@link LeaFile} refuses, so that it alone is. */
    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "\0";
        }
    }

    /** Files that were probably meant to be LEAs' and are not read for their names' sake. */
    static List<LeaFault> strays(Path folder) throws IOException {
        List<LeaFault> strays = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
                for (Path entry : entries) {
                    String name = entry.getFileName().toString();
                    if (!name.startsWith(".") && !name.endsWith(LeaFile.SUFFIX)) {
                        strays.add(new LeaFault(
                                name,
                                entry.toString(),
                                List.of("its name must end in " + LeaFile.SUFFIX
                                        + "; as it is, the file is not read")));
                    }
                }
            }
        }
        return strays;
    }

    /** The LEA files of a folder, by name; names that begin with a dot or end otherwise are not LEA files. */
    static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, "*" + LeaFile.SUFFIX)) {
                for (Path entry : entries) {
                    if (!entry.getFileName().toString().startsWith(".")) {
                        files.put(entry.getFileName().toString(), text(entry));
                    }
                }
            }
        }
        return files;
    }
}

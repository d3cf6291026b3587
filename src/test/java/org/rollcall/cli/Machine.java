package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The machine that figures come from. */
record Machine(int cores, long gigabytes, String processor) {

    private static final long LARGE = 1 << 20;

    static Machine here() throws IOException {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Math.round(Long.parseLong(value("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1e6),
                value("/proc/cpuinfo", "model name"));
    }

    private static String value(String file, String key) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("");
        }
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores%s, %d GB, Java %s",
                cores,
                processor.isEmpty() ? "" : " (" + processor + ")",
                gigabytes,
                Runtime.version().feature());
    }

    /** Lets the disk finish what was written before, for which the pass to be measured would have to wait. */
    static void settle() throws IOException, InterruptedException {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
    }

    /** Removes the large files that a pass has left below a folder: the next would have to find other room on the disk. */
    static void clear(Path folder) throws IOException {
        List<Path> large;
        try (var files = Files.find(folder, Integer.MAX_VALUE, (file, is) -> is.isRegularFile() && is.size() > LARGE)) {
            large = files.toList();
        }
        for (Path file : large) {
            Files.delete(file);
        }
    }
}

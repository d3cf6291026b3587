package org.rollcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Inflates a zip some times over, with one thread, and does nothing with it: no reader of zips in Java is faster. */
final class InflatePass {

    private static final int BUFFER = 1 << 16;

    private InflatePass() {}

    public static void main(String[] line) throws IOException {
        for (int pass = 0; pass < Integer.parseInt(line[1]); pass++) {
            double cpuBefore = Footprint.own().cpuSeconds();
            long begun = System.nanoTime();
            long bytes = inflate(line[0]);
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "%.4f %.2f %d bytes%n",
                    seconds,
                    Footprint.own().cpuSeconds() - cpuBefore,
                    bytes);
        }
        System.out.println(Footprint.own().line());
    }

    private static long inflate(String zip) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (ZipFile archive = new ZipFile(zip)) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                try (InputStream in = archive.getInputStream(entry)) {
                    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                        bytes += read;
                    }
                }
            }
        }
        return bytes;
    }
}

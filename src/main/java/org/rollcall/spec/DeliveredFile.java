package org.rollcall.spec;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.rollcall.landing.BlockStream;
import org.rollcall.source.Archive;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.RowFile;
import org.rollcall.source.SourceException;

/**
 * One file of a delivery as it came: plain, gzipped, alone in a zip, or one of several in a zip.
 *
 * @param name what it is called in messages: its name without the ending of its packing
 * @param packed the file on disk
 * @param entry its name in the zip; null when it is no zip's
 */
record DeliveredFile(String name, Path packed, String entry, ArchiveLimits limits) {

    private static final String NOUN = "the files of the specification";

    /** A file that came by itself. */
    static DeliveredFile of(Path file, ArchiveLimits limits) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".zip")) {
            List<String> names = entries(file, limits);
            if (names.size() != 1) {
                throw new SourceException(name + " holds " + names.size()
                        + " files where the specification has one of that name. Pack each file by itself.");
            }
            return new DeliveredFile(names.get(0), file, names.get(0), limits);
        }
        return new DeliveredFile(
                lower.endsWith(".gz") ? name.substring(0, name.length() - 3) : name, file, null, limits);
    }

    /** The names of the files in a zip. */
    static List<String> entries(Path zip, ArchiveLimits limits) {
        try (Archive archive = open(zip, limits)) {
            return List.copyOf(archive.names());
        }
    }

    private static Archive open(Path zip, ArchiveLimits limits) {
        try {
            return Archive.open(zip, limits, new Archive.Contents(NOUN, "Zip it again.", name -> true));
        } catch (SourceException e) {
            throw new SourceException(zip.getFileName() + " cannot be unpacked: " + e.getMessage(), e);
        }
    }

    /** Its bytes, unpacked and counted against the limits. */
    InputStream open() throws IOException {
        if (entry != null) {
            Archive archive = open(packed, limits);
            try {
                return new Closing(archive.open(entry), archive);
            } catch (IOException | RuntimeException e) {
                archive.close();
                throw e;
            }
        }
        InputStream bytes = new BufferedInputStream(Files.newInputStream(packed), 1 << 16);
        if (!packed.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return bytes;
        }
        try {
            return new Gunzipped(new GZIPInputStream(bytes, 1 << 16), name, limits.bytes());
        } catch (ZipException | EOFException e) {
            bytes.close();
            throw damaged(name, e);
        }
    }

    /**
     * Reads its rows.
     *
     * @throws org.rollcall.source.NotUtf8Exception when it is malformed UTF-8 and that is only assumed
     */
    void read(Layout layout, Charset charset, RowFile.Rows rows) throws IOException {
        try (InputStream bytes = open()) {
            layout.file(name, charset).read(bytes, rows);
        }
    }

    private static SourceException damaged(String name, IOException e) {
        return new SourceException(name + ".gz is cut short or damaged, or no gzip file. Send it again.", e);
    }

    /** Closes the archive with the file that was read from it. */
    private static final class Closing extends FilterInputStream {

        private final Archive archive;

        Closing(InputStream in, Archive archive) {
            super(in);
            this.archive = archive;
        }

        @Override
        public void close() throws IOException {
            try (archive) {
                super.close();
            }
        }
    }

    private static final class Gunzipped extends BlockStream {

        private final String name;
        private final long most;
        private long read;

        Gunzipped(InputStream in, String name, long most) {
            super(in);
            this.name = name;
            this.most = most;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                int count = in.read(buffer, offset, length);
                read += Math.max(0, count);
                if (read > most) {
                    throw new SourceException(name + ".gz inflates to more than " + (most >> 20)
                            + " MiB, the limit. If the district is that large, raise archive.maxMegabytes.");
                }
                return count;
            } catch (ZipException | EOFException e) {
                throw damaged(name, e);
            }
        }
    }
}

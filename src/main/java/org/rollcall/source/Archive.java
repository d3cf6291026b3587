package org.rollcall.source;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rollcall.landing.BlockStream;

/**
 * A zip of roster files, at its root or in one folder, stored or deflated. What is not a whole, plain archive within
 * the limits is refused by name.
 */
public final class Archive implements AutoCloseable {

    private static final long RATIO_FROM = 10L << 20;
    private static final Contents ONEROSTER = new Contents(
            "the OneRoster CSV files", "Send the OneRoster CSV files as one zip.", name -> name.toLowerCase(Locale.ROOT)
                    .endsWith(".csv"));

    /**
     * What an archive should hold.
     *
     * @param noun what people call the files
     * @param remedy what to do when it is no archive at all, as a sentence
     * @param names tells a file's name from that of something else
     */
    public record Contents(String noun, String remedy, Predicate<String> names) {}

    private final ZipFile zip;
    private final ArchiveLimits limits;
    private final Contents contents;
    private final Map<String, ZipEntry> files;
    private long inflated;

    private Archive(ZipFile zip, ArchiveLimits limits, Contents contents) {
        this.zip = zip;
        this.limits = limits;
        this.contents = contents;
        this.files = files();
    }

    /** @throws SourceException when the file is no archive, cut short, encrypted, nested or past the limits */
    static Archive open(Path path, ArchiveLimits limits) {
        return open(path, limits, ONEROSTER);
    }

    /** @throws SourceException when the file is no archive, cut short, encrypted, nested or past the limits */
    public static Archive open(Path path, ArchiveLimits limits, Contents contents) {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile(), StandardCharsets.ISO_8859_1); // of names not marked as UTF-8; takes any
        } catch (ZipException | EOFException e) {
            throw refused(path, contents, e);
        } catch (IOException e) {
            throw new SourceException("The archive cannot be read from disk" + detail(e) + ".", e);
        }
        try {
            return new Archive(zip, limits, contents);
        } catch (RuntimeException e) {
            close(zip);
            throw e;
        }
    }

    private static SourceException refused(Path path, Contents contents, IOException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("encrypted")) {
            return new SourceException("The archive is encrypted. Send a zip without a password.", e);
        }
        if (message.contains("compression method")) {
            return new SourceException(
                    "The archive is packed by a method other than deflate. Send a plain zip, stored or deflated.", e);
        }
        byte[] start = new byte[4];
        try (InputStream in = java.nio.file.Files.newInputStream(path)) {
            if (in.readNBytes(start, 0, 4) == 4 && start[0] == 'P' && start[1] == 'K') {
                return new SourceException(
                        "The archive is cut short or damaged" + detail(e)
                                + ". The upload probably ended early; send it again.",
                        e);
            }
        } catch (IOException unreadable) {
            e.addSuppressed(unreadable);
        }
        return new SourceException("The delivery is not a zip archive. " + contents.remedy(), e);
    }

    private static String detail(IOException e) {
        return e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
    }

    private Map<String, ZipEntry> files() {
        if (zip.size() > limits.entries()) {
            throw new SourceException("The archive holds " + zip.size() + " entries, over the limit of "
                    + limits.entries() + ". Send " + contents.noun() + " alone.");
        }
        Map<String, ZipEntry> files = new TreeMap<>();
        String folder = null;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String path = entry.getName().replace('\\', '/');
            if (path.endsWith("/") || path.startsWith("__MACOSX/") || path.endsWith(".DS_Store")) {
                continue;
            }
            int slash = path.lastIndexOf('/');
            String name = path.substring(slash + 1);
            if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
                throw new SourceException("The archive holds another archive, " + shown(name) + ". Send "
                        + contents.noun() + " themselves, in one zip.");
            }
            if (!contents.names().test(name)) {
                files.put("\0" + path, entry);
                continue;
            }
            String parent = path.substring(0, slash + 1);
            if (folder != null && !folder.equals(parent)) {
                throw new SourceException("The archive holds CSV files in more than one folder (" + shown(folder)
                        + " and " + shown(parent) + "). Send one set, at the root or in one folder.");
            }
            folder = parent;
            if (files.put(name, entry) != null) {
                throw new SourceException("The archive holds " + shown(name) + " twice. Send each file once.");
            }
        }
        return files;
    }

    private static String shown(String name) {
        String plain = name.isEmpty() ? "the root" : name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 80 ? plain.substring(0, 80) + "..." : plain;
    }

    /** The names of its files, without a folder. */
    public java.util.Set<String> names() {
        java.util.Set<String> names = new java.util.TreeSet<>(files.keySet());
        names.removeIf(name -> name.startsWith("\0"));
        return names;
    }

    /** The names of what is neither a folder nor one of its files. */
    java.util.List<String> others() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("\0"))
                .map(name -> shown(name.substring(1)))
                .toList();
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    /** The size that a file has when it is inflated, in bytes, as the archive's directory says. */
    long bytes(String name) {
        return files.get(name).getSize();
    }

    /** The inflated bytes of a file, counted against the limits and, at its end, held against its checksum. */
    public InputStream open(String name) throws IOException {
        ZipEntry entry = files.get(name);
        return new Guarded(zip.getInputStream(entry), name, entry);
    }

    @Override
    public void close() {
        close(zip);
    }

    private static void close(ZipFile zip) {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private final class Guarded extends BlockStream {

        private final String name;
        private final ZipEntry entry;
        private final CRC32 crc = new CRC32();
        private long read;

        Guarded(InputStream in, String name, ZipEntry entry) {
            super(in);
            this.name = name;
            this.entry = entry;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw new SourceException(
                        name + " is damaged inside the archive" + detail(e) + ". Send the zip again.", e);
            }
            if (count < 0) {
                if (entry.getCrc() != -1 && entry.getCrc() != crc.getValue()) {
                    throw new SourceException(
                            name + " is damaged inside the archive (its checksum differs). Send the zip again.");
                }
                return count;
            }
            crc.update(buffer, offset, count);
            read += count;
            inflated += count;
            if (inflated > limits.bytes()) {
                throw new SourceException("The archive inflates to more than " + (limits.bytes() >> 20)
                        + " MiB, the limit. If the district is that large, raise archive.maxBytes.");
            }
            if (read > RATIO_FROM && read > limits.ratio() * Math.max(1, entry.getCompressedSize())) {
                throw new SourceException(name + " inflates to more than " + limits.ratio()
                        + " times its packed size, the limit. This is no roster; ask the district what it sent.");
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

package org.rollcall.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.rollcall.landing.BlockStream;
import org.rollcall.landing.DurableFiles;
import org.rollcall.roster.Fingerprint;
import org.rollcall.source.BadPageException;
import org.rollcall.source.JsonPage;

/**
 * The pages of one collection on disk, byte for byte as the server sent them, gzipped: {@code 000001-500.json.gz} is the
 * first and holds 500 records. A page has its name once it is whole. It is not synced: a page that a power cut has
 * damaged is found by its checksum and asked for again.
 */
final class GrowingPages implements PageCall.Intake {

    private static final Pattern NAME = Pattern.compile("(\\d{6,})-(\\d+)\\.json\\.gz");

    private final Path folder;
    private final String collection;
    private final TreeMap<Integer, Path> there = new TreeMap<>();

    GrowingPages(Path folder, String collection) {
        this.folder = folder;
        this.collection = collection;
    }

    /** Takes a page in under a name that does not count yet. */
    @Override
    public Page receive(int number, InputStream body) throws IOException {
        DurableFiles.folder(folder);
        try (OutputStream out =
                        new GZIPOutputStream(Files.newOutputStream(DurableFiles.create(growing(number))), 1 << 16);
                InputStream copied = new Copied(body, out)) {
            Page page = scan(number, copied);
            copied.transferTo(OutputStream.nullOutputStream()); // blanks behind the last brace
            return page;
        }
    }

    /** Gives a received page the name by which it counts. */
    void keep(Page page) throws IOException {
        Files.move(
                growing(page.number()),
                folder.resolve(String.format(Locale.ROOT, "%06d-%d.json.gz", page.number(), page.rows())),
                StandardCopyOption.ATOMIC_MOVE);
    }

    /** Looks for the pages an earlier attempt has brought; what it has left half-written goes. */
    void open() throws IOException {
        there.clear();
        DurableFiles.remove(condemned());
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                Matcher name = NAME.matcher(entry.getFileName().toString());
                if (name.matches()) {
                    there.put(Integer.parseInt(name.group(1)), entry);
                } else {
                    Files.delete(entry);
                }
            }
        }
    }

    /** A page that is there and whole; else null, and what is there from it on is removed, to be asked for again. */
    Page there(int number) throws IOException {
        Path file = there.get(number);
        Page page = file == null ? null : read(number, file);
        if (page == null) {
            for (Path rest : there.tailMap(number).values()) {
                Files.delete(rest);
            }
            there.tailMap(number).clear();
        }
        return page;
    }

    private Page read(int number, Path file) {
        try (InputStream in =
                new Copied(new GZIPInputStream(Files.newInputStream(file), 1 << 16), OutputStream.nullOutputStream())) {
            Page page = scan(number, in);
            in.transferTo(OutputStream.nullOutputStream()); // to the checksum
            return file.getFileName().toString().contains("-" + page.rows() + ".") ? page : null;
        } catch (IOException | BadPageException e) {
            return null;
        }
    }

    /** Removes all pages, in one step for whoever comes after a stop in between. */
    void clear() throws IOException {
        there.clear();
        DurableFiles.remove(condemned());
        if (Files.isDirectory(folder)) {
            Files.move(folder, condemned(), StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.remove(condemned());
        }
    }

    private Path condemned() {
        return folder.resolveSibling("." + collection);
    }

    private Path growing(int number) {
        return folder.resolve("." + number + ".part");
    }

    private Page scan(int number, InputStream json) throws IOException {
        Ids ids = new Ids();
        JsonPage.Summary summary = JsonPage.scan(json, collection, ids::add);
        return new Page(number, ids.all(), summary.rows(), summary.total(), null, "");
    }

    private static final class Ids {

        private long[] ids = new long[128];
        private int size;

        void add(String id) {
            if (id.isEmpty()) {
                return;
            }
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = Fingerprint.of(id);
        }

        long[] all() {
            return Arrays.copyOf(ids, size);
        }
    }

    /** Whatever is read goes to a file as well. Once at its end it stays there, whoever has closed it since. */
    private static final class Copied extends BlockStream {

        private final OutputStream copy;
        private boolean ended;

        Copied(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int count = super.read(buffer, offset, length);
            ended = count < 0;
            if (count > 0) {
                copy.write(buffer, offset, count);
            }
            return count;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}

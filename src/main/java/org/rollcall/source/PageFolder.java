package org.rollcall.source;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The pages of one collection in a snapshot: files {@code <n>-<rows>.json.gz} in a folder of the collection's name, n
 * counting from 1 in six digits without a gap.
 */
final class PageFolder {

    private static final Pattern NAME = Pattern.compile("(\\d{6,9})-(\\d{1,9})\\.json\\.gz");
    private static final int BUFFER = 1 << 16;

    private record Page(int number, int rows, Path file) {}

    private final String collection;
    private final List<Page> pages;

    private PageFolder(String collection, List<Page> pages) {
        this.collection = collection;
        this.pages = pages;
    }

    /**
     * The pages of a collection; none when there is no such folder.
     *
     * @throws SourceException when one is missing between others
     */
    static PageFolder of(Path raw, String collection) throws IOException {
        Path folder = raw.resolve(collection);
        if (!Files.isDirectory(folder)) {
            return new PageFolder(collection, List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            PageFolder pages = new PageFolder(
                    collection,
                    files.map(PageFolder::page)
                            .filter(Objects::nonNull)
                            .sorted(Comparator.comparing(Page::number))
                            .toList());
            pages.requireNoGap();
            return pages;
        }
    }

    /** Null for what is no page, such as a file that was not committed yet. */
    private static Page page(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? new Page(Integer.parseInt(name.group(1)), Integer.parseInt(name.group(2)), file) : null;
    }

    private void requireNoGap() {
        for (int i = 0; i < pages.size(); i++) {
            int number = pages.get(i).number();
            if (number != i + 1) {
                throw damaged("page " + (number <= i ? number + " is there twice" : i + 1 + " is missing"), null);
            }
        }
    }

    private SourceException damaged(String what, Throwable cause) {
        return new SourceException(collection + " of the snapshot is damaged (" + what + "); pull it again.", cause);
    }

    boolean isEmpty() {
        return pages.isEmpty();
    }

    /** @throws SourceException when there is no page at all */
    void requirePages() {
        if (isEmpty()) {
            throw damaged("it has no pages", null);
        }
    }

    /** How many records the pages' names promise. */
    long rows() {
        return pages.stream().mapToLong(Page::rows).sum();
    }

    /**
     * Reads all pages in their order.
     *
     * @throws SourceException when one is damaged or holds another number of records than its name says
     * @throws IOException when the disk refuses
     */
    void read(JsonPage.Records records) throws IOException {
        for (Page page : pages) {
            int rows = rows(page, records);
            if (rows != page.rows()) {
                throw damaged(
                        "page " + page.number() + " has " + rows + " records where its name says " + page.rows(), null);
            }
        }
    }

    private int rows(Page page, JsonPage.Records records) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(page.file()), BUFFER);
                InputStream json = new GZIPInputStream(file, BUFFER)) {
            return JsonPage.read(json, collection, records).rows();
        } catch (BadPageException e) {
            throw damaged("page " + page.number() + " " + e.getMessage(), e);
        } catch (ZipException | EOFException e) {
            throw damaged("page " + page.number() + " is not whole", e);
        }
    }
}

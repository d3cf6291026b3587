package org.rollcall.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The pages of a pull: records by collection, which tests bend and write to a folder in pages of some size. */
public final class OneRosterPagesFiles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<String>> collections = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<byte[]>> damages = new LinkedHashMap<>();
    private int size = 100;
    private int overlap;

    /** No collection at all. */
    public OneRosterPagesFiles() {}

    /** What a CSV package of 1.1 holds, in some version's JSON. */
    public static OneRosterPagesFiles of(OneRosterFiles csv, JsonVersion version) {
        OneRosterPagesFiles pages = new OneRosterPagesFiles();
        for (String file : csv.names()) {
            if (!file.equals("manifest.csv")) {
                List<Map<String, String>> rows = new ArrayList<>();
                CsvReader.builder()
                        .ofNamedCsvRecord(csv.text(file))
                        .forEach(row -> rows.add(new LinkedHashMap<>(row.getFieldsAsMap())));
                pages.with(file.replace(".csv", ""), version, rows);
            }
        }
        return pages;
    }

    /** Adds a collection of CSV rows, by column, in some version's JSON. */
    public OneRosterPagesFiles with(String collection, JsonVersion version, List<Map<String, String>> rows) {
        return with(collection, rows.stream().map(version::record).toArray(String[]::new));
    }

    public OneRosterPagesFiles with(String collection, String... records) {
        collections.put(collection, new ArrayList<>(List.of(records)));
        return this;
    }

    public OneRosterPagesFiles without(String collection) {
        collections.remove(collection);
        return this;
    }

    public OneRosterPagesFiles adding(String collection, String... records) {
        collections.get(collection).addAll(List.of(records));
        return this;
    }

    /** The record of an id. */
    String record(String collection, String id) {
        return collections.get(collection).stream()
                .filter(record -> tree(record).path("sourcedId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Sets the JSON value of a key in the record of an id. */
    public OneRosterPagesFiles set(String collection, String id, String key, String json) {
        return change(collection, record -> {
            if (record.path("sourcedId").asText().equals(id)) {
                record.set(key, tree(json));
            }
        });
    }

    /** Takes a key from all records of a collection. */
    public OneRosterPagesFiles withoutKey(String collection, String key) {
        return change(collection, record -> record.remove(key));
    }

    private OneRosterPagesFiles change(String collection, Consumer<ObjectNode> change) {
        collections.get(collection).replaceAll(text -> {
            ObjectNode record = (ObjectNode) tree(text);
            change.accept(record);
            return record.toString();
        });
        return this;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public OneRosterPagesFiles pageSize(int records) {
        size = records;
        return this;
    }

    /** Begins each page but the first with so many records of the one before. */
    public OneRosterPagesFiles overlap(int records) {
        overlap = records;
        return this;
    }

    /** Changes the JSON of a page, named as {@code users/000001-6}, before it is packed. */
    public OneRosterPagesFiles page(String page, UnaryOperator<String> change) {
        return packed(page, gzip -> gzip(change.apply(json(page.split("/")[0], page))));
    }

    /** Changes the packed bytes of a page. */
    public OneRosterPagesFiles packed(String page, UnaryOperator<byte[]> change) {
        damages.put(page, change);
        return this;
    }

    private String json(String collection, String page) {
        return pages(collection).get(page);
    }

    /** Writes all pages, each collection's last one empty, and returns the folder. */
    public Path write(Path raw) throws IOException {
        delete(raw);
        for (String collection : collections.keySet()) {
            Files.createDirectories(raw.resolve(collection));
            for (Map.Entry<String, String> page : pages(collection).entrySet()) {
                UnaryOperator<byte[]> damage = damages.getOrDefault(page.getKey(), bytes -> bytes);
                Files.write(raw.resolve(page.getKey() + ".json.gz"), damage.apply(gzip(page.getValue())));
            }
        }
        return raw;
    }

    private static void delete(Path raw) throws IOException {
        if (Files.exists(raw)) {
            try (Stream<Path> files = Files.walk(raw)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private Map<String, String> pages(String collection) {
        List<String> records = collections.get(collection);
        Map<String, String> pages = new LinkedHashMap<>();
        int from = 0;
        while (from < records.size()) {
            int begin = Math.max(0, from - overlap);
            int end = Math.min(records.size(), from + size);
            put(pages, collection, records.subList(begin, end));
            from = end;
        }
        put(pages, collection, List.of());
        return pages;
    }

    private static void put(Map<String, String> pages, String collection, List<String> records) {
        String name = String.format("%s/%06d-%d", collection, pages.size() + 1, records.size());
        String list = "\"" + collection + "\":[" + String.join(",", records) + "]";
        pages.put(
                name, pages.size() % 2 == 0 ? "{" + list + "}" : "{\"totalCount\":7,\"x\":[{}]," + list + ",\"y\":{}}");
    }

    /** Packs a text. */
    static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}

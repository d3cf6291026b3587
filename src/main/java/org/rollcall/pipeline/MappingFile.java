package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.ValueMapping;

/**
 * The file of one of an LEA's value mappings: a CSV in UTF-8 with the columns {@code from} and {@code to}, and maybe
 * {@code source}. Every fault of it is a sentence, up to so many.
 */
final class MappingFile {

    private static final int MOST = 10;
    private static final Set<String> COLUMNS = Set.of("from", "to", "source");

    private final MappingKey key;
    private final Path file;
    private final List<String> sources;
    private final List<String> faults = new ArrayList<>();

    private MappingFile(MappingKey key, Path file, List<String> sources) {
        this.key = key;
        this.file = file;
        this.sources = sources;
    }

    /**
     * Reads a mapping.
     *
     * @param sources ids of the LEA's sources
     * @param problems takes a sentence for each fault; the entries are of no use then
     */
    static List<ValueMapping.Entry> read(
            CamelContext context, MappingKey key, Path file, List<String> sources, List<String> problems) {
        MappingFile mapping = new MappingFile(key, file, sources);
        List<ValueMapping.Entry> entries =
                mapping.entries(CsvRecords.read(context, file, "the columns from and to", mapping.faults));
        String setting = "mappings[" + key.word() + "].file: ";
        mapping.faults.stream().limit(MOST).forEach(fault -> problems.add(setting + fault));
        if (mapping.faults.size() > MOST) {
            problems.add(setting + file + ": " + (mapping.faults.size() - MOST) + " more faults");
        }
        return entries;
    }

    private List<ValueMapping.Entry> entries(List<List<String>> records) {
        List<ValueMapping.Entry> entries = new ArrayList<>();
        if (records.isEmpty() || !isHeader(records.get(0))) {
            return entries;
        }
        List<String> header = records.get(0);
        Map<String, Integer> lines = new HashMap<>();
        for (int i = 1; i < records.size(); i++) {
            List<String> record = records.get(i);
            int line = i + 1;
            if (record.size() == 1 && record.get(0).isEmpty()) {
                continue;
            }
            if (record.size() != header.size()) {
                fault(line, "has " + record.size() + " fields where the header has " + header.size());
                continue;
            }
            ValueMapping.Entry entry = new ValueMapping.Entry(
                    record.get(header.indexOf("from")),
                    record.get(header.indexOf("to")),
                    header.contains("source") ? record.get(header.indexOf("source")) : "");
            Integer before = lines.putIfAbsent(entry.source() + '\n' + entry.from(), line);
            check(entry, line, before);
            entries.add(entry);
        }
        if (entries.isEmpty() && faults.isEmpty()) {
            faults.add(file + " has a header and no rows; nothing would be mapped");
        }
        return entries;
    }

    private boolean isHeader(List<String> header) {
        for (String name : header) {
            if (!COLUMNS.contains(name)) {
                faults.add(file + ": '" + name + "' is no column of a mapping; they are from, to and, where some rows"
                        + " hold for one source alone, source");
                return false;
            }
        }
        if (!header.contains("from") || !header.contains("to")) {
            faults.add(file + " needs the columns from and to; it lacks " + (header.contains("from") ? "to" : "from"));
            return false;
        }
        if (Set.copyOf(header).size() < header.size()) {
            faults.add(file + " has a column twice");
            return false;
        }
        return true;
    }

    private void check(ValueMapping.Entry entry, int line, Integer before) {
        if (entry.from().isEmpty()) {
            fault(line, "from is blank; blank values are not mapped");
        } else if (before != null) {
            fault(line, "'" + entry.from() + "' stands on line " + before + " already");
        }
        String wrong = entry.to().isEmpty() ? "to is blank; say what the value becomes" : key.fault(entry.to());
        if (wrong != null) {
            fault(line, wrong);
        }
        if (!entry.source().isEmpty() && !sources.contains(entry.source())) {
            fault(line, "'" + entry.source() + "' is none of the sources " + String.join(", ", sources));
        }
    }

    private void fault(int line, String phrase) {
        faults.add(file + ", line " + line + ": " + phrase);
    }
}

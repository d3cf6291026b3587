package org.rollcall.safety;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.cers.CersFile;

/** The students of each school in a published set, as its files say. */
final class PublishedMembers {

    private final Map<String, Longs> bySchool = new TreeMap<>();

    static PublishedMembers read(Path folder, List<CersFile> files) throws IOException {
        PublishedMembers members = new PublishedMembers();
        for (CersFile file : files) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(folder.resolve(file.name()))) {
                boolean header = true;
                for (CsvRecord row : csv) {
                    if (!header && !row.getField(4).isEmpty()) {
                        members.add(row.getField(1), Long.parseLong(row.getField(4)));
                    }
                    header = false;
                }
            }
        }
        return members;
    }

    void add(String school, long ssid) {
        bySchool.computeIfAbsent(school, s -> new Longs()).add(ssid);
    }

    /** The schools, ordered. */
    Iterable<String> schools() {
        return bySchool.keySet();
    }

    /** A school's SSIDs, ascending, each once. */
    long[] students(String school) {
        Longs longs = bySchool.get(school);
        return longs == null ? new long[0] : longs.distinct();
    }

    private static final class Longs {

        private long[] values = new long[64];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        long[] distinct() {
            return Arrays.stream(values, 0, size).sorted().distinct().toArray();
        }
    }
}

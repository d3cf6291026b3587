package org.rollcall.safety;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.StudentGroup;

/** The students and logins of each school, in a published set as its files say, or in tonight's groups. */
final class PublishedMembers {

    private final Map<String, Longs> students = new TreeMap<>();
    private final Map<String, Set<String>> logins = new HashMap<>();

    static PublishedMembers read(Path folder, List<CersFile> files) throws IOException {
        PublishedMembers members = new PublishedMembers();
        for (CersFile file : files) {
            try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(folder.resolve(file.name()))) {
                boolean header = true;
                for (CsvRecord row : csv) {
                    if (!header && row.getField(4).isEmpty()) {
                        members.addLogin(row.getField(1), row.getField(5));
                    } else if (!header) {
                        members.addStudent(row.getField(1), Long.parseLong(row.getField(4)));
                    }
                    header = false;
                }
            }
        }
        return members;
    }

    static PublishedMembers of(List<StudentGroup> groups) {
        PublishedMembers members = new PublishedMembers();
        for (StudentGroup group : groups) {
            Arrays.stream(group.ssids()).forEach(ssid -> members.addStudent(group.school(), ssid));
            group.logins().forEach(login -> members.addLogin(group.school(), login));
        }
        return members;
    }

    private void addStudent(String school, long ssid) {
        students.computeIfAbsent(school, s -> new Longs()).add(ssid);
    }

    private void addLogin(String school, String login) {
        logins.computeIfAbsent(school, s -> new HashSet<>()).add(login);
    }

    /** The schools, ordered. */
    Iterable<String> schools() {
        return students.keySet();
    }

    /** A school's SSIDs, ascending, each once. */
    long[] students(String school) {
        Longs longs = students.get(school);
        return longs == null ? new long[0] : longs.distinct();
    }

    /** How many places in groups a school's students have together. */
    int memberships(String school) {
        Longs longs = students.get(school);
        return longs == null ? 0 : longs.size;
    }

    /** How many different logins a school's groups have. */
    int logins(String school) {
        return logins.getOrDefault(school, Set.of()).size();
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

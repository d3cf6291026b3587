package org.rollcall.run;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the groups of each rule are called, a few of them: names are what a coordinator looks at first. */
public final class NamePreview {

    private static final int MOST = 3;

    private NamePreview() {}

    /**
     * A line for each rule, from {@link RunReports#GROUPS} of a run's folder.
     *
     * @throws IOException when it cannot be read
     */
    public static List<String> of(Path folder) throws IOException {
        Map<String, List<String>> names = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> groups =
                CsvReader.builder().ofNamedCsvRecord(folder.resolve(RunReports.GROUPS))) {
            for (NamedCsvRecord group : groups) {
                String rule = group.getField("rule");
                counts.merge(rule, 1, Integer::sum);
                List<String> some = names.computeIfAbsent(rule, r -> new ArrayList<>());
                if (some.size() < MOST) {
                    some.add(group.getField("group"));
                }
            }
        }
        return names.entrySet().stream()
                .map(entry -> String.format(
                        Locale.ROOT,
                        "Names: %s makes %,d %s: %s%s",
                        entry.getKey(),
                        counts.get(entry.getKey()),
                        counts.get(entry.getKey()) == 1 ? "group" : "groups",
                        entry.getValue().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                        counts.get(entry.getKey()) > MOST ? ", ... (groups.csv)" : ""))
                .toList();
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollcall.landing.DiskFaults;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.UnmappedValues;
import org.rollcall.run.Run;
import org.rollcall.run.RunStore;

/** Says of an LEA's value mappings how much each lists, and which values the last run met that they do not. */
record MappingRemarks(RunStore runs) {

    List<String> of(Lea lea) {
        List<String> remarks = new ArrayList<>();
        lea.mappings().forEach((key, mapping) -> {
            int entries = mapping.entries().size();
            remarks.add(String.format(
                    Locale.ROOT,
                    "mappings[%s]: %,d %s in %s, unmapped: %s",
                    key.word(),
                    entries,
                    entries == 1 ? "value" : "values",
                    mapping.file(),
                    mapping.unmapped()));
        });
        if (!remarks.isEmpty()) {
            remarks.addAll(lastRun(lea));
        }
        return remarks;
    }

    private List<String> lastRun(Lea lea) {
        try {
            return runs.list(lea.id()).stream()
                    .filter(run -> !run.report().ledger().isEmpty())
                    .reduce((before, last) -> last)
                    .map(MappingRemarks::unmapped)
                    .orElse(List.of());
        } catch (IOException e) {
            return List.of("its runs cannot be read: " + DiskFaults.phrase(e));
        }
    }

    private static List<String> unmapped(Run run) {
        return run.report().warnings().stream()
                .filter(UnmappedValues::isSentence)
                .map(sentence -> "its last run, " + run.id() + ": " + sentence)
                .toList();
    }
}

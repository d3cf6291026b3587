package org.rollcall.roster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of further columns by the numbers of their rows; many rows have one text, which is kept once. */
final class FurtherValues {

    private final Map<String, int[]> columns = new TreeMap<>();
    private final List<String> texts = new ArrayList<>(List.of(""));
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Blank when the column is not kept, or the row has nothing in it. */
    String get(String column, int row) {
        int[] kept = columns.get(column);
        return kept == null || row >= kept.length ? "" : texts.get(kept[row]);
    }

    void set(String column, int row, String text) {
        int[] kept = columns.computeIfAbsent(column, c -> new int[64]);
        if (row >= kept.length) {
            kept = Arrays.copyOf(kept, Math.max(row + 1, kept.length + (kept.length >> 1)));
            columns.put(column, kept);
        }
        if (text.isEmpty()) {
            kept[row] = 0;
            return;
        }
        kept[row] = numbers.computeIfAbsent(text, t -> {
            texts.add(t);
            return texts.size() - 1;
        });
    }

    List<String> columns() {
        return List.copyOf(columns.keySet());
    }
}

package org.rollcall.merge;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Table;

/** The numbers that the rows of one source have in the merged roster. */
public final class Numbers {

    private final Map<Entity, int[]> numbers = new EnumMap<>(Entity.class);

    Numbers() {}

    /** The numbers of a table's own rows; -1 for those that are not active. */
    static int[] same(Table<?> table) {
        return IntStream.range(0, table.size())
                .map(row -> table.isActive(row) ? row : -1)
                .toArray();
    }

    void put(Entity entity, int[] merged) {
        numbers.put(entity, merged);
    }

    /** The number in the merged table of a row of the source's table; -1 when it is not there. */
    public int of(Entity entity, int row) {
        int[] merged = numbers.get(entity);
        return merged == null || row < 0 || row >= merged.length ? -1 : merged[row];
    }

    /** The rows of the source's table that a row of the merged table was made of. */
    public List<Integer> rows(Entity entity, int merged) {
        int[] all = numbers.getOrDefault(entity, new int[0]);
        return IntStream.range(0, all.length)
                .filter(row -> all[row] == merged)
                .boxed()
                .toList();
    }
}

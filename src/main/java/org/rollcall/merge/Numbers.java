package org.rollcall.merge;

import java.util.EnumMap;
import java.util.Map;
import org.rollcall.roster.Entity;

/** The numbers that the rows of one source have in the merged roster. */
public final class Numbers {

    private final Map<Entity, int[]> numbers = new EnumMap<>(Entity.class);

    Numbers() {}

    void put(Entity entity, int[] merged) {
        numbers.put(entity, merged);
    }

    /** The number in the merged table of a row of the source's table; -1 when it is not there. */
    public int of(Entity entity, int row) {
        int[] merged = numbers.get(entity);
        return merged == null || row < 0 ? -1 : merged[row];
    }
}

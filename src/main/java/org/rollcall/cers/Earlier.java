package org.rollcall.cers;

import java.util.Map;

/**
 * How groups were called when they were last published, by {@link GroupOrigin#key}: renaming makes a new group in CERS
 * and leaves the old one, so an ending once given is kept for as long as the title stays.
 */
public record Earlier(Map<String, Name> names) {

    /** Of an LEA that has published nothing. */
    public static final Earlier NONE = new Earlier(Map.of());

    /**
     * The name of a group.
     *
     * @param school CDS code
     */
    public record Name(String school, String title, String ending) {}

    /** The ending that a group has kept; null when it is new or has another title or school now. */
    String ending(String school, String key, String title) {
        Name name = names.get(key);
        return name != null && name.school().equals(school) && name.title().equals(title) ? name.ending() : null;
    }
}

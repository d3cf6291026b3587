package org.rollcall.oneroster;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the server knows, by collection: orgs, academicSessions, courses, classes, users, enrollments and demographics.
 * A record is in neutral form, whatever version is served: keys as the columns of OneRoster CSV 1.1 name them, references as
 * {@code ...SourcedId} (or {@code ...SourcedIds}, a list), yes and no as Boolean, lists as List, {@code userIds} as a list of
 * maps of {@code type} and {@code identifier}, and {@code metadata} a map. Keys that no version knows are served as they
 * stand.
 *
 * <p>Thread safe: records may come, go and change while a server serves them.
 */
public final class RosterTables {

    static final List<String> COLLECTIONS =
            List.of("orgs", "academicSessions", "courses", "classes", "users", "enrollments", "demographics");

    private final Map<String, RosterTable> tables = new LinkedHashMap<>();

    /** Tables without rows. */
    public RosterTables() {
        COLLECTIONS.forEach(name -> tables.put(name, new RosterTable(name)));
    }

    /**
     * A small, valid district in California.
     *
     * @param schools number of schools
     * @param students number of students, spread over the schools
     * @param seed of the names
     * @return its tables
     */
    public static RosterTables district(int schools, int students, long seed) {
        return new SyntheticDistrict(schools, students, seed).tables();
    }

    /**
     * The number of rows of a collection.
     *
     * @param collection its name
     * @return the rows now
     */
    public int count(String collection) {
        return table(collection).size();
    }

    /**
     * The number of rows by collection.
     *
     * @return a copy, in the order of the collections
     */
    public Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        tables.forEach((name, table) -> counts.put(name, table.size()));
        return counts;
    }

    /**
     * The ids of a collection.
     *
     * @param collection its name
     * @return a copy, in the order of the server
     */
    public Set<String> ids(String collection) {
        Set<String> ids = new LinkedHashSet<>();
        table(collection).snapshot().rows().forEach(row -> ids.add(row.sourcedId()));
        return ids;
    }

    /**
     * One record.
     *
     * @param collection its collection
     * @param sourcedId its id
     * @return a copy in neutral form
     */
    public Map<String, Object> read(String collection, String sourcedId) {
        return table(collection).read(sourcedId);
    }

    /**
     * Adds a record at the end.
     *
     * @param collection its collection
     * @param record in neutral form
     * @return this
     */
    public RosterTables add(String collection, Map<String, Object> record) {
        table(collection).add(record);
        return this;
    }

    /**
     * Adds a record at the beginning, which moves all pages by one row.
     *
     * @param collection its collection
     * @param record in neutral form
     * @return this
     */
    public RosterTables insertFirst(String collection, Map<String, Object> record) {
        table(collection).insertFirst(record);
        return this;
    }

    /**
     * Changes a record.
     *
     * @param collection its collection
     * @param sourcedId its id
     * @param change gets the record in neutral form and may change anything of it, its id included
     * @return this
     */
    public RosterTables edit(String collection, String sourcedId, Consumer<Map<String, Object>> change) {
        table(collection).edit(sourcedId, change);
        return this;
    }

    /**
     * Removes a record; what refers to it stays.
     *
     * @param collection its collection
     * @param sourcedId its id
     * @return this
     */
    public RosterTables remove(String collection, String sourcedId) {
        table(collection).remove(sourcedId);
        return this;
    }

    /**
     * Removes all records of a collection.
     *
     * @param collection its name
     * @return this
     */
    public RosterTables clear(String collection) {
        table(collection).clear();
        return this;
    }

    RosterTable table(String collection) {
        RosterTable table = tables.get(collection);
        if (table == null) {
            throw new IllegalArgumentException(
                    "There is no collection " + collection + "; there are " + COLLECTIONS + ".");
        }
        return table;
    }
}

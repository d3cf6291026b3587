package org.rollcall.roster;

/**
 * How a file calls what the roster knows by OneRoster's names, so that what is said of a row is said in the words of the
 * file it stands in.
 */
public interface Dialect {

    /** OneRoster's own words. */
    Dialect ONEROSTER = new Dialect() {};

    /** What the file calls a column. */
    default String column(String column) {
        return column;
    }

    /** What tells one row of the file from another. */
    default String key() {
        return "sourcedId";
    }

    /** What the rows are called that a column refers to. */
    default String referred(String column, Entity entity) {
        return entity.collection();
    }

    /** What such a row is named by. */
    default String referredKey(String column) {
        return "sourcedId";
    }

    /** Whether the file has personal columns besides the entity's, one of which may stand where another is looked for. */
    default boolean isPersonal() {
        return false;
    }

    /** Whether a reference that OneRoster requires must be there. */
    default boolean demands(String column) {
        return true;
    }
}

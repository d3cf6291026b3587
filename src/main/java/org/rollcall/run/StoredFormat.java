package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * How the snapshots of a source are read, besides what the LEA's settings say: all of it, so that a run's folder needs no
 * other file to read them again. Holds no secret.
 *
 * @param partial whether a delivery of files need not list everybody
 * @param path of the specification in the routes folder, as people name it; blank when the kind takes none
 * @param specification its text; blank when the kind takes none
 * @param standard the text of the standard that the specification is in the words of; blank when the kind takes none
 */
@JsonIgnoreProperties({"specification", "standard"}) // each has a file of its own in the run's folder
public record StoredFormat(Kind kind, boolean partial, String path, String specification, String standard) {

    /** The kinds of source. */
    public enum Kind {
        ONEROSTER_ZIP,
        ONEROSTER_API,
        SPEC_FILES,
        DATABASE,
        /** A database that has no more than students and their SSIDs. */
        DATABASE_STUDENTS
    }

    static StoredFormat of(Kind kind) {
        return new StoredFormat(kind, false, "", "", "");
    }

    StoredFormat with(String specificationText, String standardText) {
        return new StoredFormat(kind, partial, path, specificationText, standardText);
    }

    boolean hasSpecification() {
        return !path.isEmpty();
    }
}

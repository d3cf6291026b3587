package org.rollcall.source;

/** Told how far the reading of a file has come. */
@FunctionalInterface
public interface ReadProgress {

    /** Tells no one. */
    ReadProgress NONE = (file, rows) -> {};

    /** So many rows of the file have been read so far. */
    void rows(String file, long rows);
}

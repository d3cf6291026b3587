package org.rollcall.api;

/** Told how far a pull has come, by several threads. */
@FunctionalInterface
public interface PullListener {

    /** So many records of a collection have come so far. */
    void records(String collection, int records);
}

package org.rollcall.merge;

import org.rollcall.roster.Fingerprint;
import org.rollcall.roster.LongIndex;

/** Finds merged rows of one entity by the sourcedIds that any of their rows has, each in the namespace of its source. */
final class Ids {

    private final LongIndex rows = new LongIndex();

    static long key(String namespace, String id) {
        return Fingerprint.of(namespace + '\n' + id);
    }

    void put(String namespace, String id, int merged) {
        rows.putIfAbsent(key(namespace, id), merged);
    }

    int find(String namespace, String id) {
        return rows.get(key(namespace, id));
    }
}

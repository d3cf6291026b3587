package org.rollcall.landing;

import java.nio.file.Path;

/** What a source delivered once: an immutable folder of raw bytes with a manifest. */
public record Snapshot(Path folder, SnapshotManifest manifest) {

    static final String MANIFEST = "manifest.json";
    static final String RAW = "raw";

    /** The delivered bytes. */
    public Path raw() {
        return folder.resolve(RAW);
    }
}

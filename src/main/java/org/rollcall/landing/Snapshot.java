package org.rollcall.landing;

import java.nio.file.Path;

/** What a source delivered once: an immutable folder of raw bytes with a manifest. */
public record Snapshot(Path folder, SnapshotManifest manifest) {

    static final String MANIFEST = "manifest.json";
    /** Name of the delivered bytes in the folder. */
    public static final String RAW = "raw";

    /** The delivered bytes: a file, or the folder of a pull's pages. */
    public Path raw() {
        return folder.resolve(RAW);
    }
}

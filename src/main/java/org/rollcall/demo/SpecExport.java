package org.rollcall.demo;

import java.io.IOException;
import java.nio.file.Path;

/** What a system that can only export files sends: those of the standard data specification. */
final class SpecExport {

    private final SpecTables tables;

    SpecExport(SpecTables tables) {
        this.tables = tables;
    }

    /** Writes them into a folder that is there. */
    void writeTo(Path folder) throws IOException {
        for (SpecFile file : SpecFile.values()) {
            RosterRows table = tables.rows(file).under(file.columns());
            WholeFile.write(folder.resolve(file.fileName()), table::encode);
        }
    }
}

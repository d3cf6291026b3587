package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Writes the rows of one roster file, header excluded. */
@FunctionalInterface
interface RosterRows {

    void writeTo(CsvWriter csv);
}

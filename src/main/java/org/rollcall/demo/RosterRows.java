package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** Writes the rows of one roster file. */
@FunctionalInterface
interface RosterRows {

    void writeTo(CsvWriter csv);

    /** The rows below a header. */
    default RosterRows under(String[] columns) {
        return csv -> {
            csv.writeRecord(columns);
            writeTo(csv);
        };
    }

    /** Writes them in UTF-8 without a byte-order mark, with CRLF line ends, and leaves the stream open. */
    default void encode(OutputStream out) throws IOException {
        CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writeTo(csv);
        csv.flush();
    }
}

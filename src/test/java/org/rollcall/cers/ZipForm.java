package org.rollcall.cers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A form in which a roster may be delivered; whichever it is, the roster is the same. */
public record ZipForm(boolean quoteAll, String lineEnd, boolean byteOrderMark, String folder, boolean stored) {

    public static final ZipForm PLAIN = new ZipForm(false, "\r\n", false, "", false);

    /** Writes the tables, in their order. */
    public void write(Path zip, List<CsvTable> tables) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (CsvTable table : tables) {
                byte[] bytes = table.text(this).getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(folder + table.file());
                if (stored) {
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(crc(bytes));
                }
                out.putNextEntry(entry);
                out.write(bytes);
            }
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}

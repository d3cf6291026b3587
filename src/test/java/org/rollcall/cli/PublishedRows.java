package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The rows of a published set, over its files in order, held against one CSV. */
final class PublishedRows {

    private final Path set;

    PublishedRows(Path set) {
        this.set = set;
    }

    /** Demands the same rows in the same order, and returns how many there are. */
    long assertSame(Path csv) throws IOException {
        long rows = 0;
        try (CsvReader<CsvRecord> one = CsvReader.builder().ofCsvRecord(csv)) {
            Iterator<CsvRecord> expected = one.iterator();
            List<String> header = expected.next().getFields();
            for (String name :
                    Site.names(set).stream().filter(n -> n.endsWith(".csv")).toList()) {
                try (CsvReader<CsvRecord> file = CsvReader.builder().ofCsvRecord(set.resolve(name))) {
                    Iterator<CsvRecord> published = file.iterator();
                    assertThat(published.next().getFields()).isEqualTo(header);
                    while (published.hasNext()) {
                        rows++;
                        List<String> row = published.next().getFields();
                        if (!expected.hasNext() || !row.equals(expected.next().getFields())) {
                            throw new AssertionError(
                                    "Row " + rows + ", in " + name + ", is another than in " + csv.getFileName());
                        }
                    }
                }
            }
            assertThat(expected.hasNext()).as("rows after the last published").isFalse();
        }
        return rows;
    }
}

package org.rollcall.pipeline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.csv.CsvDataFormat;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.landing.DiskFaults;

/** Reads the small CSV files that stand beside an LEA's file. */
final class CsvRecords {

    private CsvRecords() {}

    /**
     * The records of a file in UTF-8, each cell without blanks around it; a record's number is its line.
     *
     * @param needed what the file must have, for people
     * @param faults takes a sentence when it cannot be read; there are no records then
     */
    static List<List<String>> read(CamelContext context, Path file, String needed, List<String> faults) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            faults.add("there is no readable file " + file);
            return List.of();
        }
        try (CsvDataFormat csv = new CsvDataFormat()) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            csv.setIgnoreEmptyLines(false); // so that a record's number is its line
            csv.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(Exchange.CHARSET_NAME, StandardCharsets.UTF_8.name());
            byte[] bytes = (text.startsWith("\uFEFF") ? text.substring(1) : text).getBytes(StandardCharsets.UTF_8);
            List<List<String>> records = new ArrayList<>();
            for (Object row : (List<?>) csv.unmarshal(exchange, new ByteArrayInputStream(bytes))) {
                records.add(((List<?>) row)
                        .stream().map(cell -> String.valueOf(cell).strip()).toList());
            }
            if (records.isEmpty()) {
                faults.add(file + " is empty; it needs " + needed);
            }
            return records;
        } catch (CharacterCodingException e) {
            faults.add(file + " is not text in UTF-8; save it as UTF-8");
        } catch (IOException e) {
            faults.add(file + " cannot be read: " + DiskFaults.phrase(e));
        } catch (Exception e) {
            faults.add(file + " is not a CSV: a quote in it has no end, or something follows it");
        }
        return List.of();
    }
}

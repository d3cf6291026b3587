package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.dataformat.csv.CsvDataFormat;
import org.apache.camel.support.DefaultExchange;
import org.rollcall.lea.InvalidSettingsException;

/** Reads an LEA's crosswalk: a CSV in UTF-8 with the columns {@code sourcedId} and {@code cds}. */
final class Crosswalk {

    private Crosswalk() {}

    /** @throws InvalidSettingsException naming the file and line at fault */
    static Map<String, String> read(CamelContext context, Path file) {
        if (!Files.isReadable(file)) {
            throw fault("there is no readable file " + file);
        }
        Map<String, String> codes = new LinkedHashMap<>();
        try (CsvDataFormat csv = new CsvDataFormat();
                InputStream in = Files.newInputStream(file)) {
            csv.setUseMaps(true);
            csv.start();
            Exchange exchange = new DefaultExchange(context);
            exchange.setProperty(Exchange.CHARSET_NAME, "UTF-8");
            int line = 1;
            for (Object row : (List<?>) csv.unmarshal(exchange, in)) {
                line++;
                Map<?, ?> values = (Map<?, ?>) row;
                Object id = values.containsKey("sourcedId") ? values.get("sourcedId") : values.get("\uFEFFsourcedId");
                Object cds = values.get("cds");
                if (id == null || cds == null) {
                    throw fault(file + " needs the columns sourcedId and cds; line " + line + " lacks one");
                }
                String code = String.valueOf(cds).trim();
                if (!code.matches("\\d{14}") || code.endsWith("0000000")) {
                    throw fault(file + ", line " + line + ": '" + code + "' is not a school's 14-digit CDS code");
                }
                if (codes.put(String.valueOf(id).trim(), code) != null) {
                    throw fault(file + ", line " + line + ": the sourcedId stands twice");
                }
            }
        } catch (InvalidSettingsException e) {
            throw e;
        } catch (IOException e) {
            throw fault(file + " cannot be read: " + e.getMessage());
        } catch (Exception e) {
            throw fault(file + " is not a CSV with the columns sourcedId and cds");
        }
        return codes;
    }

    private static InvalidSettingsException fault(String sentence) {
        return new InvalidSettingsException(List.of("crosswalk: " + sentence));
    }
}

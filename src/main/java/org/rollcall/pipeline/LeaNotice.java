package org.rollcall.pipeline;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.rollcall.lea.Expiry;

/**
 * What alerts need of an LEA's file, whether or not the LEA can run: as written, with placeholders resolved, and blank or
 * absent where that cannot be.
 *
 * @param expiries when the credentials of its sources expire, by source; none of a source whose file does not say
 */
record LeaNotice(String name, String contact, boolean active, Map<String, Expiry> expiries) {

    /** Of an LEA whose file says nothing that can be read. */
    static final LeaNotice NONE = new LeaNotice("", "", true, Map.of());

    static LeaNotice of(CamelContext context, LeaFile file) {
        Map<String, Expiry> expiries = new TreeMap<>();
        for (LeaFile.Templated route : file.routes()) {
            try {
                Expiry expiry = Expiry.of(text(context, route.parameters().get("expires")));
                if (expiry.day() != null) {
                    expiries.put(route.routeId().substring(route.routeId().indexOf('.') + 1), expiry);
                }
            } catch (IllegalArgumentException e) {
                continue; // not a date: the file is refused for it
            }
        }
        return new LeaNotice(
                text(context, file.properties().get("name")),
                text(context, file.properties().get("contact")).replaceAll("\\s+", " "),
                !text(context, file.properties().get("active")).equals("false"),
                Collections.unmodifiableMap(expiries));
    }

    private static String text(CamelContext context, String written) {
        try {
            return written == null
                    ? ""
                    : context.resolvePropertyPlaceholders(written).trim();
        } catch (IllegalArgumentException e) {
            return ""; // a placeholder without a value
        }
    }
}

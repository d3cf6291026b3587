package org.rollcall.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A line of the log, to the byte: a JSON object that ends in {@code ,"hash":"<64 hex digits>"}}, the SHA-256 of the bytes
 * before that. These hold {@code previous}, the hash of the line before, so that no line can be changed, taken out, put in
 * or moved without all after it.
 */
final class AuditLine {

    /** What the first line has for {@code previous}. */
    static final String NONE = "0".repeat(64);

    private static final JsonFactory JSON = new JsonFactory();
    private static final byte[] BEGINNING = utf8("{\"at\":\"");
    private static final String HASH = ",\"hash\":\"";
    private static final String END = "\"}";
    private static final int TAIL = HASH.length() + 64 + END.length();

    private static final Set<String> REQUIRED = Set.of("at", "who", "previous", "hash");

    private AuditLine() {}

    /** An event's line, without a line feed. */
    static byte[] of(AuditEvent event, String previous) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("at", event.at().toString());
            json.writeStringField("who", event.who());
            json.writeStringField("what", event.what().word());
            optional(json, "lea", event.lea());
            optional(json, "run", event.run());
            optional(json, "why", event.why());
            optional(json, "fingerprint", event.fingerprint());
            json.writeStringField("previous", previous);
            json.writeEndObject();
        }
        byte[] whole = line.toByteArray();
        byte[] content = Arrays.copyOf(whole, whole.length - 1);
        line.reset();
        line.writeBytes(content);
        line.writeBytes(utf8(HASH + Sha256.of(content) + END));
        return line.toByteArray();
    }

    private static void optional(JsonGenerator json, String name, String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    /** The entry of a line; empty when the line is not just as it was written. */
    static Optional<AuditEntry> read(byte[] line) {
        int content = line.length - TAIL;
        if (content < 0) {
            return Optional.empty();
        }
        String hash = Sha256.of(Arrays.copyOf(line, content));
        if (!Arrays.equals(utf8(HASH + hash + END), Arrays.copyOfRange(line, content, line.length))) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(line)) {
            return entry(json);
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<AuditEntry> entry(JsonParser json) throws IOException {
        Map<String, String> fields = new HashMap<>();
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            fields.put(name, json.getText());
        }
        for (AuditKind kind : AuditKind.values()) {
            if (kind.word().equals(fields.get("what")) && fields.keySet().containsAll(REQUIRED)) {
                AuditEvent event = new AuditEvent(
                        Instant.parse(fields.get("at")),
                        fields.get("who"),
                        kind,
                        fields.get("lea"),
                        fields.get("run"),
                        fields.get("why"),
                        fields.get("fingerprint"));
                return Optional.of(new AuditEntry(event, fields.get("previous"), fields.get("hash")));
            }
        }
        return Optional.empty();
    }

    /**
     * Whether this can be the beginning of a line that a crash has cut short. Some file systems fill what was not written
     * with zeros.
     */
    static boolean isCutShort(byte[] line) {
        int length = line.length;
        while (length > 0 && line[length - 1] == 0) {
            length--;
        }
        int shared = Math.min(length, BEGINNING.length);
        boolean begins = Arrays.equals(line, 0, shared, BEGINNING, 0, shared);
        boolean ends = length > 0 && line[length - 1] == '}';
        return begins && !ends;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.rollcall.landing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** State on disk as JSON: records by their component names, dates and times in ISO 8601 (times in UTC). */
public final class StateJson {

    private static final ObjectMapper MAPPER = mapper();

    private StateJson() {}

    /** Writes the value so that the file holds all of it or what it held before. */
    public static void write(Path file, Object value) throws IOException {
        DurableFiles.write(file, out -> write(out, value));
    }

    /** Makes the value to be what a file holds, for {@link DurableFiles#replace}. */
    public static void stage(Path file, Object value) throws IOException {
        DurableFiles.stage(file, out -> write(out, value));
    }

    /** The value as indented JSON in UTF-8, ending with a line feed. */
    public static byte[] bytes(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(bytes, value);
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, Object value) throws IOException {
        MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET).writeValue(out, value);
        out.write('\n');
    }

    /**
     * Reads a value.
     *
     * @throws IOException naming the file when it is not there or not such a value
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            T value = MAPPER.readValue(in, type);
            if (value == null) {
                throw AlteredFileException.damaged(file);
            }
            return value;
        } catch (JsonProcessingException e) {
            throw AlteredFileException.damaged(file);
        }
    }

    /**
     * Reads a value.
     *
     * @param otherwise has what the file does not say: of a list's items, what its own first item has
     * @throws IOException naming the file when it is not there or not such a value
     */
    public static <T> T read(Path file, Class<T> type, T otherwise) throws IOException {
        try {
            JsonNode written = MAPPER.readTree(Files.readAllBytes(file));
            complete(written, MAPPER.valueToTree(otherwise));
            return MAPPER.treeToValue(written, type);
        } catch (JsonProcessingException e) {
            throw AlteredFileException.damaged(file);
        }
    }

    /**
     * Reads a value but for one of its fields, which is large.
     *
     * @param otherwise has what is not read, or not there
     */
    public static <T> T readWithout(Path file, String field, Class<T> type, T otherwise) throws IOException {
        try (JsonParser parser = MAPPER.createParser(file.toFile())) {
            ObjectNode object = MAPPER.valueToTree(otherwise);
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw AlteredFileException.damaged(file);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                if (name.equals(field)) {
                    parser.skipChildren();
                } else {
                    object.set(name, parser.readValueAsTree());
                }
            }
            return MAPPER.treeToValue(object, type);
        } catch (JsonProcessingException e) {
            throw AlteredFileException.damaged(file);
        }
    }

    /**
     * The text of a field of a value; what stands after it is not read.
     *
     * @return null when it has none
     */
    public static String text(Path file, String field) throws IOException {
        try (JsonParser parser = MAPPER.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw AlteredFileException.damaged(file);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                if (name.equals(field)) {
                    return parser.nextTextValue();
                }
                parser.nextToken();
                parser.skipChildren();
            }
            return null;
        } catch (JsonProcessingException e) {
            throw AlteredFileException.damaged(file);
        }
    }

    private static void complete(JsonNode written, JsonNode otherwise) {
        if (written instanceof ObjectNode object && otherwise.isObject()) {
            otherwise.properties().forEach(property -> {
                JsonNode value = object.get(property.getKey());
                if (value == null) {
                    object.set(property.getKey(), property.getValue());
                } else {
                    complete(value, property.getValue());
                }
            });
        } else if (written.isArray() && otherwise.isArray() && !otherwise.isEmpty()) {
            written.forEach(item -> complete(item, otherwise.get(0)));
        }
    }

    private static ObjectMapper mapper() {
        SimpleModule times = new SimpleModule();
        add(times, Instant.class, Instant::parse);
        add(times, LocalDate.class, LocalDate::parse);
        add(times, Duration.class, Duration::parse);
        ObjectMapper mapper = new ObjectMapper();
        mapper.registerModule(times);
        mapper.enable(SerializationFeature.INDENT_OUTPUT);
        mapper.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);
        return mapper;
    }

    private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new JsonDeserializer<>() {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return parse.apply(parser.getText());
            }
        });
    }
}

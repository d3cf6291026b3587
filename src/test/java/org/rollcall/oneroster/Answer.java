package org.rollcall.oneroster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is sent: status, headers and body (no bytes: no body). */
record Answer(int status, Map<String, String> headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(int status, String contentType, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (contentType != null) {
            headers.put("Content-Type", contentType);
        }
        return new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    static Answer json(int status, Object body) {
        try {
            return of(status, "application/json", JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON.", e);
        }
    }

    /** An error in the form of 1.2. */
    static Answer error(int status, String code) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("imsx_codeMajor", "failure");
        body.put("imsx_severity", "error");
        body.put("imsx_description", "The request was not answered: " + code + ".");
        Map<String, String> field =
                Map.of("imsx_codeMinorFieldName", "TargetEndSystem", "imsx_codeMinorFieldValue", code);
        body.put("imsx_CodeMinor", Map.of("imsx_codeMinorField", List.of(field)));
        return json(status, body);
    }

    Answer header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer body(byte[] other) {
        return new Answer(status, headers, other);
    }
}

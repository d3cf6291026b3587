package org.rollcall.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The word by which a server says what it refuses, from RFC 6749 (OAuth 2), RFC 6750 and OneRoster's
 * {@code imsx_codeMinor}. Nothing else of an error's body is ever shown, since it may quote what was sent.
 */
final class ErrorCode {

    private static final int LOOK = 64 << 10;
    private static final List<String> KNOWN = List.of(
            "invalid_client",
            "invalid_scope",
            "insufficient_scope",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_grant",
            "invalid_token",
            "invalid_request",
            "access_denied",
            "invalid_filter_field",
            "invalid_selection_field",
            "invalid_sort_field",
            "invaliddata",
            "invalid_data",
            "unauthorisedrequest",
            "unauthorized",
            "forbidden",
            "server_busy",
            "unknownobject",
            "internal_server_error");

    private ErrorCode() {}

    /** The status and the word, such as {@code 400 invalid_scope}; the status alone when no known word is there. */
    static String of(Answer answer) {
        String said = String.join(" ", answer.all("WWW-Authenticate"));
        try {
            said += " " + new String(answer.body().readNBytes(LOOK), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // the status has come, and says enough
        }
        for (String code : KNOWN) {
            if (Pattern.compile("(?<![A-Za-z_])" + code + "(?![A-Za-z_])")
                    .matcher(said)
                    .find()) {
                return answer.status() + " " + code;
            }
        }
        return String.valueOf(answer.status());
    }
}

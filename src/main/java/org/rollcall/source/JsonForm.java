package org.rollcall.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollcall.roster.RoleDetail;

/**
 * The forms in which values stand in OneRoster JSON, whatever its version. Each is read into the text that the same
 * value has in a column of OneRoster CSV; null is blank.
 */
enum JsonForm {

    /** Text, a number, or true or false, which the standard wants as text and some servers send plain. */
    TEXT {
        @Override
        String read(JsonParser json) throws IOException {
            return text(json, "text");
        }
    },

    /** A list of texts, or one. */
    LIST {
        @Override
        String read(JsonParser json) throws IOException {
            return joined(json, () -> text(json, "text"));
        }
    },

    /** A reference {@code {href,sourcedId,type}}, or the sourcedId alone. */
    REFERENCE {
        @Override
        String read(JsonParser json) throws IOException {
            return reference(json);
        }
    },

    /** A list of references, or one. */
    REFERENCES {
        @Override
        String read(JsonParser json) throws IOException {
            return joined(json, () -> reference(json));
        }
    },

    /** A list of ids {@code {type,identifier}}, or one; 1.0 has the CSV's text too. */
    USER_IDS {
        @Override
        String read(JsonParser json) throws IOException {
            return joined(json, () -> {
                if (json.currentToken() != JsonToken.START_OBJECT) {
                    return text(json, "an id");
                }
                String[] id = fields(json, List.of("type", "identifier"));
                return '{' + withoutBraces(id[0]) + ':' + withoutBraces(id[1]) + '}';
            });
        }
    },

    /** The roles of 1.2, {@code {roleType,role,...}}: that of the first primary one, else of the first. */
    ROLES {
        @Override
        String read(JsonParser json) throws IOException {
            boolean listed = json.currentToken() == JsonToken.START_ARRAY;
            String first = "";
            String primary = "";
            while (!listed || json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    String[] role = fields(json, List.of("roleType", "role"));
                    first = first.isEmpty() ? role[1] : first;
                    primary = primary.isEmpty() && role[0].equals("primary") ? role[1] : primary;
                } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                    throw misfit(json, "a role");
                }
                if (!listed) {
                    break;
                }
            }
            return primary.isEmpty() ? first : primary;
        }
    },

    /** The same roles, each with its org and its days, as the details of a roster keep them. */
    WHOLE_ROLES {
        @Override
        String read(JsonParser json) throws IOException {
            boolean listed = json.currentToken() == JsonToken.START_ARRAY;
            List<String> roles = new ArrayList<>();
            while (!listed || json.nextToken() != JsonToken.END_ARRAY) {
                if (json.currentToken() == JsonToken.START_OBJECT) {
                    roles.add(role(json).toString());
                } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                    throw misfit(json, "a role");
                }
                if (!listed) {
                    break;
                }
            }
            return String.join("\n", roles);
        }
    };

    /** Reads one value. */
    private interface Item {
        String read() throws IOException;
    }

    /**
     * Reads the value at which the parser stands, to its end.
     *
     * @throws MisfitException when it is of a kind the form does not take; the parser stands anywhere inside it then
     */
    abstract String read(JsonParser json) throws IOException;

    private static String joined(JsonParser json, Item item) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return item.read();
        }
        StringBuilder joined = new StringBuilder();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String text = item.read();
            if (!text.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : ",").append(text);
            }
        }
        return joined.toString();
    }

    private static String text(JsonParser json, String due) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT:
            case START_ARRAY:
                throw misfit(json, due);
            case VALUE_NULL:
                return "";
            default:
                return json.getText();
        }
    }

    private static String reference(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT:
                return fields(json, List.of("sourcedId"))[0];
            case VALUE_STRING:
            case VALUE_NULL:
                return text(json, "a reference");
            default:
                throw misfit(json, "a reference");
        }
    }

    /** The texts under these names of an object; blank where it has none. */
    private static String[] fields(JsonParser json, List<String> names) throws IOException {
        String[] texts = new String[names.size()];
        Arrays.fill(texts, "");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int place = names.indexOf(json.currentName());
            json.nextToken();
            if (place >= 0) {
                texts[place] = text(json, "text").strip();
            } else {
                json.skipChildren();
            }
        }
        return texts;
    }

    private static RoleDetail role(JsonParser json) throws IOException {
        String[] texts = {"", "", "", "", ""};
        List<String> names = List.of("roleType", "role", "org", "beginDate", "endDate");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int place = names.indexOf(json.currentName());
            json.nextToken();
            if (place < 0) {
                json.skipChildren();
            } else {
                texts[place] = (place == 2 ? reference(json) : text(json, "text")).strip();
            }
        }
        return new RoleDetail(texts[0], texts[1], texts[2], texts[3], texts[4]);
    }

    /** Braces hold an id together in CSV, and no id that counts has any. */
    private static String withoutBraces(String text) {
        return text.replace('{', '(').replace('}', ')');
    }

    private static MisfitException misfit(JsonParser json, String due) {
        String kind =
                switch (json.currentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    case VALUE_TRUE, VALUE_FALSE -> "true or false";
                    default -> "text";
                };
        return new MisfitException("is " + kind + " where " + due + " is due");
    }
}

package org.rollcall.lea;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One place where a source may keep a student's SSID (OneRoster reserves none): {@code identifier}, {@code sourcedId},
 * {@code username}, {@code userMasterIdentifier}, {@code userIds[TYPE]} or {@code metadata.NAME}.
 *
 * @param column the column of {@code users.csv}
 * @param type for {@code userIds}, which type of id to take, compared without regard to case; otherwise blank
 */
public record SsidCandidate(String column, String type) {

    private static final Pattern USER_IDS = Pattern.compile("userIds\\[([^\\]]+)]");
    private static final List<String> PLAIN = List.of("identifier", "sourcedId", "username", "userMasterIdentifier");

    /**
     * Reads an ordered list such as {@code userIds[SSID], metadata.ssid, identifier}.
     *
     * @throws IllegalArgumentException naming the item that is none of the forms above
     */
    static List<SsidCandidate> parseList(String text) {
        List<SsidCandidate> candidates = new ArrayList<>();
        for (String item : text.split(",")) {
            candidates.add(parse(item.trim()));
        }
        return List.copyOf(candidates);
    }

    private static SsidCandidate parse(String item) {
        var userIds = USER_IDS.matcher(item);
        if (userIds.matches()) {
            return new SsidCandidate("userIds", userIds.group(1).trim());
        }
        if (PLAIN.contains(item) || item.matches("metadata\\.[^\\s\\[\\]]+")) {
            return new SsidCandidate(item, "");
        }
        throw new IllegalArgumentException(
                "'" + item
                        + "' is not a place for an SSID; use identifier, sourcedId, username, userMasterIdentifier, userIds[TYPE] or metadata.NAME");
    }

    /** The form it is written in. */
    @Override
    public String toString() {
        return type.isEmpty() ? column : column + "[" + type + "]";
    }
}

package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.ledger.Warnings;

/**
 * Finds a student's SSID: candidates are tried in order and the first with a valid value wins. Two different valid
 * values of one candidate are a conflict, which nothing below it can settle.
 */
final class SsidFinder {

    private final List<SsidCandidate> candidates;
    private final Warnings warnings;

    SsidFinder(List<SsidCandidate> candidates, Warnings warnings) {
        this.candidates = candidates;
        this.warnings = warnings;
    }

    /** @param values one for each candidate: the text of its column, blank when there is none */
    Ssid find(String... values) {
        Ssid found = Ssid.MISSING;
        for (int i = 0; i < candidates.size(); i++) {
            Ssid read = read(candidates.get(i), values[i]);
            if (found.status() == Ssid.Status.VALID) {
                if (read.status() == Ssid.Status.CONFLICT
                        || read.status() == Ssid.Status.VALID && read.number() != found.number()) {
                    warnings.warn("A user has another valid SSID at " + candidates.get(i)
                            + " than at a place that comes before it; the first counts");
                }
            } else if (read.status() == Ssid.Status.CONFLICT) {
                return read;
            } else if (read.status() != Ssid.Status.MISSING) {
                found = read;
            }
        }
        return found;
    }

    private static Ssid read(SsidCandidate candidate, String value) {
        Ssid found = Ssid.MISSING;
        for (String id : ids(candidate, value)) {
            if (id.isBlank()) {
                continue;
            }
            if (!Ssid.isValid(id)) {
                found = found.status() == Ssid.Status.MISSING ? Ssid.MALFORMED : found;
            } else if (found.status() == Ssid.Status.VALID && found.number() != Long.parseLong(id)) {
                return Ssid.CONFLICT;
            } else {
                found = Ssid.valid(Long.parseLong(id));
            }
        }
        return found;
    }

    private static List<String> ids(SsidCandidate candidate, String value) {
        return candidate.type().isEmpty() ? List.of(value) : userIds(value, candidate.type());
    }

    /** The ids of one type in {@code {type:id},{type:id}}; a type may hold blanks and colons, an id may hold colons. */
    private static List<String> userIds(String value, String type) {
        List<String> ids = new ArrayList<>();
        int open = value.indexOf('{');
        while (open >= 0) {
            int close = value.indexOf('}', open);
            int end = close < 0 ? value.length() : close;
            String entry = value.substring(open + 1, end).strip();
            if (entry.regionMatches(true, 0, type, 0, type.length())) {
                String rest = entry.substring(type.length()).strip();
                if (rest.startsWith(":")) {
                    ids.add(rest.substring(1).strip());
                }
            }
            open = close < 0 ? -1 : value.indexOf('{', close);
        }
        return ids;
    }
}

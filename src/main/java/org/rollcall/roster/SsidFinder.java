package org.rollcall.roster;

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
        return candidate.type().isEmpty()
                ? and(Ssid.MISSING, value, 0, value.length())
                : userIds(value, candidate.type());
    }

    /** The ids of one type in {@code {type:id},{type:id}}; a type may hold blanks and colons, an id may hold colons. */
    private static Ssid userIds(String value, String type) {
        Ssid found = Ssid.MISSING;
        int open = value.indexOf('{');
        while (open >= 0 && found.status() != Ssid.Status.CONFLICT) {
            int close = value.indexOf('}', open);
            int end = trimmedEnd(value, open + 1, close < 0 ? value.length() : close);
            int begin = trimmedStart(value, open + 1, end);
            if (begin + type.length() < end && value.regionMatches(true, begin, type, 0, type.length())) {
                int colon = trimmedStart(value, begin + type.length(), end);
                if (colon < end && value.charAt(colon) == ':') {
                    found = and(found, value, trimmedStart(value, colon + 1, end), end);
                }
            }
            open = close < 0 ? -1 : value.indexOf('{', close);
        }
        return found;
    }

    private static int trimmedStart(String value, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int trimmedEnd(String value, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** What is found with one more id. */
    private static Ssid and(Ssid found, String value, int from, int to) {
        if (trimmedStart(value, from, to) == to) {
            return found;
        }
        if (!Ssid.isValid(value, from, to)) {
            return found.status() == Ssid.Status.MISSING ? Ssid.MALFORMED : found;
        }
        long number = Long.parseLong(value, from, to, 10);
        return found.status() == Ssid.Status.VALID && found.number() != number ? Ssid.CONFLICT : Ssid.valid(number);
    }
}

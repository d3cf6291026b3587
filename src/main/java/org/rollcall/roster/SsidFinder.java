package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;
import org.rollcall.lea.SsidCandidate;

/**
 * Finds a student's SSID: candidates are tried in order and the first with a valid value wins. Two different valid
 * values of one candidate are a conflict, which nothing below it can settle.
 */
final class SsidFinder {

    private final List<SsidCandidate> candidates;

    /**
     * What is found.
     *
     * @param others the candidates that come later and say something else; whoever takes the row warns of them
     */
    record Found(Ssid ssid, List<SsidCandidate> others) {}

    SsidFinder(List<SsidCandidate> candidates) {
        this.candidates = candidates;
    }

    /** @param values one for each candidate: the text of its column, blank when there is none */
    Found find(CharSequence... values) {
        Ssid found = Ssid.MISSING;
        List<SsidCandidate> others = List.of();
        for (int i = 0; i < candidates.size(); i++) {
            Ssid read = read(candidates.get(i), values[i]);
            if (found.status() == Ssid.Status.VALID) {
                if (read.status() == Ssid.Status.CONFLICT
                        || read.status() == Ssid.Status.VALID && read.number() != found.number()) {
                    others = new ArrayList<>(others);
                    others.add(candidates.get(i));
                }
            } else if (read.status() == Ssid.Status.CONFLICT) {
                return new Found(read, List.of());
            } else if (read.status() != Ssid.Status.MISSING) {
                found = read;
            }
        }
        return new Found(found, others);
    }

    private static Ssid read(SsidCandidate candidate, CharSequence value) {
        return candidate.type().isEmpty()
                ? and(Ssid.MISSING, value, 0, value.length())
                : userIds(value, candidate.type());
    }

    /** The ids of one type in {@code {type:id},{type:id}}; a type may hold blanks and colons, an id may hold colons. */
    private static Ssid userIds(CharSequence value, String type) {
        Ssid found = Ssid.MISSING;
        int open = indexOf(value, '{', 0);
        while (open >= 0 && found.status() != Ssid.Status.CONFLICT) {
            int close = indexOf(value, '}', open);
            int end = trimmedEnd(value, open + 1, close < 0 ? value.length() : close);
            int begin = trimmedStart(value, open + 1, end);
            if (begin + type.length() < end && begins(value, begin, type)) {
                int colon = trimmedStart(value, begin + type.length(), end);
                if (colon < end && value.charAt(colon) == ':') {
                    found = and(found, value, trimmedStart(value, colon + 1, end), end);
                }
            }
            open = close < 0 ? -1 : indexOf(value, '{', close);
        }
        return found;
    }

    private static int indexOf(CharSequence value, char c, int from) {
        int at = from;
        while (at < value.length() && value.charAt(at) != c) {
            at++;
        }
        return at < value.length() ? at : -1;
    }

    private static boolean begins(CharSequence value, int from, String type) {
        return value.subSequence(from, from + type.length()).toString().equalsIgnoreCase(type);
    }

    private static int trimmedStart(CharSequence value, int from, int to) {
        int start = from;
        while (start < to && Character.isWhitespace(value.charAt(start))) {
            start++;
        }
        return start;
    }

    private static int trimmedEnd(CharSequence value, int from, int to) {
        int end = to;
        while (end > from && Character.isWhitespace(value.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** What is found with one more id. */
    private static Ssid and(Ssid found, CharSequence value, int from, int to) {
        if (trimmedStart(value, from, to) == to) {
            return found;
        }
        long number = Ssid.number(value, from, to);
        if (number == Ssid.NO_NUMBER) {
            return found.status() == Ssid.Status.MISSING ? Ssid.MALFORMED : found;
        }
        return found.status() == Ssid.Status.VALID && found.number() != number ? Ssid.CONFLICT : Ssid.valid(number);
    }
}

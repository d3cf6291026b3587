package org.rollcall.roster;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Fingerprints of people's names, two of 32 bits in one number, which tell one person's rows from two people's without
 * the names being kept. Case, accents and all but letters and digits make no difference.
 */
public final class PersonName {

    /** What each letter of the Latin script folds to; there it does not depend on those around it. */
    private static final String[] LATIN = new String[0x180];

    static {
        for (int c = 0; c < LATIN.length; c++) {
            LATIN[c] = folded(Character.toString(c));
        }
    }

    /** Of somebody whose name is not known. */
    public static final long UNKNOWN = 0;

    private PersonName() {}

    /** The fingerprint of a name. */
    public static long of(String family, String given) {
        return of(half(Utf8.of(family)), half(Utf8.of(given)));
    }

    /** The fingerprint of a name from those of its halves. */
    static long of(int family, int given) {
        return (long) family << Integer.SIZE | given & 0xFFFFFFFFL;
    }

    /** The fingerprint of a family name or a given name; 0 when nothing is kept of it. */
    static int half(Utf8 name) {
        byte[] kept = new byte[name.length()];
        int length = 0;
        for (int i = 0; i < kept.length; i++) {
            byte c = name.at(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                kept[length++] = c;
            } else if (c >= 'A' && c <= 'Z') {
                kept[length++] = (byte) (c + 'a' - 'A');
            } else if (c < 0) {
                byte[] folded = fold(name.toString()).getBytes(StandardCharsets.UTF_8);
                return half(folded, folded.length);
            }
        }
        return half(kept, length);
    }

    private static int half(byte[] folded, int length) {
        int hash = (int) Fingerprint.of(folded, 0, length);
        return length == 0 ? 0 : hash == 0 ? 1 : hash;
    }

    private static String fold(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= LATIN.length) {
                return folded(name);
            }
            kept.append(LATIN[name.charAt(i)]);
        }
        return kept.toString();
    }

    private static String folded(String name) {
        StringBuilder letters = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }

    /** Whether two may be one person: the family names are the same or the given names are, or one is not known. */
    public static boolean agree(long one, long other) {
        boolean family = one >>> Integer.SIZE != 0 && one >>> Integer.SIZE == other >>> Integer.SIZE;
        return family || agreeInGivenName(one, other);
    }

    /** Whether the given names are the same, or one person is not known by name. */
    public static boolean agreeInGivenName(long one, long other) {
        return one == UNKNOWN || other == UNKNOWN || one == other || (int) one != 0 && (int) one == (int) other;
    }
}

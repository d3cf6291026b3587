package org.rollcall.roster;

import java.util.Arrays;
import java.util.Locale;

/**
 * By what users are known besides their sourcedIds, as fingerprints by their number in the users table; 0 for what is
 * blank. The identifier is the local id, which a row that has none shares with its sourcedId. E-mail and username are
 * compared without regard to case.
 */
public final class PersonKeys {

    private long[] identifiers = new long[64];
    private long[] emails = new long[64];
    private long[] usernames = new long[64];

    /** Of nobody yet. */
    public PersonKeys() {}

    /** Makes room for about so many. */
    void room(int about) {
        identifiers = grown(identifiers, about);
        emails = grown(emails, about);
        usernames = grown(usernames, about);
    }

    /** Keeps what is known of a user. */
    public void put(int user, long identifier, long email, long username) {
        identifiers = grown(identifiers, user);
        emails = grown(emails, user);
        usernames = grown(usernames, user);
        identifiers[user] = identifier;
        emails[user] = email;
        usernames[user] = username;
    }

    private static long[] grown(long[] keys, int user) {
        return user < keys.length ? keys : Arrays.copyOf(keys, Math.max(user + 1, keys.length + (keys.length >> 1)));
    }

    /** The fingerprint of an e-mail address or a username, whatever its case; 0 when it is blank. */
    static long folded(Utf8 text) {
        byte[] lower = new byte[text.length()];
        for (int i = 0; i < lower.length; i++) {
            byte c = text.at(i);
            if (c < 0) {
                return of(text.toString().toLowerCase(Locale.ROOT));
            }
            lower[i] = (byte) (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
        }
        return lower.length == 0 ? 0 : Fingerprint.of(lower, 0, lower.length);
    }

    /** The fingerprint of a local id; 0 when it is blank. */
    public static long of(String text) {
        return text.isEmpty() ? 0 : Fingerprint.of(text);
    }

    /** The fingerprint of a user's local id. */
    public long identifier(int user) {
        return user < identifiers.length ? identifiers[user] : 0;
    }

    /** The fingerprint of a user's e-mail address. */
    public long email(int user) {
        return user < emails.length ? emails[user] : 0;
    }

    /** The fingerprint of a user's username. */
    public long username(int user) {
        return user < usernames.length ? usernames[user] : 0;
    }
}

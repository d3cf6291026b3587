package org.rollcall.drop;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * One account of the embedded SFTP server. It logs in with a password, with a public key, or with either.
 *
 * @param name login name: letters, digits and {@code . _ @ -}, at most 64
 * @param kind what the account may do
 * @param folder for {@link Kind#UPLOAD} the one folder below the server's root that the account sees: letters, digits
 *     and {@code . _ -}, not beginning with a dot; for {@link Kind#COLLECT} empty or null, as it sees the whole root
 * @param password null or blank for none
 * @param authorizedKeys public keys as in an OpenSSH {@code authorized_keys} file, one a line, without options; null or
 *     blank for none. Types: {@code ecdsa-sha2-*} and {@code ssh-rsa}; {@code ssh-ed25519} only where a library for it
 *     ({@code net.i2p.crypto:eddsa} or Bouncy Castle) is on the class path
 */
public record SftpAccount(String name, Kind kind, String folder, String password, String authorizedKeys) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@-]{1,64}");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}");

    /** What an account may do. */
    public enum Kind {
        /**
         * A sender, shut into its folder: list, write, overwrite and rename, but not read back, delete or make folders.
         * Names that begin with a dot at the top of the folder do not exist for it.
         */
        UPLOAD,
        /** Rollcall itself, in the whole root: list, read, rename, make folders and delete, but not write. */
        COLLECT
    }

    /** @throws IllegalArgumentException in one sentence that names the account, never its password */
    public SftpAccount {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("An SFTP account needs a name of 1 to 64 letters, digits and . _ @ -"
                    + (name == null ? "." : ", not '" + printable(name) + "'."));
        }
        if (kind == null) {
            throw new IllegalArgumentException("SFTP account '" + name + "' needs a kind: UPLOAD or COLLECT.");
        }
        folder = folder == null ? "" : folder.strip();
        if (kind == Kind.UPLOAD && !FOLDER.matcher(folder).matches()) {
            throw new IllegalArgumentException("SFTP account '" + name
                    + "' needs a folder: one name of letters, digits and . _ - that does not begin with a dot"
                    + (folder.isEmpty() ? "." : ", not '" + printable(folder) + "'."));
        }
        if (kind == Kind.COLLECT && !folder.isEmpty()) {
            throw new IllegalArgumentException("SFTP account '" + name
                    + "' collects from every folder; leave its folder empty instead of '" + printable(folder) + "'.");
        }
        password = password == null || password.isBlank() ? null : password;
        authorizedKeys = authorizedKeys == null ? "" : authorizedKeys.strip();
        if (password == null && authorizedKeys.isEmpty()) {
            throw new IllegalArgumentException(
                    "SFTP account '" + name + "' needs a password, a public key, or both; it has neither.");
        }
        parse(name, authorizedKeys);
    }

    /** An {@link Kind#UPLOAD} account; give at least one of password and keys. */
    public static SftpAccount upload(String name, String folder, String password, String authorizedKeys) {
        return new SftpAccount(name, Kind.UPLOAD, folder, password, authorizedKeys);
    }

    /** A {@link Kind#COLLECT} account; give at least one of password and keys. */
    public static SftpAccount collect(String name, String password, String authorizedKeys) {
        return new SftpAccount(name, Kind.COLLECT, "", password, authorizedKeys);
    }

    /** Name, kind and folder, and whether there is a password and how many keys; never the password. */
    @Override
    public String toString() {
        return "SftpAccount[name=" + name + ", kind=" + kind + ", folder=" + folder + ", password="
                + (password == null ? "none" : "set") + ", keys=" + publicKeys().size() + "]";
    }

    List<PublicKey> publicKeys() {
        return parse(name, authorizedKeys);
    }

    private static List<PublicKey> parse(String account, String authorizedKeys) {
        List<PublicKey> keys = new ArrayList<>();
        List<String> lines = authorizedKeys.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                keys.add(parse(account, i + 1, line));
            }
        }
        return List.copyOf(keys);
    }

    private static PublicKey parse(String account, int lineNumber, String line) {
        String where = "Public key line " + lineNumber + " of SFTP account '" + account + "' ";
        AuthorizedKeyEntry entry;
        PublicKey key;
        try {
            entry = AuthorizedKeyEntry.parseAuthorizedKeyEntry(line);
            key = entry.resolvePublicKey(null, PublicKeyEntryResolver.IGNORING);
        } catch (Exception e) {
            throw new IllegalArgumentException(
                    where + "cannot be read; paste one line of a .pub file, such as 'ecdsa-sha2-nistp256 AAAA...'.");
        }
        // An option such as from="..." narrows what a key may do: to drop it unread would widen it.
        if (!entry.getLoginOptions().isEmpty()) {
            throw new IllegalArgumentException(where + "has options before the key type; take them out.");
        }
        if (key == null) {
            throw new IllegalArgumentException(where + "is of type " + entry.getKeyType()
                    + ", which this Java cannot check; use an ecdsa-sha2-nistp256 or RSA key.");
        }
        return key;
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}

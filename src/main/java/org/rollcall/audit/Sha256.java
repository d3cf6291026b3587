package org.rollcall.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.rollcall.landing.DurableFiles;

/** SHA-256 in lower-case hex. */
public final class Sha256 {

    private Sha256() {}

    /** The hash of all bytes. */
    public static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /**
     * The hash of a file.
     *
     * @throws IOException when it cannot be read
     */
    public static String of(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), digest())) {
            DurableFiles.transfer(in, OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        }
    }

    /**
     * Whether a file is there and has a hash.
     *
     * @throws IOException when it cannot be read
     */
    public static boolean is(Path file, String hash) throws IOException {
        return Files.isRegularFile(file) && of(file).equals(hash);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

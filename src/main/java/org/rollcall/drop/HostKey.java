package org.rollcall.drop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.util.security.SecurityUtils;

/**
 * The key by which clients know the server, kept in a file in OpenSSH's private key format (as {@code ssh-keygen} reads
 * and writes it) without a passphrase. An ECDSA P-256 key is made when there is no file; a file that is there is used
 * or refused, never replaced, because clients refuse a server whose key has changed.
 */
final class HostKey {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final KeyPair keys;

    private HostKey(KeyPair keys) {
        this.keys = keys;
    }

    /** @throws IOException in one sentence, if the file cannot be made, is open to others, or holds no sound key */
    static HostKey in(Path file) throws IOException {
        if (Files.notExists(file)) {
            create(file);
        }
        if (OwnerOnly.isKnown(file)
                && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IOException(
                    "The SFTP host key " + file + " is open to other users of this machine; chmod it to 600.");
        }
        KeyPair keys;
        try {
            keys = read(file);
            prove(keys);
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            // Without the cause: a parser's message may quote the key.
            throw new IOException(
                    "The SFTP host key " + file + " is damaged, or not a private key without passphrase; restore it"
                            + " from a backup, or move it away to have a new one made, which every"
                            + " client must then accept.");
        }
        return new HostKey(keys);
    }

    KeyPair keys() {
        return keys;
    }

    /** {@code SHA256:} and the digest in Base64 without padding, as {@code ssh-keygen -lf} prints it. */
    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, keys.getPublic());
    }

    /** Key type and Base64 of the public key, as in a {@code .pub} file. */
    String entry() {
        return PublicKeyEntry.toString(keys.getPublic());
    }

    private static void create(Path file) throws IOException {
        ByteArrayOutputStream pem = new ByteArrayOutputStream();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(generator.generateKeyPair(), "rollcall", null, pem);
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    "This Java cannot make an ECDSA P-256 host key; make " + file + " with ssh-keygen.", e);
        }
        Path folder = file.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path draft = Files.createTempFile(folder, ".host-key", null, OwnerOnly.file(folder));
            try {
                try (FileChannel out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                    out.write(ByteBuffer.wrap(pem.toByteArray()));
                    out.force(true);
                }
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new IOException("The SFTP host key " + file + " cannot be made; make its folder writable.", e);
        }
    }

    private static KeyPair read(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            Iterator<KeyPair> found = SecurityUtils.loadKeyPairIdentities(
                            null, NamedResource.ofName("host key"), in, FilePasswordProvider.EMPTY)
                    .iterator();
            return found.next();
        }
    }

    /** A file may parse and still hold a private key that is not the public key's. */
    private static void prove(KeyPair keys) throws GeneralSecurityException {
        String type = keys.getPublic().getAlgorithm();
        if (!type.equals("EC") && !type.equals("RSA")) {
            return;
        }
        Signature signature = Signature.getInstance(type.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(keys.getPrivate());
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException();
        }
    }
}

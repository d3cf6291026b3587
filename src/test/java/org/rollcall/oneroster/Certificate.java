package org.rollcall.oneroster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A self-signed certificate for localhost and 127.0.0.1, made once by the JDK's keytool; its files go with the JVM. */
public final class Certificate {

    private static final String PASSWORD = "synthetic";
    private static Certificate made;

    private final KeyStore keys;
    private final Path pem;

    private Certificate(KeyStore keys, Path pem) {
        this.keys = keys;
        this.pem = pem;
    }

    public static synchronized Certificate get() throws IOException {
        if (made == null) {
            made = make();
        }
        return made;
    }

    private static Certificate make() throws IOException {
        Path folder = Files.createTempDirectory("oneroster-tls");
        folder.toFile().deleteOnExit();
        Path store = folder.resolve("server.p12");
        keytool(store);
        store.toFile().deleteOnExit();
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD.toCharArray());
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(keys.getCertificate("server").getEncoded());
            Path pem = Files.writeString(
                    folder.resolve("server.pem"),
                    "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
            pem.toFile().deleteOnExit();
            return new Certificate(keys, pem);
        } catch (GeneralSecurityException e) {
            throw new IOException("The certificate that keytool made cannot be read.", e);
        }
    }

    private static void keytool(Path store) throws IOException {
        String[] command = {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "server",
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-validity",
            "3",
            "-dname",
            "CN=localhost",
            "-ext",
            "SAN=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            store.toString()
        };
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate: " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("keytool was interrupted.", e);
        }
    }

    public Path pem() {
        return pem;
    }

    public SSLContext context() throws IOException {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("The server's TLS cannot be set up.", e);
        }
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;

/** Which servers' certificates are trusted: those Java trusts, and those of a file in PEM. */
final class ApiTls {

    private ApiTls() {}

    /** @throws DeploymentException when the file holds no certificates */
    static SSLContextParameters trusting(Path pem) {
        SSLContextParameters parameters = new SSLContextParameters();
        if (pem == null) {
            return parameters;
        }
        try (InputStream in = Files.newInputStream(pem)) {
            Collection<? extends Certificate> own =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (own.isEmpty()) {
                throw new DeploymentException("api.trustedCertificates: " + pem + " holds no certificate in PEM");
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate certificate : javas()) {
                store.setCertificateEntry("java-" + number++, certificate);
            }
            for (Certificate certificate : own) {
                store.setCertificateEntry("own-" + number++, certificate);
            }
            KeyStoreParameters keyStore = new KeyStoreParameters();
            keyStore.setKeyStore(store);
            TrustManagersParameters managers = new TrustManagersParameters();
            managers.setKeyStore(keyStore);
            parameters.setTrustManagers(managers);
            return parameters;
        } catch (IOException e) {
            throw new DeploymentException("api.trustedCertificates: there is no readable file " + pem);
        } catch (GeneralSecurityException e) {
            throw new DeploymentException("api.trustedCertificates: " + pem + " holds no certificate in PEM");
        }
    }

    private static X509Certificate[] javas() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509.getAcceptedIssuers();
            }
        }
        return new X509Certificate[0];
    }
}

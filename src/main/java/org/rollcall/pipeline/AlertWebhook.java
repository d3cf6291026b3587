package org.rollcall.pipeline;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The webhook that alerts go to. Its address and token are given to each request here, so that neither stands in an
 * endpoint's address: the address alone lets anyone post.
 */
public final class AlertWebhook {

    private static final int TIMEOUT = 10_000;

    private final String url;
    private final String header;
    private final String token;
    private final SSLContext trusted;

    /** @param trusted which servers' certificates are trusted; null when there is no webhook */
    AlertWebhook(String url, String header, String token, SSLContext trusted) {
        this.trusted = trusted;
        this.url = url;
        this.header = header;
        this.token = token;
    }

    /** Makes the body, JSON, a request to the webhook. */
    public void request(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_URI, url);
        message.setHeader(Exchange.HTTP_METHOD, "POST");
        message.setHeader(Exchange.CONTENT_TYPE, "application/json; charset=UTF-8");
        if (!header.isEmpty()) {
            message.setHeader(header, token);
        }
    }

    /** Connects without asking anything: ok, or FAILED and a sentence with the remedy. */
    String probe() {
        URI uri = URI.create(url);
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            if (tls) {
                shakeHands(socket, uri.getHost(), port);
            }
            return "ok, " + uri.getHost() + " can be reached; nothing was sent, so it is not known whether it takes"
                    + " alerts";
        } catch (IOException e) {
            return "FAILED: " + AlertFaults.webhook(e);
        }
    }

    private void shakeHands(Socket socket, String host, int port) throws IOException {
        try (SSLSocket secure = (SSLSocket) trusted.getSocketFactory().createSocket(socket, host, port, true)) {
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            secure.startHandshake();
        }
    }
}

package org.rollcall.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that keeps what it is sent. */
public final class MailServer implements AutoCloseable {

    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    /** A mail as it came. */
    public record Mail(String from, String to, String subject, String contentType, String text) {}

    private MailServer(SMTPServer.Builder builder) {
        server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .messageHandler((context, from, to, bytes) -> mails.add(read(bytes)))
                .build();
        server.start();
    }

    /** One that takes mail from anyone, unencrypted. */
    public static MailServer open() {
        return new MailServer(SMTPServer.port(0));
    }

    /** One that takes nothing before STARTTLS and a sign-in. */
    public static MailServer startTls(SSLContext keys, String username, String password) {
        return new MailServer(signIn(username, password)
                .enableTLS()
                .requireTLS()
                .startTlsSocketFactory(keys)
                .requireAuth());
    }

    /** One that speaks TLS from the first byte, and asks for a sign-in. */
    public static MailServer smtps(SSLContext keys, String username, String password) {
        return new MailServer(
                signIn(username, password).serverSocketFactory(keys).requireAuth());
    }

    private static SMTPServer.Builder signIn(String username, String password) {
        return SMTPServer.port(0)
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, pass, context) -> {
                    if (!user.equals(username) || !pass.equals(password)) {
                        throw new LoginFailedException();
                    }
                }));
    }

    private static Mail read(byte[] bytes) {
        try {
            MimeMessage message =
                    new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
            return new Mail(
                    message.getHeader("From", ","),
                    message.getHeader("To", ","),
                    message.getSubject(),
                    message.getContentType(),
                    message.getContent().toString().replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("What came is no mail", e);
        }
    }

    public int port() {
        return server.getPortAllocated();
    }

    /** The mails that came, in that order. */
    public List<Mail> mails() {
        return mails;
    }

    @Override
    public void close() {
        server.stop();
    }
}

package org.rollcall.pipeline;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;

/** Tries a drop folder and says what is wrong and how to mend it; takes and changes nothing. */
final class EndpointProbe {

    private static final int TIMEOUT = 10_000;

    private final CamelContext context;

    EndpointProbe(CamelContext context) {
        this.context = context;
    }

    /** {@code ok} with the number of files, or a sentence. */
    String probe(DropEndpoint place) {
        if (!place.isSftp()) {
            return probeFolder(place);
        }
        try (SftpFolder folder = SftpFolder.connect(context, place)) {
            long files = folder.list("").stream()
                    .filter(entry -> !entry.path().startsWith("."))
                    .count();
            return "ok, " + files + " entries in " + place.uri();
        } catch (IOException e) {
            String sentence = e.getMessage();
            return "FAILED: " + sentence + (sentence.contains("known_hosts") ? offered(place) : "");
        }
    }

    private static String probeFolder(DropEndpoint place) {
        if (!Files.isDirectory(place.folder())) {
            return "FAILED: " + place.folder() + " is not a folder. Make it, or correct the parameter from.";
        }
        try (var entries = Files.list(place.folder())) {
            return "ok, "
                    + entries.filter(p -> !p.getFileName().toString().startsWith("."))
                            .count() + " entries in " + place.uri();
        } catch (IOException e) {
            return "FAILED: " + place.folder() + " cannot be read; give Rollcall's user the right to.";
        }
    }

    /** Whether sets can be published into a folder on local disk, which is made with the first. */
    static String probeTarget(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.isDirectory(there) && Files.isWritable(there)
                ? "ok, " + folder
                : "FAILED: " + folder + " cannot be written to; give Rollcall's user the right to write to " + there
                        + ".";
    }

    /** The line for known_hosts that the server offers; a person must compare it with the owner's before adding it. */
    private static String offered(DropEndpoint place) {
        URI address = URI.create(place.uri());
        int port = address.getPort() < 0 ? 22 : address.getPort();
        Session session = null;
        try {
            session = new JSch().getSession("nobody", address.getHost(), port);
            session.setConfig("StrictHostKeyChecking", "no");
            session.setConfig("PreferredAuthentications", "none");
            session.connect(TIMEOUT);
        } catch (JSchException e) {
            // signing in as nobody fails; by then the server has shown its key
        }
        HostKey key = session == null ? null : session.getHostKey();
        if (session != null) {
            session.disconnect();
        }
        if (key == null) {
            return "";
        }
        String host = port == 22 ? address.getHost() : "[" + address.getHost() + "]:" + port;
        return System.lineSeparator()
                + "  The server offers this line; compare it with the owner's before you add it to "
                + place.login().knownHosts() + ":" + System.lineSeparator() + "  " + host + " " + key.getType() + " "
                + key.getKey();
    }
}

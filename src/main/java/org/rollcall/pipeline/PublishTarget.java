package org.rollcall.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.apache.camel.CamelContext;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.LocalDrop;

/** Where the settings {@code publish.*} say that sets go. */
final class PublishTarget {

    private final CamelContext context;
    private final Settings settings;

    PublishTarget(CamelContext context, Settings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** @throws DeploymentException when the settings cannot be used */
    DropTarget open() {
        if (!isSftp()) {
            return new LocalDrop(folder(), settings.publishMode());
        }
        List<String> problems = place().problems();
        if (!problems.isEmpty()) {
            throw new DeploymentException(problems.stream()
                    .map(p -> "publish." + p.replaceFirst("^from:", "to:"))
                    .toList());
        }
        return new SftpDrop(context, place());
    }

    /** Tries it without changing anything: ok, or FAILED and a sentence with the remedy. */
    String probe(EndpointProbe probe) {
        return isSftp() ? probe.probe(place()) : EndpointProbe.probeTarget(folder());
    }

    private boolean isSftp() {
        return settings.publishTo().startsWith("sftp:");
    }

    private Path folder() {
        return Path.of(settings.publishTo().replaceFirst("^file:", "")).toAbsolutePath();
    }

    private DropEndpoint place() {
        return new DropEndpoint(
                settings.publishTo(),
                new DropEndpoint.Login(
                        property("username"),
                        property("password"),
                        property("knownHostsFile"),
                        property("privateKeyFile"),
                        property("privateKeyPassphrase")));
    }

    private String property(String key) {
        return context.getPropertiesComponent()
                .resolveProperty("publish." + key)
                .orElse("")
                .trim();
    }
}

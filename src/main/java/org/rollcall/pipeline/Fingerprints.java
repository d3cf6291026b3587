package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.rollcall.audit.Sha256;

/**
 * Tells whether settings are as they were: a SHA-256 over what is set and what Rollcall supplies where nothing is. No secret
 * goes into it, so that it cannot be guessed from it; that one is changed does not show. Comments and order do not count.
 */
final class Fingerprints {

    /** Settings and parameters whose values may be secrets or hold them. */
    private static final Pattern SECRET =
            Pattern.compile("(?i).*(password|passphrase|secret|token|webhook|connection).*");

    /** Below a name that begins with a dot, where an editor or a container's mount has its own. */
    private static final Pattern HIDDEN = Pattern.compile("(^|/)\\.");

    private final CamelContext context;

    Fingerprints(CamelContext context) {
        this.context = context;
    }

    /**
     * Of an LEA: its file and what its SIS's profile gives it. The files beside it are data; each run keeps what it read of
     * them.
     */
    String lea(LeaFile file, Map<String, String> inherited) {
        List<String> lines = new ArrayList<>();
        Map<String, String> properties = new TreeMap<>(inherited);
        properties.putAll(file.properties());
        lines.addAll(values(properties));
        for (LeaFile.Templated route : file.routes()) {
            lines.add(route.routeId() + " " + route.template());
            lines.addAll(values(new TreeMap<>(route.parameters())));
        }
        return of(lines);
    }

    private List<String> values(Map<String, String> written) {
        List<String> lines = new ArrayList<>();
        written.forEach(
                (name, value) -> lines.add(name + "=" + (isSecret(name) ? placeholders(value) : resolved(value))));
        return lines;
    }

    private String resolved(String value) {
        return context.resolvePropertyPlaceholders(value).trim();
    }

    /** Of a value that is or holds a secret, the names of its placeholders. */
    private static String placeholders(String value) {
        return value.matches("(?s)\\s*\\{\\{[^{}:]*(:[A-Za-z0-9_]+)?}}\\s*") ? value.trim() : "";
    }

    private static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }

    /**
     * Of a deployment: Rollcall's own settings and version, the routes that it ships and those of the routes folder, and
     * which LEAs there are.
     *
     * @param settings the names of Rollcall's own settings
     */
    String deployment(Path routes, Collection<String> settings, Collection<String> leas) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("rollcall=" + Fingerprints.class.getPackage().getImplementationVersion());
        for (String name : settings.stream().sorted().toList()) {
            if (!isSecret(name)) {
                lines.add(name + "="
                        + context.getPropertiesComponent().resolveProperty(name).orElse(""));
            }
        }
        for (Map.Entry<String, String> file : ShippedRoutes.read(routes).entrySet()) {
            lines.add(file.getKey() + " " + Sha256.of(file.getValue().getBytes(StandardCharsets.UTF_8)));
        }
        for (String folder : List.of("sis", "specs")) {
            lines.addAll(files(routes, routes.resolve(folder)));
        }
        leas.stream().sorted().forEach(lines::add);
        return of(lines);
    }

    /** The files below a folder, each with its hash. */
    private static List<String> files(Path routes, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            List<String> lines = new ArrayList<>();
            for (Path file : entries.filter(Files::isRegularFile).sorted().toList()) {
                String name = routes.relativize(file).toString();
                if (!HIDDEN.matcher(name).find()) {
                    lines.add(name + " " + Sha256.of(Files.readAllBytes(file)));
                }
            }
            return lines;
        }
    }

    private static String of(List<String> lines) {
        return Sha256.of(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The routes that ship in the jar; a file of the same name in the deployment's routes folder takes its place. */
final class ShippedRoutes {

    private static final List<String> SHIPPED = List.of(
            "pipeline/alerts.camel.yaml",
            "pipeline/land.camel.yaml",
            "pipeline/nightly.camel.yaml",
            "pipeline/publish.camel.yaml",
            "pipeline/run.camel.yaml",
            "pipeline/tick.camel.yaml",
            "sources/oneroster-zip.camel.yaml");

    private ShippedRoutes() {}

    /** The pipeline and the source templates by path, overridden and added to by the folder's own. */
    static Map<String, String> read(Path routes) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String path : SHIPPED) {
            files.put(path, shipped(path));
        }
        for (String folder : List.of("pipeline", "sources")) {
            LeaFolder.read(routes.resolve(folder)).forEach((name, text) -> files.put(folder + "/" + name, text));
        }
        return files;
    }

    /** A file of the jar's routes. */
    static String shipped(String path) throws IOException {
        try (InputStream in = ShippedRoutes.class.getResourceAsStream("/routes/" + path)) {
            if (in == null) {
                throw new IOException("routes/" + path + " is not in the jar; the build is incomplete");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

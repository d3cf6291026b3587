package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.spec.Standard;

/** The routes that ship in the jar; a file of the same name in the deployment's routes folder takes its place. */
final class ShippedRoutes {

    private static final List<String> SHIPPED = List.of(
            "pipeline/alerts.camel.yaml",
            "pipeline/land.camel.yaml",
            "pipeline/nightly.camel.yaml",
            "pipeline/publish.camel.yaml",
            "pipeline/run.camel.yaml",
            "pipeline/tick.camel.yaml",
            "sources/database.camel.yaml",
            "sources/oneroster-api.camel.yaml",
            "sources/oneroster-zip.camel.yaml",
            "sources/spec-files.camel.yaml");
    private static final List<String> SPECIFICATIONS = List.of(
            Standard.PATH,
            "sis/aeries/specs/aeries-tables.yaml",
            "sis/default/specs/class-roster.yaml",
            "sis/powerschool/specs/powerschool-tabs.yaml");
    private static final List<String> PROFILES = List.of(
            "aeries",
            "alma",
            "arms",
            "aspen",
            "atlas",
            "classlink",
            "classlink-proxy",
            "default",
            "eschoolplus",
            "illuminate",
            "infinite-campus",
            "jupiter-ed",
            "oasis",
            "powerschool",
            "promis",
            "q",
            "school-pathways",
            "schoolrunner",
            "schooltool",
            "schoolwise",
            "skyward",
            "studentrac",
            "synergy");

    private static final List<String> PACKS =
            List.of("aeries", "default", "illuminate", "infinite-campus", "powerschool", "q", "skyward", "synergy");
    private static final String QUERY = ".sql";

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

    /** A file of the deployment's routes folder, else of the jar's; null when it is in neither. */
    static String either(Path routes, String path) throws IOException {
        Path own = routes.resolve(path);
        if (Files.isRegularFile(own)) {
            return Files.readString(own);
        }
        boolean ours = SPECIFICATIONS.contains(path)
                || PROFILES.stream().anyMatch(sis -> path.equals("sis/" + sis + "/profile.yaml"));
        return ours ? shipped(path) : null;
    }

    /**
     * The queries in a folder, by file name: the jar's, overridden and added to by those of the deployment's folder.
     *
     * @param standard the names that queries may have in the jar
     * @param folder such as {@code sis/aeries/sql}
     */
    static Map<String, String> queries(Path routes, String folder, List<String> standard) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (PACKS.stream().anyMatch(sis -> folder.equals("sis/" + sis + "/sql"))) {
            for (String name : standard) {
                String path = folder + "/" + name;
                if (ShippedRoutes.class.getResource("/routes/" + path) != null) {
                    files.put(name, shipped(path));
                }
            }
        }
        Path own = routes.resolve(folder);
        if (Files.isDirectory(own)) {
            try (var entries = Files.list(own)) {
                for (Path file : entries.filter(f -> f.getFileName().toString().contains(QUERY))
                        .toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return files;
    }

    /** The folders of queries that the jar has. */
    static List<String> packs() {
        return PACKS.stream().map(sis -> "sis/" + sis + "/sql").toList();
    }

    /** The names of the profiles of SISs that the jar has, and those of the deployment's routes folder. */
    static List<String> profiles(Path routes) throws IOException {
        List<String> names = new ArrayList<>(PROFILES);
        Path own = routes.resolve("sis");
        if (Files.isDirectory(own)) {
            try (var folders = Files.list(own)) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve("profile.yaml")))
                        .forEach(folder -> names.add(folder.getFileName().toString()));
            }
        }
        return names;
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

package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The deployment's properties as text: Rollcall's defaults, over them {@code --env FILE}, over that an environment
 * variable ({@code NIGHTLY_CRON} for {@code nightly.cron}) or a system property of the name. The layers are put together
 * here, since Camel would let the environment stand even above what a command itself sets.
 */
final class LayeredSettings {

    private static final String UPLOAD = "sftp\\.server\\.upload\\.[^.]+\\.(password|authorizedKeys)";

    private LayeredSettings() {}

    /**
     * Reads all layers.
     *
     * @param env the deployment's file, or null
     * @param problems takes a sentence for each setting of the file that looks like Rollcall's own and is none: a
     *     mistyped one would silently leave the default in force. Other names are free, for LEAs' placeholders.
     * @throws DeploymentException when the file cannot be read
     */
    static Properties read(Path env, List<String> problems) throws IOException {
        Properties defaults = defaults();
        Properties written = written(env);
        problems.addAll(unknown(written.stringPropertyNames(), defaults.stringPropertyNames()));
        Properties layered = new Properties();
        layered.putAll(defaults);
        layered.putAll(written);
        for (String key : layered.stringPropertyNames()) {
            String variable = System.getenv(key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"));
            String property = System.getProperty(key);
            if (property != null || variable != null) {
                layered.setProperty(key, property != null ? property : variable);
            }
        }
        return layered;
    }

    /** Rollcall's defaults alone. */
    static Properties defaults() throws IOException {
        Properties defaults = new Properties();
        try (InputStream in = LayeredSettings.class.getResourceAsStream("defaults.properties")) {
            defaults.load(in);
        }
        return defaults;
    }

    private static Properties written(Path env) throws IOException {
        Properties written = new Properties();
        if (env == null) {
            return written;
        }
        if (!Files.isReadable(env) || Files.isDirectory(env)) {
            throw new DeploymentException("--env: there is no readable file " + env);
        }
        try (Reader in = Files.newBufferedReader(env)) {
            written.load(in);
            return written;
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new DeploymentException("--env: " + env + " is not a properties file in UTF-8");
        }
    }

    private static List<String> unknown(Set<String> written, Set<String> known) {
        Set<String> families = new TreeSet<>();
        known.forEach(key -> families.add(key.substring(0, key.indexOf('.') + 1)));
        List<String> problems = new ArrayList<>();
        for (String key : new TreeSet<>(written)) {
            boolean ours = families.stream().anyMatch(key::startsWith);
            if (ours && !known.contains(key) && !key.matches(UPLOAD)) {
                problems.add(key + ": there is no such setting; env/README.md lists them");
            }
        }
        return problems;
    }
}

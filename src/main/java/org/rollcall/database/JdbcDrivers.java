package org.rollcall.database;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The JDBC drivers there are: those that ship, and those whose licences forbid it, from a folder of jars. */
public final class JdbcDrivers {

    /** Drivers that log by Java's own means, some with what was sent and answered; held, since Java would forget them. */
    private static final List<Logger> SILENT = Stream.of("org.postgresql", "com.microsoft.sqlserver", "oracle")
            .map(Logger::getLogger)
            .toList();

    static {
        SILENT.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private final Path folder;
    private final ClassLoader loader;

    private JdbcDrivers(Path folder, ClassLoader loader) {
        this.folder = folder;
        this.loader = loader;
    }

    /**
     * Finds drivers.
     *
     * @param folder holds jars of drivers; null for none
     * @throws IOException when there is no such folder
     */
    public static JdbcDrivers in(Path folder) throws IOException {
        ClassLoader own = JdbcDrivers.class.getClassLoader();
        if (folder == null) {
            return new JdbcDrivers(null, own);
        }
        List<URL> jars = new ArrayList<>();
        try (var files = Files.list(folder)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                jars.add(url(jar));
            }
        }
        return new JdbcDrivers(folder, new URLClassLoader(jars.toArray(URL[]::new), own));
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    /** The driver for a URL; empty when there is none. */
    Optional<Driver> of(String url) {
        var drivers = ServiceLoader.load(Driver.class, loader).iterator();
        while (true) {
            try {
                if (!drivers.hasNext()) {
                    return Optional.empty();
                }
                Driver driver = drivers.next();
                if (driver.acceptsURL(url)) {
                    return Optional.of(driver);
                }
            } catch (ServiceConfigurationError | SQLException e) {
                // another may do; if none does, that is said
            }
        }
    }

    /** Where a driver that is missing belongs. */
    String place() {
        return folder == null ? "the folder that the setting database.lib names" : folder.toString();
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.source.SourceException;
import org.rollcall.spec.RowFilter;
import org.rollcall.spec.Specification;
import org.rollcall.spec.Standard;

/** The data specifications in the routes folder, of the deployment or else of the jar; each is read once. */
public final class Specifications {

    private static final String PREFIX = "routes/";

    /** A specification that was read, and what is wrong with it. */
    private record Known(Specification specification, List<String> problems) {}

    private final Path routes;
    private final RowFilter.Language filters;
    private final Map<String, Known> known = new HashMap<>();
    private Standard standard;

    /** @param routes the deployment's routes folder */
    public Specifications(Path routes, RowFilter.Language filters) {
        this.routes = routes;
        this.filters = filters;
    }

    /**
     * The standard.
     *
     * @throws IllegalArgumentException when a deployment's own one cannot be used
     */
    public Standard standard() throws IOException {
        if (standard == null) {
            List<String> problems = new ArrayList<>();
            Standard read = Standard.read(ShippedRoutes.either(routes, Standard.PATH), problems);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(PREFIX + Standard.PATH + ": " + problems.get(0));
            }
            standard = read;
        }
        return standard;
    }

    /**
     * A specification by its path in the routes folder; blank for the standard.
     *
     * @param problems takes a sentence for each fault
     */
    public Specification read(String path, List<String> problems) {
        Known read = known.computeIfAbsent(path, this::read);
        problems.addAll(read.problems());
        return read.specification();
    }

    /**
     * A specification that was kept with a delivery.
     *
     * @throws SourceException when it can no longer be read
     */
    Specification parse(String text) throws IOException {
        if (text.equals(standard().specification().text())) {
            return standard().specification();
        }
        List<String> problems = new ArrayList<>();
        Specification kept = standard().custom("the specification of the delivery before", text, filters, problems);
        if (!problems.isEmpty()) {
            throw new SourceException(
                    "What the delivery before had cannot be carried over: its specification is no longer" + " one ("
                            + problems.get(0) + "). Have all files sent, with dropStudentsNotInFile: true.");
        }
        return kept;
    }

    private Known read(String path) {
        List<String> problems = new ArrayList<>();
        try {
            if (path.isEmpty() || path.equals(Standard.PATH)) {
                return new Known(standard().specification(), problems);
            }
            String text = path.contains("..") || Path.of(path).isAbsolute() ? null : ShippedRoutes.either(routes, path);
            if (text == null) {
                problems.add("there is no " + path + " in " + routes + "; give its path from there, such as "
                        + "sis/aeries/specs/aeries-tables.yaml");
                return new Known(null, problems);
            }
            List<String> faults = new ArrayList<>();
            Specification specification = standard().custom(path, text, filters, faults);
            faults.stream().distinct().forEach(fault -> problems.add(path + ": " + fault));
            return new Known(specification, problems);
        } catch (IOException e) {
            problems.add(path + " cannot be read; it must be text in UTF-8");
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
        return new Known(null, problems);
    }
}

package org.rollcall.spec;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a district sends: its files, how they are written, and what in them becomes which row of the roster. Immutable.
 */
public final class Specification {

    private final String path;
    private final String text;
    private final String name;
    private final List<SpecFile> files;
    private final List<OwnRows> rows;
    private final NamePattern zip;
    private final NamePattern control;
    private final CountFile counts;

    Specification(
            String path,
            String text,
            String name,
            List<SpecFile> files,
            List<OwnRows> rows,
            NamePattern zip,
            NamePattern control,
            CountFile counts) {
        this.path = path;
        this.text = text;
        this.name = name;
        this.files = List.copyOf(files);
        this.rows = List.copyOf(rows);
        this.zip = zip;
        this.control = control;
        this.counts = counts;
    }

    /** Where it was read from, as people name it. */
    public String path() {
        return path;
    }

    /** The YAML it was read from. */
    public String text() {
        return text;
    }

    /** What it is called. */
    public String name() {
        return name;
    }

    List<SpecFile> files() {
        return files;
    }

    /** The files among those of the given names that are not required, as the specification names them. */
    public Set<String> optionalAmong(List<String> names) {
        Set<String> optional = new LinkedHashSet<>();
        for (SpecFile file : files) {
            if (!file.required() && names.stream().anyMatch(file.name()::matches)) {
                optional.add(file.name().toString());
            }
        }
        return optional;
    }

    /** The kinds of rows its files and itself hold, in the standard's order. */
    Set<RowKind> kinds() {
        Set<RowKind> kinds = new LinkedHashSet<>();
        rows.forEach(own -> kinds.add(own.kind()));
        files.forEach(file -> file.blocks().forEach(block -> kinds.add(block.kind())));
        return kinds;
    }

    /** The rows that the specification itself holds. */
    List<OwnRows> rows() {
        return rows;
    }

    /** The name of a zip that holds all files; null when there is none. */
    NamePattern zip() {
        return zip;
    }

    /** The name of a file that is sent last, to say that all have come; null when there is none. */
    NamePattern control() {
        return control;
    }

    /** The file that says how many rows each file has; null when there is none. */
    CountFile counts() {
        return counts;
    }
}

package org.rollcall.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a district's own specification, which maps its files to the rows and fields of the standard's. */
final class SpecificationReader {

    private static final List<String> KEYS = List.of("name", "files", "rows", "zip", "control", "counts");
    private static final List<String> FILE_KEYS = List.of("name", "required", "where");
    private static final Pattern COLUMN = Pattern.compile("\\$\\{body\\[['\"]?([^\\]'\"]+)['\"]?]");

    private final Standard standard;
    private final RowFilter.Language filters;

    SpecificationReader(Standard standard, RowFilter.Language filters) {
        this.standard = standard;
        this.filters = filters;
    }

    /** @param problems takes a sentence for each fault; the specification is of no use then */
    Specification read(String path, String text, List<String> problems) {
        Yaml root = Yaml.of(text, "specification", problems);
        if (!root.isMap()) {
            return null;
        }
        root.only(Stream.concat(KEYS.stream(), LayoutReader.KEYS.stream()).toList());
        LayoutReader layouts = new LayoutReader(root);
        List<SpecFile> files = new ArrayList<>();
        for (Yaml file : root.get("files").items()) {
            SpecFile read = file(file, layouts);
            if (read != null) {
                files.stream()
                        .filter(other -> other.name().overlaps(read.name()))
                        .findFirst()
                        .ifPresent(other -> file.at("'" + read.name() + "'")
                                .problem("may be the same file as '" + other.name()
                                        + "'; say all of a file in one place, and give"
                                        + " each a name that fits it alone"));
                files.add(read);
            }
        }
        List<OwnRows> rows = rows(root.get("rows"), layouts.ownRows());
        if (problems.isEmpty()) {
            requireKinds(root, files, rows);
        }
        String name = root.text("name");
        return new Specification(
                path,
                text,
                name.isEmpty() ? path : name,
                files,
                rows,
                pattern(root, "zip"),
                pattern(root, "control"),
                counts(root.get("counts"), layouts));
    }

    private SpecFile file(Yaml file, LayoutReader layouts) {
        if (!file.isMap()) {
            file.problem("must say the file's name and what its columns are");
            return null;
        }
        String title = file.text("name");
        Yaml named = title.isEmpty() ? file : file.at("'" + title + "'");
        List<String> kinds = standard.kinds().stream().map(RowKind::name).toList();
        named.only(Stream.of(FILE_KEYS, LayoutReader.KEYS, LayoutReader.FILE_KEYS, kinds)
                .flatMap(List::stream)
                .toList());
        NamePattern name = pattern(file, "name");
        if (name == null && title.isEmpty()) {
            named.problem("needs a name, such as \"students_{yyyyMMdd}.csv\"");
        }
        Layout layout = layouts.read(named);
        List<Block> blocks = new ArrayList<>();
        for (RowKind kind : standard.kinds()) {
            List<Yaml> given = named.get(kind.name()).items();
            for (int i = 0; i < given.size(); i++) {
                blocks.add(block(given.get(i), kind, i + 1, layout));
            }
        }
        if (blocks.isEmpty()) {
            named.problem("says of no column what it is; there is " + String.join(", ", kinds));
            return null;
        }
        String where = named.text("where");
        return name == null
                ? null
                : new SpecFile(
                        name,
                        named.yes("required", true),
                        layout,
                        where,
                        whereColumns(named, where, layout),
                        false,
                        blocks);
    }

    private List<String> whereColumns(Yaml file, String where, Layout layout) {
        Set<String> columns = new LinkedHashSet<>();
        if (!where.isEmpty()) {
            Matcher matcher = COLUMN.matcher(where);
            while (matcher.find()) {
                columns.add(matcher.group(1));
            }
            requireColumns(file.get("where"), columns, layout);
            if (columns.isEmpty()) {
                file.get("where").problem("asks for no column; name one as ${body[COLUMN]}");
            }
            try {
                filters.compile(where);
            } catch (IllegalArgumentException e) {
                file.get("where").problem(e.getMessage());
            }
        }
        return List.copyOf(columns);
    }

    private static Block block(Yaml given, RowKind kind, int number, Layout layout) {
        List<String> names = kind.fields().stream().map(Field::name).toList();
        if (!given.isMap()) {
            given.problem("must be fields and the column of each");
        }
        given.only(names);
        Cell[] cells = new Cell[names.size()];
        CellReader reader = new CellReader(layout.namesColumns());
        for (int i = 0; i < cells.length; i++) {
            Field field = kind.fields().get(i);
            if (given.has(field.name())) {
                cells[i] = reader.read(given.get(field.name()), field);
                requireColumns(given.get(field.name()), cells[i].columns(), layout);
                if (cells[i].constant() != null) {
                    value(given.get(field.name()), cells[i].constant(), field, layout);
                }
            } else if (field.required()) {
                given.problem("the field " + field.name() + " is missing; say which column it is, or give a constant");
            }
        }
        return new Block(kind, number, Arrays.asList(cells));
    }

    private static void requireColumns(Yaml given, Collection<String> columns, Layout layout) {
        if (!layout.namesColumns()) {
            List<String> there = layout.fixed().isEmpty()
                    ? layout.form().columns()
                    : layout.fixed().stream().map(column -> column.name()).toList();
            for (String column : columns) {
                if (!there.contains(column)) {
                    given.problem("there is no column '" + column + "'" + Nearest.hint(column, there));
                }
            }
        }
    }

    private List<OwnRows> rows(Yaml given, Layout layout) {
        List<OwnRows> rows = new ArrayList<>();
        if (!given.isNone() && !given.isMap()) {
            given.problem("must be kinds and the rows of each, such as terms: [ { termId: Y } ]");
        }
        given.only(standard.kinds().stream().map(RowKind::name).toList());
        for (RowKind kind : standard.kinds()) {
            List<List<String>> own = new ArrayList<>();
            for (Yaml row : given.get(kind.name()).items()) {
                row.only(kind.fields().stream().map(Field::name).toList());
                own.add(kind.fields().stream()
                        .map(field -> value(row.get(field.name()), field, layout))
                        .toList());
            }
            if (!own.isEmpty()) {
                rows.add(new OwnRows(kind, layout, own));
            }
        }
        return rows;
    }

    /** The value as written, once it is known to be one. */
    private static String value(Yaml given, Field field, Layout layout) {
        return value(given, given.text(), field, layout);
    }

    private static String value(Yaml given, String written, Field field, Layout layout) {
        try {
            new FieldReader(field, layout).read(written, Finding.NONE);
        } catch (UnfitValueException e) {
            given.problem(written.isEmpty() ? e.getMessage() : "found '" + written + "', " + e.getMessage());
        }
        return written;
    }

    private void requireKinds(Yaml root, List<SpecFile> files, List<OwnRows> rows) {
        for (RowKind kind : standard.kinds()) {
            boolean there = rows.stream().anyMatch(own -> own.kind() == kind)
                    || files.stream().anyMatch(file -> file.blocks().stream().anyMatch(block -> block.kind() == kind));
            if (kind.required() && !there) {
                root.problem("no file says what " + kind.name()
                        + " there are; say so of a file's columns, or list them under rows");
            }
        }
    }

    private static NamePattern pattern(Yaml given, String key) {
        String text = given.text(key);
        try {
            return text.isEmpty() ? null : new NamePattern(text);
        } catch (IllegalArgumentException e) {
            given.get(key).problem(e.getMessage());
            return null;
        }
    }

    private static CountFile counts(Yaml given, LayoutReader layouts) {
        if (given.isNone()) {
            return null;
        }
        given.only(Stream.of(List.of("name", "file", "rows"), LayoutReader.KEYS, LayoutReader.FILE_KEYS)
                .flatMap(List::stream)
                .toList());
        NamePattern name = pattern(given, "name");
        if (name == null || given.text("file").isEmpty() || given.text("rows").isEmpty()) {
            given.problem("needs the count file's name, and the columns with a file's name and with its rows:"
                    + " name, file, rows");
            return null;
        }
        return new CountFile(name, layouts.read(given), given.text("file"), given.text("rows"));
    }
}

package org.rollcall.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rollcall.roster.Entity;

/** The standard specification: the kinds of rows there are, and the files that hold them. */
public final class Standard {

    /** Where it is in the routes folder, and in the jar. */
    public static final String PATH = "specs/standard.yaml";

    private static final List<String> KEYS = List.of("name", "zip", "files");
    private static final List<String> FILE_KEYS = List.of(
            "name", "kind", "meaning", "required", "key", "replaces", "collection", "roster", "details", "fields");
    private static final List<String> FIELD_KEYS =
            List.of("name", "type", "required", "values", "otherwise", "example", "meaning", "refers");

    private final List<RowKind> kinds = new ArrayList<>();
    private final Specification specification;

    private Standard(String text, List<String> problems) {
        Yaml root = Yaml.of(text, "specification", problems);
        root.only(Stream.concat(KEYS.stream(), LayoutReader.KEYS.stream()).toList());
        LayoutReader layouts = new LayoutReader(root);
        List<SpecFile> files = new ArrayList<>();
        for (Yaml file : root.get("files").items()) {
            RowKind kind = kind(file);
            kinds.add(kind);
            files.add(SpecFile.standard(kind, kind.required(), layouts.ofAll()));
        }
        if (kinds.isEmpty()) {
            root.problem("has no files");
        }
        String zip = root.text("zip");
        specification = new Specification(
                PATH,
                text,
                root.text("name"),
                files,
                List.of(),
                zip.isEmpty() ? null : new NamePattern(zip),
                null,
                null);
    }

    /**
     * Reads the standard.
     *
     * @param problems takes a sentence for each fault; the standard is of no use then
     */
    public static Standard read(String text, List<String> problems) {
        try {
            return new Standard(text, problems);
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
            return null;
        }
    }

    private static RowKind kind(Yaml given) {
        Yaml file = given.at("'" + given.text("name") + "'");
        file.only(FILE_KEYS);
        List<Field> fields =
                file.get("fields").items().stream().map(Standard::field).toList();
        Set<String> names = fields.stream().map(Field::name).collect(Collectors.toSet());
        requireFields(file.get("key"), file.words("key"), names);
        if (!file.text("replaces").isEmpty()) {
            requireFields(file.get("replaces"), List.of(file.text("replaces")), names);
        }
        if (file.words("key").isEmpty()
                || !file.text("collection").isEmpty() && file.text("replaces").isEmpty()) {
            file.problem("needs key and, where it has a collection, replaces");
        }
        return new RowKind(
                file.text("kind"),
                file.text("name"),
                file.text("meaning"),
                file.yes("required", false),
                fields,
                file.words("key"),
                file.text("replaces"),
                entity(file.text("collection")),
                templates(file.get("roster"), names),
                templates(file.get("details"), names));
    }

    private static Map<String, Template> templates(Yaml given, Set<String> fields) {
        Map<String, Template> templates = new LinkedHashMap<>();
        given.keys().forEach(column -> {
            Template template = new Template(given.text(column));
            templates.put(column, template);
            requireFields(given.get(column), template.fields(), fields);
        });
        return templates;
    }

    private static void requireFields(Yaml given, Collection<String> named, Set<String> fields) {
        for (String name : named) {
            if (!fields.contains(name)) {
                given.problem("there is no field '" + name + "'" + Nearest.hint(name, fields));
            }
        }
    }

    private static Field field(Yaml field) {
        field.only(FIELD_KEYS);
        return new Field(
                field.text("name"),
                FieldType.of(field.text("type")),
                field.yes("required", false),
                field.words("values"),
                field.text("otherwise"),
                field.text("example"),
                field.text("meaning"),
                field.text("refers"));
    }

    private static Entity entity(String collection) {
        return Arrays.stream(Entity.values())
                .filter(entity -> entity.collection().equals(collection))
                .findFirst()
                .orElse(null);
    }

    /** A district's own specification, in the words of this standard. */
    public Specification custom(String path, String text, RowFilter.Language filters, List<String> problems) {
        return new SpecificationReader(this, filters).read(path, text, problems);
    }

    /** The standard as a specification: files named and written as it says. */
    public Specification specification() {
        return specification;
    }

    /** The files whose rows are read, in the order in which they are. */
    public List<StandardFile> files() {
        List<StandardFile> files = new ArrayList<>();
        for (RowKind kind : kinds) {
            if (kind.entity() != null) {
                List<String> columns = kind.fields().stream().map(Field::name).toList();
                files.add(new StandardFile(
                        files.size(),
                        kind.file(),
                        kind.required(),
                        columns,
                        columns,
                        kind.fields().stream()
                                .filter(Field::required)
                                .map(Field::name)
                                .toList()));
            }
        }
        return files;
    }

    List<RowKind> kinds() {
        return kinds;
    }
}

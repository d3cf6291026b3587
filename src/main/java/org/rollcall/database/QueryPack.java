package org.rollcall.database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollcall.spec.Standard;
import org.rollcall.spec.StandardFile;

/**
 * The queries that make a roster of one SIS's database: for each file of the standard specification one, in a file of that
 * name that ends in {@code .sql}. A comment {@code -- incomplete: SENTENCE} says what is still to be found out.
 */
public final class QueryPack {

    private static final Pattern INCOMPLETE = Pattern.compile("(?m)^[ \t]*--[ \t]*incomplete:(.+)$");

    private final String folder;
    private final Map<StandardFile, String> texts = new TreeMap<>(Comparator.comparing(StandardFile::order));
    private final boolean dirty;

    private QueryPack(String folder, boolean dirty) {
        this.folder = folder;
        this.dirty = dirty;
    }

    /**
     * Takes a pack's files and checks all that can be checked without the database.
     *
     * @param folder where they are, in the routes folder
     * @param files their texts by name
     * @param parameters such as a night may have
     * @param wanted the files that are made of it; another query it has is not sent
     * @param dirty whether rows that are not committed may be asked for
     * @param problems takes a sentence for each fault; the pack is of no use then
     */
    public static QueryPack of(
            String folder,
            Map<String, String> files,
            Standard standard,
            List<StandardFile> wanted,
            QueryParameters parameters,
            boolean dirty,
            List<String> problems) {
        QueryPack pack = new QueryPack(folder, dirty);
        for (StandardFile file : wanted) {
            String text = files.get(name(file));
            if (text != null) {
                pack.texts.put(file, text);
            } else if (file.required()) {
                problems.add("there is no " + folder + "/" + name(file) + ", and a roster needs one");
            }
        }
        List<String> names = names(standard);
        files.keySet().stream()
                .filter(name -> !names.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        folder + "/" + name + " is no query of a roster; there are " + String.join(", ", names)));
        pack.texts.forEach((file, text) -> pack.incomplete(file, text).ifPresent(problems::add));
        if (problems.isEmpty()) {
            pack.check(parameters, problems);
        }
        return pack;
    }

    /** Whether a query asks for a parameter of a night. */
    public boolean asks(String parameter) {
        return texts.values().stream()
                .flatMap(text -> SqlText.parts(text).stream())
                .anyMatch(part ->
                        part.kind() == SqlText.Kind.PARAMETER && part.text().equals(parameter));
    }

    /** The names that queries have. */
    public static List<String> names(Standard standard) {
        return standard.files().stream().map(QueryPack::name).toList();
    }

    private static String name(StandardFile file) {
        return file.name().replaceFirst("\\.csv$", ".sql");
    }

    private Optional<String> incomplete(StandardFile file, String text) {
        Matcher matcher = INCOMPLETE.matcher(text);
        return matcher.find()
                ? Optional.of(folder + "/" + name(file) + " is not complete: "
                        + matcher.group(1).strip()
                        + " Copy it into the deployment's routes folder, complete it there, and take the line"
                        + " 'incomplete' out.")
                : Optional.empty();
    }

    private void check(QueryParameters parameters, List<String> problems) {
        texts.forEach((file, text) -> {
            try {
                ready(text, parameters);
            } catch (UnfitQueryException e) {
                problems.add(folder + "/" + name(file) + ", line " + e.line() + ": " + e.getMessage() + ".");
            }
        });
    }

    private String ready(String text, QueryParameters parameters) {
        return ReadOnlyQuery.of(text, parameters.literals(), dirty);
    }

    /** The queries for a night, in the order of the standard. */
    public List<Query> queries(QueryParameters parameters) {
        List<Query> queries = new ArrayList<>();
        texts.forEach((file, text) -> queries.add(new Query(folder + "/" + name(file), file, ready(text, parameters))));
        return queries;
    }
}

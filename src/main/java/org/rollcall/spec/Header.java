package org.rollcall.spec;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rollcall.ledger.Warnings;
import org.rollcall.source.SourceException;

/** A file's header, held against what the specification says of its columns. */
final class Header {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_. -]{0,63}");

    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param specification where the specification is, for people
     * @throws SourceException when a column that must be there is not, or a name stands twice
     */
    Header(String file, List<String> names, SpecFile specified, String specification, Warnings warnings) {
        List<String> wanted = specified.columns();
        List<String> optional = optional(specified);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = Blanks.trim(names.get(i));
            if (!name.isEmpty() && !seen.add(name)) {
                boolean known = wanted.contains(name) || optional.contains(name);
                throw new SourceException(file + ": " + (known ? "the column " + name : "a column that is not used")
                        + " stands twice in the header. Which one counts cannot be told; export the file again.");
            }
            places.put(name, i);
        }
        List<String> missing = new ArrayList<>();
        Stream.concat(wanted.stream(), optional.stream()).distinct().forEach(column -> {
            if (!places.containsKey(column) && !takeLike(file, column, warnings) && wanted.contains(column)) {
                missing.add(column);
            }
        });
        if (!missing.isEmpty()) {
            throw new SourceException(missing(file, missing, wanted, specification, specified.exact()));
        }
        if (specified.exact()) {
            warnOfStrangers(
                    file,
                    names,
                    Stream.concat(wanted.stream(), optional.stream()).toList(),
                    warnings);
        }
    }

    /** A column whose name is mistyped is one that is not there. */
    private void warnOfStrangers(String file, List<String> names, List<String> known, Warnings warnings) {
        List<String> taken = known.stream().filter(places::containsKey).toList();
        List<String> absent =
                known.stream().filter(name -> !places.containsKey(name)).toList();
        boolean plain = true; // a row that has run into the header shows by what no column is called; it is not quoted
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            String name = Blanks.trim(names.get(i));
            if (!name.isEmpty() && taken.stream().noneMatch(column -> places.get(column) == place)) {
                plain &= PLAIN_NAME.matcher(name).matches();
                String hint = Nearest.hint(name, absent);
                String shown = plain || !hint.isEmpty() ? "the column '" + name + "'" : "column " + (place + 1);
                warnings.warn(file + ": " + shown + " is none of the specification and is ignored" + hint);
            }
        }
    }

    /** The columns that a file may lack. */
    static List<String> optional(SpecFile file) {
        return file.blocks().stream()
                .flatMap(block -> block.cells().stream())
                .filter(cell -> cell != null && cell.optional())
                .flatMap(cell -> cell.columns().stream())
                .distinct()
                .toList();
    }

    /** The name that a column probably has now, as a phrase; nothing when none is like it. */
    static String nearest(String column, Collection<String> names) {
        return Nearest.to(column, names)
                .map(name -> "; the nearest is '" + name + "'")
                .orElse("");
    }

    /** Whether a column is among names, whatever their capital letters and blanks. */
    static boolean has(Collection<String> names, String column) {
        return names.stream().anyMatch(name -> plain(name).equals(plain(column)));
    }

    /** Another use of capital letters or blanks is no other name. */
    private boolean takeLike(String file, String column, Warnings warnings) {
        List<String> like = places.keySet().stream()
                .filter(name -> plain(name).equals(plain(column)))
                .toList();
        if (like.size() != 1) {
            return false;
        }
        warnings.warn(file + ": the column '" + like.get(0) + "' is taken for " + column);
        places.put(column, places.get(like.get(0)));
        return true;
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    /** A header in which nothing is known may be a student's row: it is not quoted. */
    private String missing(
            String file, List<String> missing, List<String> wanted, String specification, boolean exact) {
        if (missing.size() == wanted.size()) {
            return file + ": the first row holds none of the columns " + String.join(", ", missing)
                    + ". Either it is no header row, or the file has another delimiter or another content than "
                    + specification + " says.";
        }
        Set<String> others = new HashSet<>(places.keySet());
        others.removeAll(wanted);
        String column = missing.get(0);
        String near = nearest(column, others);
        String more = missing.size() == 1 ? "" : " (and " + String.join(", ", missing.subList(1, missing.size())) + ")";
        return file + ": the column '" + column + "'" + more + " is missing" + near + ". Have the district put it back"
                + (exact ? "." : ", or name it anew in " + specification + ".");
    }

    /** The place of a column; -1 when the file lacks it. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }
}

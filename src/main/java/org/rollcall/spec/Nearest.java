package org.rollcall.spec;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/** The name that was probably meant. */
public final class Nearest {

    /** For the name of something that is gone: the likeliest of those there. */
    private static final double LIKE = 0.65;
    /** For a name that is hardly another's. */
    private static final double VERY_LIKE = 0.8;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Nearest() {}

    /** The name most like another; empty when none is much like it. */
    public static Optional<String> to(String name, Collection<String> names) {
        return to(name, names, LIKE);
    }

    private static Optional<String> to(String name, Collection<String> names, double like) {
        return names.stream()
                .filter(other -> !other.isBlank())
                .max(Comparator.<String>comparingDouble(other -> likeness(name, other))
                        .thenComparing(Comparator.reverseOrder()))
                .filter(other -> likeness(name, other) >= like);
    }

    private static double likeness(String a, String b) {
        return SIMILARITY.apply(plain(a), plain(b));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.#-]", "");
    }

    /** {@code " (did you mean x?)"}, or nothing. */
    public static String hint(String name, Collection<String> names) {
        return to(name, names, VERY_LIKE)
                .map(near -> " (did you mean " + near + "?)")
                .orElse("");
    }
}

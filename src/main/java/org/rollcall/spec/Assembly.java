package org.rollcall.spec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.rollcall.landing.Delivery;

/** Which files in a folder are one delivery, and whether it is complete. */
public final class Assembly {

    private final Specification specification;
    private final Rules rules;
    private final Map<NamePattern, Delivery> chosen = new LinkedHashMap<>();
    private final Map<NamePattern, Delivery> old = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String incomplete;
    private int superseded;
    private String ambiguous;
    private String passedOver;

    /**
     * What makes files one delivery of tonight.
     *
     * @param notBefore what is older is not tonight's
     * @param oldest the earliest day that a file's name may bear
     * @param expected the files that are not required but were in the delivery before, as the specification names them
     * @param past whether a file is older than what was landed last
     * @param within how far apart the files of one delivery may have come
     * @param partial whether a delivery that is passed over is lost, since the next does not say all that it said
     * @param time writes a time for people
     */
    public record Rules(
            Instant notBefore,
            LocalDate oldest,
            Set<String> expected,
            Predicate<Delivery> past,
            Duration within,
            boolean partial,
            Function<Instant, String> time) {}

    /**
     * Puts tonight's delivery together: of each file of the specification the newest, or a zip of all.
     *
     * @param files those in the folder
     */
    public Assembly(Specification specification, List<Delivery> files, Rules rules) {
        this.specification = specification;
        this.rules = rules;
        Delivery zip = choose(files);
        if (zip != null) {
            chosen.clear();
            chosen.put(specification.zip(), zip);
            incomplete = ambiguous;
        } else if (!chosen.isEmpty()) {
            incomplete = Stream.<Supplier<String>>of(this::missing, () -> ambiguous, this::mixed, this::unconfirmed)
                    .map(Supplier::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** Chooses the newest of each; returns the zip of all when that is newer than any of them. */
    private Delivery choose(List<Delivery> files) {
        Delivery zip = null;
        for (Delivery file :
                files.stream().sorted(Comparator.comparing(Delivery::path)).toList()) {
            Optional<NamePattern> known =
                    names().stream().filter(name -> name.matches(file.path())).findFirst();
            if (known.isEmpty()) {
                NamePattern all = specification.zip();
                if (all == null || !all.matches(file.path())) {
                    strangers.add(file.path());
                } else if (isOld(all, file)) {
                    old.merge(all, file, (a, b) -> newer(all, a, b));
                } else {
                    leaveBehind(zip, file);
                    zip = newer(all, zip, file);
                }
            } else if (isOld(known.get(), file)) {
                old.merge(known.get(), file, (a, b) -> newer(known.get(), a, b));
            } else {
                take(known.get(), file);
            }
        }
        if (zip == null) {
            return null;
        }
        Instant sent = zip.modified();
        return chosen.values().stream().anyMatch(file -> file.modified().isAfter(sent)) ? null : zip;
    }

    private void take(NamePattern name, Delivery file) {
        Delivery other = chosen.get(name);
        leaveBehind(other, file);
        if (other != null && !rules.partial()) {
            boolean together =
                    Duration.between(other.modified(), file.modified()).abs().compareTo(rules.within()) <= 0;
            if (together && name.date(file.path()).isEmpty()) {
                ambiguous = other.path() + " and " + file.path() + " may both be " + name
                        + ", and one file is expected; give the specification a name that fits one alone";
            }
        }
        chosen.put(name, newer(name, other, file));
    }

    /** One of two stays behind, which only a delivery that lists everybody makes up for. */
    private void leaveBehind(Delivery other, Delivery file) {
        if (other != null) {
            superseded++;
            if (rules.partial()) {
                ambiguous =
                        other.path() + " and " + file.path() + " both wait, and a delivery that does not list everybody"
                                + " must not be passed over; move the later aside, run, and bring it back";
            }
        }
    }

    /** A file sent again long after it was made has the time of tonight and the date of then. */
    private boolean isOld(NamePattern name, Delivery file) {
        return file.modified().isBefore(rules.notBefore())
                || rules.past().test(file)
                || name.date(file.path())
                        .filter(date -> date.isBefore(rules.oldest()))
                        .isPresent();
    }

    /** The names a delivery is made of, but for the zip's. */
    private List<NamePattern> names() {
        List<NamePattern> names = new ArrayList<>();
        specification.files().forEach(file -> names.add(file.name()));
        if (specification.counts() != null) {
            names.add(specification.counts().name());
        }
        if (specification.control() != null) {
            names.add(specification.control());
        }
        return names;
    }

    /** By the date in the name where it has one, else by the time it came. */
    private static Delivery newer(NamePattern name, Delivery a, Delivery b) {
        if (a == null) {
            return b;
        }
        Comparator<Delivery> order = Comparator.<Delivery, LocalDate>comparing(
                        file -> name.date(file.path()).orElse(LocalDate.MIN))
                .thenComparing(Delivery::modified)
                .thenComparing(Delivery::path);
        return order.compare(a, b) >= 0 ? a : b;
    }

    private String missing() {
        List<String> missing = new ArrayList<>();
        for (SpecFile file : specification.files()) {
            if (!chosen.containsKey(file.name())) {
                if (file.required()) {
                    missing.add(missing(file.name()));
                } else if (rules.expected().contains(file.name().toString())) {
                    missing.add(missing(file.name()) + " (the delivery before had it)");
                }
            }
        }
        if (specification.counts() != null
                && !chosen.containsKey(specification.counts().name())) {
            missing.add(missing(specification.counts().name()));
        }
        return missing.isEmpty() ? null : String.join(", ", missing);
    }

    private String missing(NamePattern name) {
        Delivery before = old.get(name);
        if (before != null) {
            return tooOld(name, before);
        }
        return name + " is not there"
                + Nearest.to(name.toString(), strangers)
                        .map(near -> " (" + near + " is)")
                        .orElse("");
    }

    private String tooOld(NamePattern name, Delivery file) {
        boolean named = name.date(file.path())
                .filter(date -> date.isBefore(rules.oldest()))
                .isPresent();
        return file.path()
                + (named
                        ? " bears a date that is too old"
                        : " of " + rules.time().apply(file.modified()) + " is too old");
    }

    /** Whether the files are of one delivery, by the dates in their names and the times they came. */
    private String mixed() {
        LocalDate newest = day(specification, chosen.values());
        for (SpecFile file : specification.files()) {
            Delivery own = chosen.get(file.name());
            if (own != null
                    && !file.required()
                    && file.name().date(own.path()).filter(newest::isAfter).isPresent()) {
                passOver(file.name());
            }
        }
        TreeMap<LocalDate, String> dates = new TreeMap<>();
        chosen.forEach((name, file) -> name.date(file.path()).ifPresent(date -> dates.putIfAbsent(date, file.path())));
        if (dates.size() > 1) {
            return dates.firstEntry().getValue() + " and " + dates.lastEntry().getValue()
                    + " are of different days by their names";
        }
        Delivery last = chosen.values().stream()
                .max(Comparator.comparing(Delivery::modified))
                .orElseThrow();
        Instant from = last.modified().minus(rules.within());
        for (SpecFile file : specification.files()) {
            Delivery own = chosen.get(file.name());
            if (own != null && !file.required() && own.modified().isBefore(from)) {
                passOver(file.name());
            }
        }
        if (passedOver != null) {
            return passedOver;
        }
        Delivery first = chosen.values().stream()
                .min(Comparator.comparing(Delivery::modified))
                .orElseThrow();
        if (first.modified().isBefore(from)) {
            return first.path() + " came " + rules.time().apply(first.modified()) + " and " + last.path() + " "
                    + rules.time().apply(last.modified()) + ", further apart than the " + length(rules.within())
                    + " that the files of one delivery may be";
        }
        return null;
    }

    /** An optional file of another delivery is as good as none, unless the delivery before had one. */
    private void passOver(NamePattern name) {
        Delivery file = chosen.remove(name);
        String phrase = file.path() + " of " + rules.time().apply(file.modified())
                + " is not of the same delivery as the other files";
        if (rules.expected().contains(name.toString())) {
            passedOver = phrase + ", and the delivery before had one that was";
        } else {
            notes.add(phrase + " and is passed over");
        }
    }

    private static String length(Duration time) {
        return time.toSecondsPart() == 0 ? time.toMinutes() + " minutes" : time.toSeconds() + " seconds";
    }

    /** The newest day that files bear in their names; the first of all days when they bear none. */
    public static LocalDate day(Specification specification, Collection<Delivery> files) {
        return files.stream()
                .flatMap(file ->
                        specification.files().stream().flatMap(known -> known.name().date(file.path()).stream()))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** Whether the file that is sent last is there and later than the others. */
    private String unconfirmed() {
        NamePattern name = specification.control();
        if (name == null) {
            return null;
        }
        Delivery control = chosen.get(name);
        if (control == null) {
            return missing(name) + ", which says that all files have come";
        }
        return chosen.values().stream()
                .filter(file -> file.modified().isAfter(control.modified()))
                .findFirst()
                .map(file -> control.path() + ", which says that all files have come, is older than " + file.path())
                .orElse(null);
    }

    /** The files of the delivery, complete or not; none when there is nothing of tonight. */
    public List<Delivery> files() {
        return List.copyOf(chosen.values());
    }

    /** What it lacks, as a phrase; null when it is complete. */
    public String incomplete() {
        return incomplete;
    }

    /** The newest file that is too old to be tonight's, as a phrase; empty when there is none. */
    public Optional<String> tooOld() {
        return old.entrySet().stream()
                .max(Map.Entry.comparingByValue(Comparator.comparing(Delivery::modified)))
                .map(entry -> tooOld(entry.getKey(), entry.getValue()));
    }

    /** Files that no pattern of the specification is the name of. */
    public List<String> strangers() {
        return List.copyOf(strangers);
    }

    /** What a person should know of it: phrases. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** How many older files of tonight were passed over. */
    public int superseded() {
        return superseded;
    }
}

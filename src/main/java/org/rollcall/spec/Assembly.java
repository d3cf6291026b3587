package org.rollcall.spec;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.rollcall.landing.Delivery;

/** Which files in a folder are one delivery, and whether it is complete. */
public final class Assembly {

    private final Specification specification;
    private final Duration within;
    private final LocalDate oldest;
    private final Function<Instant, String> time;
    private final Map<NamePattern, Delivery> chosen = new LinkedHashMap<>();
    private final Map<NamePattern, Delivery> old = new LinkedHashMap<>();
    private final List<String> strangers = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String incomplete;
    private int superseded;
    private String ambiguous;

    /**
     * Puts tonight's delivery together: of each file of the specification the newest, or a zip of all.
     *
     * @param files those in the folder
     * @param notBefore what is older is not tonight's
     * @param oldest the earliest day that a file's name may bear
     * @param within how far apart the files of one delivery may have come
     * @param time writes a time for people
     */
    public Assembly(
            Specification specification,
            List<Delivery> files,
            Instant notBefore,
            LocalDate oldest,
            Duration within,
            Function<Instant, String> time) {
        this.specification = specification;
        this.within = within;
        this.oldest = oldest;
        this.time = time;
        Delivery zip = choose(files, notBefore);
        if (zip != null) {
            chosen.clear();
            chosen.put(specification.zip(), zip);
        } else if (!chosen.isEmpty()) {
            incomplete = missing();
            if (incomplete == null) {
                incomplete = ambiguous;
            }
            if (incomplete == null) {
                incomplete = mixed();
            }
            if (incomplete == null) {
                incomplete = unconfirmed();
            }
        }
    }

    /** Chooses the newest of each; returns the zip of all when that is newer than any of them. */
    private Delivery choose(List<Delivery> files, Instant notBefore) {
        Delivery zip = null;
        for (Delivery file :
                files.stream().sorted(Comparator.comparing(Delivery::path)).toList()) {
            Optional<NamePattern> known =
                    names().stream().filter(name -> name.matches(file.path())).findFirst();
            if (known.isEmpty()) {
                NamePattern all = specification.zip();
                if (all == null || !all.matches(file.path())) {
                    strangers.add(file.path());
                } else if (isOld(all, file, notBefore)) {
                    old.merge(all, file, (a, b) -> newer(all, a, b));
                } else {
                    zip = newer(all, zip, file);
                }
            } else if (isOld(known.get(), file, notBefore)) {
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
        if (other != null) {
            superseded++;
            boolean together =
                    Duration.between(other.modified(), file.modified()).abs().compareTo(within) <= 0;
            if (together && name.date(file.path()).isEmpty()) {
                ambiguous = other.path() + " and " + file.path() + " may both be " + name
                        + ", and one file is expected; give the specification a name that fits one alone";
            }
        }
        chosen.put(name, newer(name, other, file));
    }

    /** A file sent again long after it was made has the time of tonight and the date of then. */
    private boolean isOld(NamePattern name, Delivery file, Instant notBefore) {
        return file.modified().isBefore(notBefore)
                || name.date(file.path()).filter(date -> date.isBefore(oldest)).isPresent();
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
            if (file.required() && !chosen.containsKey(file.name())) {
                missing.add(missing(file.name()));
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
            boolean named = name.date(before.path())
                    .filter(date -> date.isBefore(oldest))
                    .isPresent();
            return before.path()
                    + (named ? " bears a date" : " is of " + time.apply(before.modified()) + ",")
                    + (named ? " that is too old" : " too old");
        }
        return name + " is not there"
                + Nearest.to(name.toString(), strangers)
                        .map(near -> " (" + near + " is)")
                        .orElse("");
    }

    /** Whether the files are of one delivery, by the dates in their names and the times they came. */
    private String mixed() {
        TreeMap<LocalDate, String> dates = new TreeMap<>();
        chosen.forEach((name, file) -> name.date(file.path()).ifPresent(date -> dates.putIfAbsent(date, file.path())));
        if (dates.size() > 1) {
            return dates.firstEntry().getValue() + " and " + dates.lastEntry().getValue()
                    + " are of different days by their names";
        }
        Delivery last = chosen.values().stream()
                .max(Comparator.comparing(Delivery::modified))
                .orElseThrow();
        Instant from = last.modified().minus(within);
        for (SpecFile file : specification.files()) {
            Delivery own = chosen.get(file.name());
            if (own != null && !file.required() && own.modified().isBefore(from)) {
                chosen.remove(file.name());
                notes.add(own.path() + " of " + time.apply(own.modified())
                        + " is not of the same delivery as the other files and is passed over");
            }
        }
        Delivery first = chosen.values().stream()
                .min(Comparator.comparing(Delivery::modified))
                .orElseThrow();
        if (first.modified().isBefore(from)) {
            return first.path() + " came " + time.apply(first.modified()) + " and " + last.path() + " "
                    + time.apply(last.modified()) + ", further apart than the " + within.toMinutes()
                    + " minutes that the files of one delivery may be";
        }
        return null;
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

    /** The newest file that is too old to be tonight's; empty when there is none. */
    public Optional<Delivery> tooOld() {
        return old.values().stream().max(Comparator.comparing(Delivery::modified));
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

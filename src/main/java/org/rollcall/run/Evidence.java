package org.rollcall.run;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.rollcall.cers.Fates;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.Mapping;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.merge.Conflict;
import org.rollcall.merge.Merged;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.Table;
import org.rollcall.source.Reading;

/** A night computed again, to be asked what became of single rows. */
final class Evidence {

    private static final String FOREIGN = "does not count: another source owns the class";

    private final LocalDate date;
    private final Map<String, Reading> sources;
    private final Merged merged;
    private final Fates fates;

    /** A row of a source. */
    record Place(String source, Origin origin, int line) {

        @Override
        public String toString() {
            return source + ", " + origin.file() + ", line " + line;
        }
    }

    /**
     * A row of enrollments.
     *
     * @param rosterClass number in the merged classes; -1 when it is not there
     * @param className what its source calls the class
     * @param reason why it makes no member of a group, as the rest of a sentence; null when it makes one
     */
    record Enrollment(Place place, int user, int rosterClass, String className, Enrollments.Role role, String reason) {

        /** Whether it does not count since another source owns the class. */
        boolean isForeign() {
            return FOREIGN.equals(reason);
        }
    }

    private Evidence(LocalDate date, Map<String, Reading> sources, Merged merged, Fates fates) {
        this.date = date;
        this.sources = sources;
        this.merged = merged;
        this.fates = fates;
    }

    static Evidence of(ArchivedNight archived, RunListener listener) throws IOException {
        Map<String, Reading> sources =
                new LinkedHashMap<>(archived.read(listener).readings()); // merging changes what it merges
        Night night = new MergeStage(listener).merge(archived.read(listener));
        Reading reading = night.merged().reading();
        Mapping mapping = new GroupMapper(archived.lea(), archived.run().date(), reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all());
        return new Evidence(archived.run().date(), sources, night.merged(), mapping.fates());
    }

    Fates fates() {
        return fates;
    }

    Roster roster() {
        return fates.roster();
    }

    /** The merged rows that are asked about. */
    List<Integer> find(Question question) {
        TreeSet<Integer> found = new TreeSet<>();
        sources.forEach((source, reading) -> {
            Table<?> table = table(reading.roster(), question.entity());
            for (int row = 0; row < table.size(); row++) {
                if (question.means(reading.roster(), row)) {
                    found.add(merged.numbers().get(source).of(question.entity(), row));
                }
            }
        });
        found.remove(-1);
        return List.copyOf(found);
    }

    /** What is said of rows that are asked about and did not get beyond reading. */
    List<String> lost(Question question) {
        List<String> lost = new ArrayList<>();
        sources.forEach((source, reading) -> {
            Table<?> table = table(reading.roster(), question.entity());
            for (int row = 0; row < table.size(); row++) {
                if (!table.isActive(row) && question.means(reading.roster(), row)) {
                    lost.add(place(source, reading.roster(), question.entity(), row) + " "
                            + fate(source, reading, place(source, reading.roster(), question.entity(), row)));
                }
            }
        });
        return lost;
    }

    private static String fate(String source, Reading reading, Place place) {
        return refusal(reading, source, place.origin(), place.line())
                .map(refusal -> ("is refused: " + refusal.field()).strip() + " " + refusal.reason())
                .orElse("is deleted in its source, or refers to a row that is");
    }

    private static Optional<Refusal> refusal(Reading reading, String source, Origin origin, int line) {
        return reading.refusals().all().stream()
                .filter(r -> r.source().equals(source) && r.file().equals(origin.file()) && r.line() == line)
                .findFirst();
    }

    private static Table<?> table(Roster roster, Entity entity) {
        return entity == Entity.CLASSES ? roster.classes() : roster.users();
    }

    private static Place place(String source, Roster roster, Entity entity, int row) {
        Table<?> table = table(roster, entity);
        return new Place(source, roster.origin(entity, table, row), table.line(row));
    }

    /** The rows that a merged row was made of, with the source's own roster and the row's number in it. */
    <T> List<T> rows(Entity entity, int row, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        sources.forEach((source, reading) -> merged.numbers()
                .get(source)
                .rows(entity, row)
                .forEach(own ->
                        rows.add(reader.read(place(source, reading.roster(), entity, own), reading.roster(), own))));
        return rows;
    }

    /** Makes something of a source's row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Place place, Roster roster, int row);
    }

    /** What sources do not agree in, of a merged row. */
    List<Conflict> conflicts(Entity entity, int row) {
        String id = table(roster(), entity).id(row);
        return merged.conflicts().stream()
                .filter(c -> c.entity() == entity && c.sourcedId().equals(id))
                .toList();
    }

    /** The enrollments of a person or of a class, in the order of classes and sources. */
    List<Enrollment> enrollments(Entity entity, int row) {
        List<Enrollment> found = new ArrayList<>();
        Map<Place, Integer> places = places(entity, row);
        sources.forEach((source, reading) -> {
            Roster roster = reading.roster();
            Enrollments all = roster.enrollments();
            List<Integer> own = merged.numbers().get(source).rows(entity, row);
            for (int e = 0; e < all.size(); e++) {
                if (own.contains(entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e))) {
                    Place place =
                            new Place(source, roster.origins(Entity.ENROLLMENTS).get(all.file(e)), all.line(e));
                    int c = merged.numbers().get(source).of(Entity.CLASSES, all.rosterClass(e));
                    found.add(new Enrollment(
                            place,
                            merged.numbers().get(source).of(Entity.USERS, all.user(e)),
                            c,
                            all.rosterClass(e) < 0
                                    ? "a class that is not there"
                                    : roster.classes().id(all.rosterClass(e)),
                            all.role(e),
                            reason(source, reading, e, places.get(place), c)));
                }
            }
        });
        found.sort(Comparator.comparing(e -> e.rosterClass() < 0 ? Integer.MAX_VALUE : e.rosterClass()));
        return found;
    }

    /** Where the merged enrollments come from that are still there. */
    private Map<Place, Integer> places(Entity entity, int row) {
        Enrollments all = roster().enrollments();
        Map<Place, Integer> places = new LinkedHashMap<>();
        IntStream.range(0, all.size())
                .filter(e -> !all.dropped(e))
                .filter(e -> (entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e)) == row)
                .forEach(e -> {
                    Origin origin = roster().origins(Entity.ENROLLMENTS).get(all.file(e));
                    places.put(new Place(origin.source(), origin, all.line(e)), e);
                });
        return places;
    }

    private String reason(String source, Reading reading, int e, Integer kept, int rosterClass) {
        Enrollments all = reading.roster().enrollments();
        if (all.dropped(e)) {
            Origin origin = reading.roster().origins(Entity.ENROLLMENTS).get(all.file(e));
            return fate(source, reading, new Place(source, origin, all.line(e)));
        }
        if (kept != null) {
            String rule = fates.enrollmentRule(kept);
            return rule == null ? null : Rules.words(rule, date);
        }
        return rosterClass < 0 || !roster().classes().isActive(rosterClass)
                ? "is in a class that another source says is deleted"
                : FOREIGN;
    }
}

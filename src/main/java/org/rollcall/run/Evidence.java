package org.rollcall.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rollcall.cers.Fates;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.LeftOut;
import org.rollcall.lea.MergeRules;
import org.rollcall.ledger.Origin;
import org.rollcall.ledger.Refusal;
import org.rollcall.merge.Conflict;
import org.rollcall.merge.Merged;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;
import org.rollcall.source.Reading;

/** A night computed again, to be asked what became of single rows. */
final class Evidence {

    private final Rules words;
    private final MergeRules rules;
    private final Map<String, Reading> sources;
    private final Merged merged;
    private final Fates fates;

    /** Where a row of a source stands. A collection of an API has records, a file has lines. */
    record Place(Origin origin, long line) {

        @Override
        public String toString() {
            return origin.source() + ", " + origin.file() + (origin.file().contains(".") ? ", line " : ", record ")
                    + line;
        }
    }

    /** A row that is asked about and did not come into the merged roster. */
    record Lost(Place place, String id, Hindrance hindrance) {}

    /**
     * A row of enrollments.
     *
     * @param user number in the merged users; -1 when it is not there
     * @param userId the person's sourcedId; blank when no source has the person
     * @param rosterClass number in the merged classes; -1 when it is not there
     * @param className what the class is called; blank when no source has it
     * @param role null when the row was not taken
     * @param merged whether another row says the same and counts in its place
     * @param hindrance why it makes no member of a group; null when it makes one, or is merged
     */
    record Enrollment(
            Place place,
            int user,
            String userId,
            int rosterClass,
            String className,
            Enrollments.Role role,
            boolean merged,
            Hindrance hindrance) {

        boolean isStudent() {
            return role == Enrollments.Role.STUDENT;
        }

        boolean isTeacher() {
            return role == Enrollments.Role.TEACHER;
        }

        /** Whether it makes a member of a group. */
        boolean counts() {
            return hindrance == null && !merged;
        }
    }

    /** Makes something of a source's row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(Place place, Roster roster, int row);
    }

    private Evidence(Rules words, MergeRules rules, Map<String, Reading> sources, Merged merged, Fates fates) {
        this.words = words;
        this.rules = rules;
        this.sources = sources;
        this.merged = merged;
        this.fates = fates;
    }

    /** Reads the night twice, since merging changes what it merges. */
    static Evidence of(ArchivedNight archived, RunListener listener) throws IOException {
        Map<String, Reading> sources =
                new LinkedHashMap<>(archived.read(listener).readings());
        Night night = new MergeStage(listener).merge(archived.read(listener));
        Reading reading = night.reading();
        Fates fates = new GroupMapper(archived.lea(), archived.run().date(), reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), archived.earlier())
                .fates();
        return new Evidence(new Rules(archived.run().date()), archived.lea().merging(), sources, night.merged(), fates);
    }

    /** What was read of each source, by its id. */
    Map<String, Reading> sources() {
        return sources;
    }

    Merged merged() {
        return merged;
    }

    Rules words() {
        return words;
    }

    Fates fates() {
        return fates;
    }

    Roster roster() {
        return fates.roster();
    }

    /** Why a class is in no group; null when it became groups. */
    Hindrance ofClass(int rosterClass) {
        String rule = fates.classRule(rosterClass);
        return rule == null ? null : words.ofClass(rule);
    }

    /** The merged rows that are asked about. */
    List<Integer> find(Question question) {
        TreeSet<Integer> found = new TreeSet<>();
        sources.forEach((source, reading) -> asked(question, reading)
                .map(row -> number(source, question.entity(), row))
                .filter(m -> m >= 0)
                .forEach(found::add));
        return List.copyOf(found);
    }

    /** The rows that are asked about and are in no merged row. */
    List<Lost> lost(Question question) {
        List<Lost> lost = new ArrayList<>();
        sources.forEach((source, reading) -> {
            Table<?> table = table(reading.roster(), question.entity());
            List<Lost> rows = asked(question, reading)
                    .filter(row -> number(source, question.entity(), row) < 0)
                    .map(row -> new Lost(
                            place(reading.roster(), question.entity(), row),
                            table.id(row),
                            hindrance(source, question.entity(), row)))
                    .toList();
            lost.addAll(rows);
            reading.refusals().all().stream()
                    .filter(refusal -> question.means(refusal)
                            && reading.roster().origins(question.entity()).contains(origin(refusal)))
                    .map(refusal ->
                            new Lost(new Place(origin(refusal), refusal.line()), refusal.sourcedId(), refused(refusal)))
                    .filter(row -> rows.stream().noneMatch(r -> r.place().equals(row.place())))
                    .forEach(lost::add);
        });
        return lost;
    }

    private static Stream<Integer> asked(Question question, Reading reading) {
        return IntStream.range(0, table(reading.roster(), question.entity()).size())
                .filter(row -> question.means(reading.roster(), row))
                .boxed();
    }

    /** The number of a source's row in the merged roster; -1 when it is not there, or not any more. */
    int number(String source, Entity entity, int row) {
        int m = merged.numbers().get(source).of(entity, row);
        return m >= 0 && table(roster(), entity).isActive(m) ? m : -1;
    }

    private static Table<?> table(Roster roster, Entity entity) {
        return entity == Entity.CLASSES ? roster.classes() : roster.users();
    }

    private static Place place(Roster roster, Entity entity, int row) {
        Table<?> table = table(roster, entity);
        return new Place(roster.origin(entity, table, row), table.line(row));
    }

    private static Origin origin(Refusal refusal) {
        return new Origin(refusal.source(), refusal.file());
    }

    private static Hindrance refused(Refusal refusal) {
        return Hindrance.fault(
                "is refused (" + (refusal.field().isEmpty() ? "" : refusal.field() + ": ") + refusal.reason() + ")",
                LeftOut.Owner.SIS,
                "correct the row in the SIS (refused.csv has it too)");
    }

    Optional<Hindrance> refusal(String source, Place place) {
        return sources.get(source).refusals().all().stream()
                .filter(refusal ->
                        refusal.line() == place.line() && origin(refusal).equals(place.origin()))
                .findFirst()
                .map(Evidence::refused);
    }

    /** Why a row of users or classes did not come into the merged roster. */
    private Hindrance hindrance(String source, Entity entity, int row) {
        Roster roster = sources.get(source).roster();
        Table<?> table = table(roster, entity);
        if (table.isActive(row)) {
            return deletedElsewhere(source, table.id(row));
        }
        return refusal(source, place(roster, entity, row)).orElseGet(() -> leftOut("", table.state(row), source));
    }

    private static Hindrance deleted(String words) {
        return Hindrance.usual(words, LeftOut.Owner.SIS, "make it active in the SIS, if it should be");
    }

    /** Of a class that its source has and another, which comes first in owning classes, says is deleted. */
    Hindrance deletedElsewhere(String source, String id) {
        String by = sources.keySet().stream()
                .filter(other -> !other.equals(source) && rules.namespace(other).equals(rules.namespace(source)))
                .filter(other -> {
                    Table<?> classes = sources.get(other).roster().classes();
                    int there = classes.find(id);
                    return there >= 0 && classes.state(there) == Table.State.DELETED;
                })
                .min(Comparator.comparing(this::rank))
                .orElse("another source");
        return deleted("is marked as deleted in " + by + ", which comes before " + source);
    }

    int rank(String source) {
        List<String> ids = List.copyOf(sources.keySet());
        return rules.ranks(ids, "enrollment", "class")[ids.indexOf(source)];
    }

    /** Something of each row that a merged row was made of, with the source's own roster and the row's number in it. */
    <T> List<T> rows(Entity entity, int row, RowReader<T> reader) {
        List<T> rows = new ArrayList<>();
        sources.forEach((source, reading) -> merged.numbers()
                .get(source)
                .rows(entity, row)
                .forEach(own -> rows.add(reader.read(place(reading.roster(), entity, own), reading.roster(), own))));
        return rows;
    }

    /** What sources do not agree in, of a merged row. */
    List<Conflict> conflicts(Entity entity, int row) {
        List<Place> own = rows(entity, row, (place, roster, r) -> place);
        String id = table(roster(), entity).id(row);
        return merged.conflicts().stream()
                .filter(c -> c.entity() == entity
                        && (c.sourcedId().equals(id) || own.contains(place(c.kept())) || own.contains(place(c.lost()))))
                .toList();
    }

    static Place place(Conflict.Evidence said) {
        return new Place(said.origin(), said.line());
    }

    /** The enrollments of a person or of a class, in the order of classes and sources. */
    List<Enrollment> enrollments(Entity entity, int row) {
        return new EnrollmentEvidence(this).of(entity, row);
    }

    static Hindrance leftOut(String what, Table.State state, String source) {
        return deleted(what
                + (state == Table.State.DELETED
                        ? "is marked as deleted in " + source
                        : "refers to a row that is marked as deleted or left out in " + source));
    }

    /** What a merged class is called: its id, title and periods. */
    String name(int rosterClass) {
        RosterClass c = roster().classes().get(rosterClass);
        String id = roster().classes().id(rosterClass);
        return id
                + (c.title().isEmpty() || c.title().equals(id) ? "" : ", " + c.title())
                + (c.periods().isEmpty() ? "" : ", period " + String.join("-", c.periods()));
    }
}

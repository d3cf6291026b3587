package org.rollcall.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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

    /** What tells merged enrollments apart: one line of a file may make several. */
    private record Key(Place place, int rosterClass, int user, Enrollments.Role role) {}

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
                .map(reading.roster(), reading.refusals().all())
                .fates();
        return new Evidence(new Rules(archived.run().date()), archived.lea().merging(), sources, night.merged(), fates);
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
    private int number(String source, Entity entity, int row) {
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

    private Optional<Hindrance> refusal(String source, Place place) {
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
    private Hindrance deletedElsewhere(String source, String id) {
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

    private int rank(String source) {
        List<String> ids = List.copyOf(sources.keySet());
        return rules.ranks(ids, "enrollment", "class")[ids.indexOf(source)];
    }

    private String owner(int rosterClass) {
        return sources.keySet().stream()
                .filter(source -> !merged.numbers()
                        .get(source)
                        .rows(Entity.CLASSES, rosterClass)
                        .isEmpty())
                .min(Comparator.comparing(this::rank))
                .orElseThrow();
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
        List<Enrollment> found = new ArrayList<>();
        Map<Key, Integer> kept = kept(entity, row);
        sources.forEach((source, reading) -> {
            Enrollments all = reading.roster().enrollments();
            List<Integer> own = merged.numbers().get(source).rows(entity, row);
            for (int e = 0; e < all.size(); e++) {
                if (own.contains(entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e))) {
                    found.add(enrollment(source, e, kept));
                }
            }
        });
        found.sort(Comparator.comparing(e -> e.rosterClass() < 0 ? Integer.MAX_VALUE : e.rosterClass()));
        return found;
    }

    /** The merged enrollments that count or are left out by a rule of the mapping. */
    private Map<Key, Integer> kept(Entity entity, int row) {
        Enrollments all = roster().enrollments();
        Map<Key, Integer> kept = new HashMap<>();
        for (int e = 0; e < all.size(); e++) {
            if (!all.dropped(e) && (entity == Entity.CLASSES ? all.rosterClass(e) : all.user(e)) == row) {
                kept.put(new Key(place(roster(), e), all.rosterClass(e), all.user(e), all.role(e)), e);
            }
        }
        return kept;
    }

    private static Place place(Roster roster, int enrollment) {
        Enrollments all = roster.enrollments();
        return new Place(roster.origins(Entity.ENROLLMENTS).get(all.file(enrollment)), all.line(enrollment));
    }

    private Enrollment enrollment(String source, int e, Map<Key, Integer> kept) {
        Roster roster = sources.get(source).roster();
        Enrollments all = roster.enrollments();
        Place place = place(roster, e);
        int c = number(source, Entity.CLASSES, all.rosterClass(e));
        int user = number(source, Entity.USERS, all.user(e));
        String name = c >= 0 ? name(c) : id(roster.classes(), all.rosterClass(e));
        String id = user >= 0 ? roster().users().id(user) : id(roster.users(), all.user(e));
        if (all.dropped(e)) {
            return new Enrollment(place, user, id, c, name, null, false, dropped(source, e));
        }
        Enrollments.Role role = all.role(e);
        Integer m = kept.get(new Key(place, c, user, role));
        if (m != null) {
            String rule = fates.enrollmentRule(m);
            return new Enrollment(
                    place, user, id, c, name, role, false, rule == null ? null : words.ofEnrollment(rule));
        }
        if (c < 0) {
            Hindrance gone = deletedElsewhere(source, roster.classes().id(all.rosterClass(e)));
            return new Enrollment(place, user, id, c, name, role, false, gone.ofClass());
        }
        Enrollments.Time time = all.time(e);
        boolean same = kept.entrySet().stream()
                .anyMatch(other -> isSame(other.getKey(), c, user, role)
                        && roster().enrollments().time(other.getValue()) == time);
        boolean current = time == Enrollments.Time.CURRENT;
        return new Enrollment(place, user, id, c, name, role, same, same ? null : foreign(source, owner(c), current));
    }

    private static String id(Table<?> table, int row) {
        return row < 0 ? "" : table.id(row);
    }

    private static boolean isSame(Key other, int rosterClass, int user, Enrollments.Role role) {
        return other.rosterClass() == rosterClass && other.user() == user && other.role() == role;
    }

    private static Hindrance foreign(String source, String owner, boolean current) {
        String words = "does not count: the class is " + owner + "'s, which has no such enrollment now";
        return current
                ? Hindrance.fault(
                        words,
                        LeftOut.Owner.SIS,
                        "enter it where " + owner + " gets it from, if it is right, or ops can name " + source
                                + " in precedence[enrollment]")
                : Hindrance.usual(words, LeftOut.Owner.SIS, "enter it where " + owner + " gets it from");
    }

    /** Why an enrollment was not taken in reading. */
    private Hindrance dropped(String source, int e) {
        Roster roster = sources.get(source).roster();
        Enrollments all = roster.enrollments();
        return refusal(source, place(roster, e))
                .orElseGet(() -> isLeftOut(roster.classes(), all.rosterClass(e))
                        ? leftOut("is in a class that ", roster.classes().state(all.rosterClass(e)), source)
                        : isLeftOut(roster.users(), all.user(e))
                                ? leftOut("is of a person who ", roster.users().state(all.user(e)), source)
                                : leftOut("", Table.State.DELETED, source));
    }

    private static Hindrance leftOut(String what, Table.State state, String source) {
        return deleted(what
                + (state == Table.State.DELETED
                        ? "is marked as deleted in " + source
                        : "refers to a row that is marked as deleted or left out in " + source));
    }

    private static boolean isLeftOut(Table<?> table, int row) {
        return row >= 0 && !table.isActive(row);
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

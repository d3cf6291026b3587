package org.rollcall.merge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rollcall.lea.Lea;
import org.rollcall.lea.MergeRules;
import org.rollcall.ledger.Account;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.AcademicSession;
import org.rollcall.roster.Course;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Org;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;
import org.rollcall.source.Reading;

/**
 * Merges the rosters of an LEA's sources into one, in their order of precedence: finds which rows are the same, takes
 * each field from the first source that has it, and each class's enrollments from the source that owns the class. What
 * comes out depends on what the sources say, never on the order of their rows.
 */
public final class RosterMerge {

    private static final List<Entity> TABLES =
            List.of(Entity.ORGS, Entity.ACADEMIC_SESSIONS, Entity.COURSES, Entity.USERS, Entity.CLASSES);

    private final Lea lea;
    private final MergeRules rules;
    private final Conflicts conflicts = new Conflicts();
    private final List<Side> sides = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final List<Numbers> numbers = new ArrayList<>();
    private final Map<Entity, List<Origin>> origins = new EnumMap<>(Entity.class);
    private final Map<Entity, int[]> files = new EnumMap<>(Entity.class);

    /** Serves for one night. */
    public RosterMerge(Lea lea) {
        this.lea = lea;
        this.rules = lea.merging();
    }

    /**
     * Merges what was read. The rosters and books of the readings become the merged ones' and are of no use by
     * themselves afterwards.
     *
     * @param readings by source, in their order of precedence; at least one
     * @throws MergeException when the ids of two sources mean other people, or a source completes nobody
     */
    public Merged merge(Map<String, Reading> readings) {
        begin(readings);
        Roster base = sides.get(0).roster();
        if (sides.size() > 1) {
            merge(base);
        } else {
            alone();
        }
        Reading reading = books(readings)
                .with(new Roster(
                        ssidPlace(),
                        origins,
                        base.orgs(),
                        base.academicSessions(),
                        base.courses(),
                        base.classes(),
                        base.users(),
                        base.personKeys(),
                        base.enrollments()));
        Map<String, Numbers> bySource = new LinkedHashMap<>();
        sides.forEach(side -> bySource.put(side.source(), numbers.get(side.number())));
        return new Merged(
                reading,
                conflicts.all(),
                conflicts.sentences(),
                tallies.stream().map(Tally::contribution).toList(),
                bySource);
    }

    private void begin(Map<String, Reading> readings) {
        readings.forEach((source, reading) -> {
            sides.add(new Side(sides.size(), source, rules.namespace(source), reading.roster(), reading.ledger()));
            tallies.add(new Tally(source));
            numbers.add(new Numbers());
        });
        for (Entity entity : Entity.values()) {
            List<Origin> all = new ArrayList<>();
            int[] first = new int[sides.size()];
            for (Side side : sides) {
                first[side.number()] = all.size();
                all.addAll(side.origins(entity));
            }
            if (!all.isEmpty()) {
                origins.put(entity, List.copyOf(all));
            }
            files.put(entity, first);
        }
    }

    private void alone() {
        Side side = sides.get(0);
        TABLES.forEach(entity -> {
            numbers.get(0).put(entity, same(side.table(entity)));
            tallies.get(0).own(entity.collection(), side.active(entity));
        });
        var enrollments = side.roster().enrollments();
        tallies.get(0).own(Entity.ENROLLMENTS.collection(), (int) IntStream.range(0, enrollments.size())
                .filter(e -> !enrollments.dropped(e))
                .count());
    }

    private static int[] same(Table<?> table) {
        return IntStream.range(0, table.size())
                .map(row -> table.isActive(row) ? row : -1)
                .toArray();
    }

    private void merge(Roster base) {
        int[] classes =
                sides.stream().mapToInt(side -> side.active(Entity.CLASSES)).toArray();
        Keyed<Org> orgs = Keys.orgs();
        fold(orgs, table(orgs, new OrgFields()), null);
        Keyed<AcademicSession> sessions = Keys.academicSessions();
        fold(sessions, table(sessions, new AcademicSessionFields()), null);
        Keyed<Course> courses = Keys.courses();
        fold(courses, table(courses, new CourseFields()), null);
        EntityMerge<User> users = table(Entity.USERS, "user", base.users(), new UserFields());
        foldUsers(users, base.personKeys());
        requireUse(classes);
        new SharedSsids(rules, sides, users, conflicts).settle();
        new SharedKeys(users, base.personKeys(), conflicts).find();
        Keyed<RosterClass> sections = Keys.classes();
        EntityMerge<RosterClass> merged = table(
                sections,
                new ClassFields((entity, row) -> sides.get(0).table(entity).id(row)));
        fold(sections, merged, new Deletions(EnrollmentMerge.ranks(rules, sides)));
        DetailMerge details = new DetailMerge(sides, numbers);
        new EnrollmentMerge(sides, merged, numbers, rules, conflicts, tallies, details)
                .merge(files.get(Entity.ENROLLMENTS));
        details.join(List.of(Entity.ORGS, Entity.ACADEMIC_SESSIONS, Entity.COURSES, Entity.CLASSES));
        details.joinUsers(users);
    }

    private <T> EntityMerge<T> table(Keyed<T> keyed, Fields<T> fields) {
        return table(
                keyed.entity(),
                keyed.kind().word(),
                keyed.table().apply(sides.get(0).roster()),
                fields);
    }

    private <T> EntityMerge<T> table(Entity entity, String word, Table<T> base, Fields<T> fields) {
        numbers.get(0).put(entity, same(base));
        return new EntityMerge<>(entity, word, sides, base, fields, rules, conflicts, tallies);
    }

    private <T> void fold(Keyed<T> keyed, EntityMerge<T> merge, Deletions deletions) {
        Entity entity = keyed.entity();
        Table<T> merged = merge.table();
        Ids ids = new Ids();
        for (Side side : sides) {
            Table<T> table = keyed.table().apply(side.roster());
            if (side.number() > 0) {
                Numbers own = numbers.get(side.number());
                List<T> rows = new ArrayList<>(table.size());
                for (int row = 0; row < table.size(); row++) {
                    rows.add(table.isActive(row) ? keyed.renumbered().apply(own, table.get(row)) : null);
                }
                int[] matches = match(keyed, merge, side, rows, ids);
                own.put(
                        entity,
                        merge.fold(
                                side,
                                rows,
                                matches,
                                row -> isDeleted(deletions, side, row),
                                files.get(entity)[side.number()]));
            }
            if (deletions != null) {
                delete(deletions, merge, side, ids);
            }
            for (int row = 0; row < table.size(); row++) {
                int m = numbers.get(side.number()).of(entity, row);
                if (m >= 0) {
                    ids.put(side.namespace(), side.number() == 0 ? merged.id(m) : table.id(row), m);
                }
            }
        }
    }

    private <T> int[] match(Keyed<T> keyed, EntityMerge<T> merge, Side side, List<T> rows, Ids ids) {
        Table<T> merged = merge.table();
        Table<?> table = side.table(keyed.entity());
        Matching matching = new Matching(rows.size());
        for (String key : rules.keys(keyed.kind())) {
            Matching.Ambiguities ambiguous = (m, row) -> conflicts.add(new Conflict(
                    Conflict.Kind.AMBIGUOUS,
                    keyed.entity(),
                    merged.id(m),
                    key,
                    merge.evidence(merge.first(m), m, merged.id(m)),
                    side.evidence(keyed.entity(), row, table.id(row)),
                    Matching.UNMATCHED));
            if (key.equals("sourcedId")) {
                matching.byId(
                        row -> {
                            int m = rows.get(row) == null ? -1 : ids.find(side.namespace(), table.id(row));
                            return m >= 0 && merged.isActive(m) ? m : -1;
                        },
                        (m, row) -> merged.id(m).equals(table.id(row)),
                        ambiguous);
            } else {
                matching.byKey(
                        merged.size(),
                        m -> merged.isActive(m) ? keyed.key().of(merged.id(m), merged.get(m)) : 0,
                        row -> rows.get(row) == null ? 0 : keyed.key().of(table.id(row), rows.get(row)),
                        (m, row) -> true,
                        ambiguous);
            }
        }
        return matching.matches();
    }

    private boolean isDeleted(Deletions deletions, Side side, int row) {
        int by = deletions == null ? -1 : deletions.by(side, row);
        if (by >= 0) {
            side.account(Entity.CLASSES, row)
                    .filtered("deleted-in-" + sides.get(by).source(), 1);
        }
        return by >= 0;
    }

    /** A source that owns classes before others deletes theirs, too. */
    private void delete(Deletions deletions, EntityMerge<?> merge, Side side, Ids ids) {
        deletions.note(side);
        Table<?> table = side.table(Entity.CLASSES);
        for (int row = 0; row < table.size(); row++) {
            int m = table.state(row) == Table.State.DELETED ? ids.find(side.namespace(), table.id(row)) : -1;
            if (m >= 0 && merge.table().isActive(m) && deletions.precedes(side.number(), merge.first(m))) {
                Origin origin = origins.get(Entity.CLASSES).get(merge.table().file(m));
                ledger(origin).filtered("deleted-in-" + side.source(), 1);
                merge.table().drop(m, Table.State.DELETED);
            }
        }
    }

    private Account ledger(Origin origin) {
        return sides.stream()
                .filter(side -> side.source().equals(origin.source()))
                .findFirst()
                .orElseThrow()
                .ledger()
                .account(origin.source(), origin.file());
    }

    private void foldUsers(EntityMerge<User> merge, PersonKeys merged) {
        Ids ids = new Ids();
        for (Side side : sides) {
            Table<User> table = side.roster().users();
            PersonKeys keys = side.roster().personKeys();
            if (side.number() > 0) {
                int[] matches = new UserMatching(rules, merged, ids, merge, conflicts).match(side);
                List<User> rows = IntStream.range(0, table.size())
                        .mapToObj(table::get)
                        .collect(Collectors.toCollection(ArrayList::new));
                numbers.get(side.number())
                        .put(
                                Entity.USERS,
                                merge.fold(side, rows, matches, row -> false, files.get(Entity.USERS)[side.number()]));
            }
            int size = side.number() == 0 ? merge.table().size() : table.size();
            for (int row = 0; row < size; row++) {
                int m = numbers.get(side.number()).of(Entity.USERS, row);
                if (m >= 0) {
                    ids.put(UserMatching.namespace(side, table.get(row)), table.id(row), m);
                    long identifier = UserMatching.identifier(side, keys.identifier(row));
                    boolean head = side.number() == 0;
                    merged.put(
                            m,
                            head ? identifier : first(merged.identifier(m), identifier),
                            first(merged.email(m), keys.email(row)),
                            first(merged.username(m), keys.username(row)));
                }
            }
        }
    }

    private static long first(long value, long otherwise) {
        return value == 0 ? otherwise : value;
    }

    /** A source without classes is there for the people of others. */
    private void requireUse(int[] classes) {
        int joined = tallies.stream()
                .mapToInt(tally -> tally.joinedRows(Entity.USERS.collection()))
                .sum();
        for (Side side : sides) {
            int users =
                    side.number() == 0 ? tallies.get(0).ownRows(Entity.USERS.collection()) : side.active(Entity.USERS);
            int own = side.number() == 0 ? joined : tallies.get(side.number()).joinedRows(Entity.USERS.collection());
            if (classes[side.number()] == 0 && users > 0 && own == 0) {
                throw new MergeException(String.format(
                        Locale.ROOT,
                        "Source %s has no classes, and none of its %,d people is one of another source: its ids are"
                                + " others than theirs, or it has no SSIDs. By which keys people are found is in"
                                + " identity[student] and identity[staff].",
                        side.source(),
                        users));
            }
        }
    }

    private Reading books(Map<String, Reading> readings) {
        if (readings.size() == 1) {
            return readings.values().iterator().next();
        }
        Reading books = Reading.begun();
        readings.forEach((source, reading) -> {
            books.ledger().take(reading.ledger());
            books.refusals().take(reading.refusals());
            books.damages().take(reading.damages());
            books.unmapped().take(reading.unmapped());
            books.warnings().take(reading.warnings(), source);
        });
        return books;
    }

    private String ssidPlace() {
        return sides.size() == 1
                ? sides.get(0).roster().ssidPlace()
                : "in any of the sources "
                        + sides.stream().map(Side::source).collect(Collectors.joining(", "))
                        + ": "
                        + sides.get(0).source() + " was searched "
                        + sides.get(0).roster().ssidPlace();
    }
}

package org.rollcall.merge;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
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

    private final Merging merging;

    /** Serves for one night. */
    public RosterMerge(Lea lea) {
        this.merging = new Merging(new ArrayList<>(), lea.merging(), new Conflicts());
    }

    /**
     * Merges what was read. The rosters and books of the readings become the merged ones' and are of no use by
     * themselves afterwards.
     *
     * @param readings by source, in their order of precedence; at least one
     * @throws MergeException when the ids of two sources mean other people, or a source completes nobody
     */
    public Merged merge(Map<String, Reading> readings) {
        Map<Entity, List<Origin>> origins = new EnumMap<>(Entity.class);
        readings.forEach((source, reading) -> take(source, reading, origins));
        if (merging.sides().size() > 1) {
            merge();
        } else {
            alone(merging.first());
        }
        Roster base = merging.first().roster();
        Map<String, Numbers> numbers = new LinkedHashMap<>();
        merging.sides().forEach(side -> numbers.put(side.source(), side.numbers()));
        return new Merged(
                books(readings)
                        .with(new Roster(
                                ssidPlace(),
                                origins,
                                base.orgs(),
                                base.academicSessions(),
                                base.courses(),
                                base.classes(),
                                base.users(),
                                base.personKeys(),
                                base.enrollments())),
                merging.conflicts().all(),
                merging.conflicts().sentences(),
                merging.sides().stream()
                        .map(side -> side.tally().contribution())
                        .toList(),
                numbers);
    }

    private void take(String source, Reading reading, Map<Entity, List<Origin>> origins) {
        Map<Entity, Integer> files = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            List<Origin> all = new ArrayList<>(origins.getOrDefault(entity, List.of()));
            files.put(entity, all.size());
            all.addAll(reading.roster().origins(entity));
            if (!all.isEmpty()) {
                origins.put(entity, List.copyOf(all));
            }
        }
        merging.sides()
                .add(new Side(
                        merging.sides().size(),
                        source,
                        merging.rules().namespace(source),
                        reading.roster(),
                        reading.ledger(),
                        files,
                        new Numbers(),
                        new Tally(source)));
    }

    private static void alone(Side side) {
        TABLES.forEach(entity -> {
            side.numbers().put(entity, Numbers.same(side.table(entity)));
            side.tally().own(entity.collection(), side.active(entity));
        });
        Enrollments enrollments = side.roster().enrollments();
        side.tally().own(Entity.ENROLLMENTS.collection(), (int) IntStream.range(0, enrollments.size())
                .filter(e -> !enrollments.dropped(e))
                .count());
    }

    /** What rows refer to is merged before they are. */
    private void merge() {
        new KeyedMerge<>(merging, Keys.orgs(), new OrgFields()).merge();
        new KeyedMerge<>(merging, Keys.academicSessions(), new AcademicSessionFields()).merge();
        new KeyedMerge<>(merging, Keys.courses(), new CourseFields()).merge();
        EntityMerge<User> users = new UserMerge(merging).merge();
        ClassFields fields =
                new ClassFields((entity, row) -> merging.first().table(entity).id(row));
        Deletions deletions = new Deletions(merging);
        deletions.leaveOutOfFirst();
        EntityMerge<RosterClass> classes = new KeyedMerge<>(merging, Keys.classes(), fields).merge(deletions);
        DetailMerge details = new DetailMerge(merging.sides());
        new EnrollmentMerge(merging, classes, details).merge();
        details.join(List.of(Entity.ORGS, Entity.ACADEMIC_SESSIONS, Entity.COURSES, Entity.CLASSES));
        details.joinUsers(users);
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
        Side first = merging.first();
        return merging.sides().size() == 1
                ? first.roster().ssidPlace()
                : "in any of the sources " + String.join(", ", merging.sources()) + ": " + first.source()
                        + " was searched " + first.roster().ssidPlace();
    }
}

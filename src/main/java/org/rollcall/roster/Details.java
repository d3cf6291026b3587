package org.rollcall.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is kept beside each row's record, which has only what groups are made of: the values of further columns, as text
 * and by the names of OneRoster 1.2.1. Ids in them are those of the source.
 */
public enum Details {

    /** Nothing, as at night. */
    NONE,

    /** What a roster has. */
    ROSTER,

    /** The same, and of users their demographics. */
    DEMOGRAPHICS;

    /** Of users: the roles that name their orgs, as {@link RoleDetail} writes them. */
    public static final String ROLES = "roles";

    /** Finds the id that a row has after merging by the one it has in its source. */
    @FunctionalInterface
    public interface Ids {

        /** The id; null when no row of the entity is kept under it. */
        String id(Entity entity, String sourcedId);
    }

    private enum Kind {
        TEXT,
        REFERENCE,
        REFERENCES,
        ROLES,
        DEMOGRAPHICS
    }

    /** One column: what it holds, and the rows of what it names, if any. */
    private record Place(Column column, Kind kind, Entity refers) {

        static Place text(String name, String... aliases) {
            return new Place(Column.optional(name, aliases), Kind.TEXT, null);
        }

        static Place reference(String name, Entity refers, String... aliases) {
            return new Place(Column.optional(name, aliases), Kind.REFERENCE, refers);
        }

        static Place references(String name, Entity refers, String... aliases) {
            return new Place(Column.optional(name, aliases), Kind.REFERENCES, refers);
        }

        static Place demographics(String name) {
            return new Place(Column.optional(name), Kind.DEMOGRAPHICS, null);
        }

        String name() {
            return column.name();
        }
    }

    private static final Map<Entity, List<Place>> PLACES = Map.of(
            Entity.ORGS, List.of(Place.reference("parentSourcedId", Entity.ORGS)),
            Entity.ACADEMIC_SESSIONS,
                    List.of(Place.text("type"), Place.reference("parentSourcedId", Entity.ACADEMIC_SESSIONS)),
            Entity.COURSES,
                    List.of(
                            Place.reference("schoolYearSourcedId", Entity.ACADEMIC_SESSIONS, "schoolYearId"),
                            Place.text("grades", "grade"),
                            Place.reference("orgSourcedId", Entity.ORGS),
                            Place.text("subjects")),
            Entity.CLASSES, List.of(Place.text("location"), Place.text("subjects")),
            Entity.USERS,
                    List.of(
                            Place.text("username"),
                            Place.text("userIds", "userId"),
                            Place.text("givenName"),
                            Place.text("familyName"),
                            Place.text("middleName"),
                            Place.text("identifier"),
                            Place.text("email"),
                            Place.text("sms"),
                            Place.text("phone"),
                            Place.references("agentSourcedIds", Entity.USERS, "agents", "agentSourceIds"),
                            Place.text("grades", "grade"),
                            Place.text("userMasterIdentifier"),
                            Place.text("preferredGivenName", "prefferedGivenName"),
                            Place.text("preferredMiddleName"),
                            Place.text("preferredFamilyName"),
                            Place.reference("primaryOrgSourcedId", Entity.ORGS),
                            Place.text("pronouns"),
                            Place.references("orgSourcedIds", Entity.ORGS),
                            new Place(Column.optional(ROLES), Kind.ROLES, Entity.ORGS),
                            Place.demographics("birthDate"),
                            Place.demographics("sex"),
                            Place.demographics("americanIndianOrAlaskaNative"),
                            Place.demographics("asian"),
                            Place.demographics("blackOrAfricanAmerican"),
                            Place.demographics("nativeHawaiianOrOtherPacificIslander"),
                            Place.demographics("white"),
                            Place.demographics("demographicRaceTwoOrMoreRaces"),
                            Place.demographics("hispanicOrLatinoEthnicity"),
                            Place.demographics("countryOfBirthCode"),
                            Place.demographics("stateOfBirthAbbreviation"),
                            Place.demographics("cityOfBirth"),
                            Place.demographics("publicSchoolResidenceStatus")),
            Entity.ROLES,
                    List.of(
                            Place.text("roleType"),
                            Place.text("role"),
                            Place.reference("orgSourcedId", Entity.ORGS),
                            Place.text("beginDate"),
                            Place.text("endDate")),
            Entity.ENROLLMENTS,
                    List.of(
                            Place.text("sourcedId"),
                            Place.reference("schoolSourcedId", Entity.ORGS),
                            Place.text("role"),
                            Place.text("primary"),
                            Place.text("beginDate"),
                            Place.text("endDate")));

    /** The columns whose values are kept of an entity's rows, in order; of users also {@link #ROLES} and demographics. */
    public static List<String> columns(Entity entity) {
        return PLACES.get(entity).stream().map(Place::name).toList();
    }

    /** The columns of a user's demographics. */
    public static List<String> demographics() {
        return PLACES.get(Entity.USERS).stream()
                .filter(place -> place.kind() == Kind.DEMOGRAPHICS)
                .map(Place::name)
                .toList();
    }

    /** The place of a column among an entity's. */
    public static int place(Entity entity, String column) {
        int place = columns(entity).indexOf(column);
        if (place < 0) {
            throw new IllegalArgumentException("no " + column + " is kept of " + entity.collection());
        }
        return place;
    }

    /**
     * A row's values with the ids that other rows have after merging; a reference to a row that is not kept goes.
     *
     * @param values of a row of one source; not changed
     * @param ids of that source
     */
    public static String[] withIds(Entity entity, String[] values, Ids ids) {
        List<Place> places = PLACES.get(entity);
        String[] merged = values.clone();
        for (int i = 0; i < merged.length; i++) {
            Place place = places.get(i);
            if (place.kind() == Kind.ROLES) {
                merged[i] = RoleDetail.list(merged[i]).stream()
                        .map(role -> role.in(id(ids, Entity.ORGS, role.org())))
                        .filter(role -> !role.org().isEmpty())
                        .map(RoleDetail::toString)
                        .collect(Collectors.joining("\n"));
            } else if (place.refers() != null) {
                merged[i] = Values.list(merged[i]).stream()
                        .map(id -> id(ids, place.refers(), id))
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.joining(","));
            }
        }
        return merged;
    }

    private static String id(Ids ids, Entity entity, String sourcedId) {
        String id = ids.id(entity, sourcedId);
        return id == null ? "" : id;
    }

    /**
     * Where the values stand in a row: adds to a reader's columns those that they need besides.
     *
     * @return null when nothing is kept; -1 for a column that no row of the entity has
     */
    int[] places(Entity entity, List<Column> columns) {
        if (this == NONE) {
            return null;
        }
        List<String> names = new ArrayList<>(columns.stream().map(Column::name).toList());
        List<Place> kept = PLACES.get(entity);
        int[] places = new int[kept.size()];
        for (int i = 0; i < places.length; i++) {
            Place place = kept.get(i);
            if (place.kind() == Kind.DEMOGRAPHICS) {
                places[i] = -1;
                continue;
            }
            if (!names.contains(place.name())) {
                names.add(place.name());
                columns.add(place.column());
            }
            places[i] = names.indexOf(place.name());
        }
        return places;
    }
}

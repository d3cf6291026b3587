package org.rollcall.merge;

import java.util.List;
import org.rollcall.roster.Details;
import org.rollcall.roster.Entity;
import org.rollcall.roster.PersonName;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Joins what is kept beside the records, where anything is: each column has the value of the first source, in their order,
 * in which it is not blank, with the ids that rows have in the merged roster. What says a field of the record in other
 * words comes from the source that the field comes from.
 */
final class DetailMerge {

    private static final int[] LEGAL_NAME = places("familyName", "givenName");
    private static final int[] MIDDLE_NAMES = places("middleName", "preferredMiddleName");
    private static final int[] PREFERRED_NAME = places("preferredGivenName", "preferredFamilyName");
    private static final int[] ROLES = places(Details.ROLES, "orgSourcedIds");

    private final List<Side> sides;

    DetailMerge(List<Side> sides) {
        this.sides = sides;
    }

    private static int[] places(String... columns) {
        return List.of(columns).stream()
                .mapToInt(column -> Details.place(Entity.USERS, column))
                .toArray();
    }

    /** How the values of a row are joined with those of the sources before it. */
    private interface Join {
        void join(int source, int merged, String[] have, String[] theirs);
    }

    /** Joins the rows of entities whose records say nothing of them, when all entities are merged. */
    void join(List<Entity> entities) {
        entities.forEach(entity -> join(entity, (source, m, have, theirs) -> fill(have, theirs)));
    }

    /** Joins the users. A name is taken whole; only middle names are told by others who call the person the same. */
    void joinUsers(EntityMerge<User> users) {
        join(Entity.USERS, (source, m, have, theirs) -> {
            String[] before = have.clone();
            fill(have, theirs);
            String[] named = users.provider(UserFields.NAME, m) == source ? theirs : before;
            put(have, named, LEGAL_NAME, PREFERRED_NAME);
            if (name(before) != name(theirs)) {
                put(have, named, MIDDLE_NAMES);
            }
            if (users.provider(UserFields.ROLE, m) == source) {
                for (int place : ROLES) {
                    have[place] = theirs[place].isEmpty() ? have[place] : theirs[place];
                }
            }
        });
    }

    private static long name(String[] details) {
        return PersonName.of(details[LEGAL_NAME[0]], details[LEGAL_NAME[1]]);
    }

    private static void put(String[] have, String[] values, int[]... columns) {
        for (int[] places : columns) {
            for (int place : places) {
                have[place] = values[place];
            }
        }
    }

    private void join(Entity entity, Join join) {
        Table<?> merged = sides.get(0).table(entity);
        for (Side side : sides.subList(1, sides.size())) {
            Table<?> table = side.table(entity);
            for (int row = 0; row < table.size(); row++) {
                int m = side.numbers().of(entity, row);
                String[] theirs = m >= 0 && merged.isActive(m) ? renamed(side, entity, table.details(row)) : null;
                if (theirs != null && merged.details(m) == null) {
                    merged.details(m, theirs);
                } else if (theirs != null) {
                    join.join(side.number(), m, merged.details(m), theirs);
                }
            }
        }
    }

    /** What a source keeps beside a row, with the merged rows' ids; null when nothing. */
    String[] renamed(Side side, Entity entity, String[] details) {
        return details == null || side.number() == 0
                ? details
                : Details.withIds(entity, details, (referred, id) -> id(side, referred, id));
    }

    private String id(Side side, Entity entity, String id) {
        int m = side.numbers().of(entity, side.table(entity).find(id));
        return m < 0 ? null : sides.get(0).table(entity).id(m);
    }

    private static void fill(String[] have, String[] theirs) {
        for (int i = 0; i < have.length; i++) {
            have[i] = have[i].isEmpty() ? theirs[i] : have[i];
        }
    }
}

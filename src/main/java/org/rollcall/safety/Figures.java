package org.rollcall.safety;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one night changes in CERS, in a school or in the whole LEA, in numbers.
 *
 * @param groupsBefore with members, before
 * @param groupsEmptied for want of a class; those renamed not counted
 * @param groupsChanged that stay, with other members
 * @param groupsCarried that stay as they are, since it cannot be told whether they are gone
 * @param studentsBefore different students in the groups before
 * @param studentsIn in one of the groups now and in none before
 * @param studentsOut in none of the groups any more
 * @param loginsBefore different logins of the groups before
 * @param placesBefore places of students in groups before: a student in six classes has six
 * @param placesNow places of students in groups now
 * @param seenBefore those of them in groups that had a login
 * @param seenNow those of them in groups that have one
 */
public record Figures(
        int groupsBefore,
        int groupsAdded,
        int groupsEmptied,
        int groupsRenamed,
        int groupsChanged,
        int groupsCarried,
        int studentsBefore,
        int studentsIn,
        int studentsOut,
        int loginsBefore,
        int loginsIn,
        int loginsOut,
        int placesBefore,
        int placesNow,
        int seenBefore,
        int seenNow) {

    /** Whether nothing changes. */
    @JsonIgnore
    public boolean isNothing() {
        return groupsAdded + groupsEmptied + groupsRenamed + groupsChanged == 0;
    }
}

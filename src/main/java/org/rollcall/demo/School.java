package org.rollcall.demo;

import java.util.Set;

/**
 * One school.
 *
 * @param index position in the LEA, from 0
 * @param ordinal position among the schools of its level, from 0
 * @param previous index of the school of the same level before it, or -1
 * @param next index of the school of the same level after it, or -1
 * @param students how many it has on the first night
 * @param firstStudent number of its first student
 */
record School(
        Agency agency,
        int index,
        int ordinal,
        int previous,
        int next,
        Level level,
        String name,
        int students,
        int firstStudent,
        Set<Oddity> oddities) {

    /** The code the SIS knows the school by. */
    String code() {
        return agency.schoolCode(index);
    }

    /** The 14-digit county-district-school code. */
    String cds() {
        int digits = 7 - level.cdsPrefix().length();
        return agency.countyDistrict() + level.cdsPrefix() + String.format("%0" + digits + "d", index + 1);
    }

    boolean is(Oddity oddity) {
        return oddities.contains(oddity);
    }
}

package org.rollcall.cers;

import java.util.List;

/** The columns of a file for CERS, counted from 0. */
public final class CersColumns {

    /** The group's name. */
    public static final int NAME = 0;

    /** The school's CDS code. */
    public static final int SCHOOL = 1;

    /** The calendar year in which the school year ends. */
    public static final int SCHOOL_YEAR = 2;

    static final int SUBJECT = 3;

    /** A student's SSID; blank in the row of a login. */
    public static final int SSID = 4;

    /** The e-mail address of who sees the group; blank in the row of a student. */
    public static final int LOGIN = 5;

    static final List<String> HEADER = List.of(
            "group_name", "school_natural_id", "school_year", "subject_code", "student_ssid", "group_user_login");

    /** How many there are. */
    public static final int COUNT = HEADER.size();

    private CersColumns() {}
}

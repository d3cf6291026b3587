package org.rollcall.demo;

import java.util.List;

/**
 * A course.
 *
 * @param department the subject it is taught under
 * @param sced the five-digit School Courses for the Exchange of Data code, or blank
 * @param grades CEDS grades it is open to
 */
record Course(String code, String title, String department, String sced, List<String> grades) {}

package org.rollcall.oracle;

/**
 * One row as the loader stored it.
 *
 * @param name the group's name, trimmed
 * @param school the school code
 * @param year the END year
 * @param subject the subject, ALL when blank
 * @param ssid the student, trimmed, empty when none
 * @param login the teacher, trimmed, empty when none
 */
record UploadRow(String name, String school, int year, Subject subject, String ssid, String login) {}

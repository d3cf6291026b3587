package org.rollcall.demo;

import java.util.List;

/**
 * A teacher.
 *
 * @param key the staff id, unique in the district
 * @param email blank for the few who have none
 * @param schools indices of the schools the teacher works at, the home school first
 */
record Teacher(String key, PersonName name, String email, List<Integer> schools) {}

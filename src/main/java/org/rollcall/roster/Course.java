package org.rollcall.roster;

import java.util.List;

/** A course: what several classes teach. */
public record Course(String title, String courseCode, List<String> subjectCodes) {}

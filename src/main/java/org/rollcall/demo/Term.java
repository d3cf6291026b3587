package org.rollcall.demo;

/** When a class meets. */
enum Term {
    FULL_YEAR("F", "Full Year", "term"),
    SEMESTER_1("S1", "Semester 1", "semester"),
    SEMESTER_2("S2", "Semester 2", "semester");

    private final String code;
    private final String title;
    private final String type;

    Term(String code, String title, String type) {
        this.code = code;
        this.title = title;
        this.type = type;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }

    String type() {
        return type;
    }
}

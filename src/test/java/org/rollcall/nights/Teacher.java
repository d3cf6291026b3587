package org.rollcall.nights;

/** A teacher of a {@link World}. */
final class Teacher {

    final String id;
    final String source;
    String familyName;
    String givenName = "Given";
    /** As the roster has it; it is a login when it is not blank. */
    String email;

    Teacher(String id, String source) {
        this.id = id;
        this.source = source;
        this.familyName = "Family " + id;
        this.email = id + "@demo.example";
    }

    boolean hasLogin() {
        return !email.isEmpty();
    }
}

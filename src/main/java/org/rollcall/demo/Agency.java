package org.rollcall.demo;

/** The two LEAs of the demo: what keeps the people of one apart from those of the other. */
enum Agency {
    DISTRICT(
            "Demo Unified SIS",
            "demo-unified",
            "demo-unified.example",
            99,
            "",
            new PersonName("Adela", "", "Whitmore")),
    CHARTER(
            "Demo Charter SIS",
            "demo-charter",
            "democharter.example",
            98,
            "C",
            new PersonName("Leopold", "", "Ansbach"));

    private final String systemName;
    private final String systemCode;
    private final String domain;
    private final int ssidPrefix;
    private final String idPrefix;
    private final PersonName administrator;

    Agency(
            String systemName,
            String systemCode,
            String domain,
            int ssidPrefix,
            String idPrefix,
            PersonName administrator) {
        this.systemName = systemName;
        this.systemCode = systemCode;
        this.domain = domain;
        this.ssidPrefix = ssidPrefix;
        this.idPrefix = idPrefix;
        this.administrator = administrator;
    }

    /** What the manifest calls the student information system. */
    String systemName() {
        return systemName;
    }

    String systemCode() {
        return systemCode;
    }

    /** Where the staff's e-mail addresses are; the students' are in {@code students.} of it. */
    String domain() {
        return domain;
    }

    /** The first two digits of the students' SSIDs. */
    int ssidPrefix() {
        return ssidPrefix;
    }

    /** The permanent id the LEA itself gives a student. */
    String localId(int student) {
        return idPrefix + (100_000 + student);
    }

    String teacherId(int teacher) {
        return idPrefix + "TCH_" + (700_000 + teacher);
    }

    String administratorId() {
        return idPrefix + "ADM_1";
    }

    PersonName administrator() {
        return administrator;
    }
}

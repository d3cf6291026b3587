package org.rollcall.demo;

/** The three LEAs of the demo: what keeps the people of one apart from those of the others. */
enum Agency {
    DISTRICT(
            "district",
            "Demo Unified School District",
            "9912345",
            101,
            "Demo Unified SIS",
            "demo-unified",
            "demo-unified.example",
            99,
            "",
            new PersonName("Adela", "", "Whitmore")),
    CHARTER(
            "charter",
            "Demo Unified School District",
            "9912345",
            101,
            "Demo Charter SIS",
            "demo-charter",
            "democharter.example",
            98,
            "C",
            new PersonName("Leopold", "", "Ansbach")),
    ELEMENTARY(
            "elementary district",
            "Demo Elementary School District",
            "9954321",
            9101,
            "Demo Elementary SIS",
            "demo-elementary",
            "demo-elementary.example",
            97,
            "E",
            new PersonName("Cordelia", "", "Hasbrouck"));

    private final String noun;
    private final String districtName;
    private final String countyDistrict;
    private final int firstSchool;
    private final String systemName;
    private final String systemCode;
    private final String domain;
    private final int ssidPrefix;
    private final String idPrefix;
    private final PersonName administrator;

    Agency(
            String noun,
            String districtName,
            String countyDistrict,
            int firstSchool,
            String systemName,
            String systemCode,
            String domain,
            int ssidPrefix,
            String idPrefix,
            PersonName administrator) {
        this.noun = noun;
        this.districtName = districtName;
        this.countyDistrict = countyDistrict;
        this.firstSchool = firstSchool;
        this.systemName = systemName;
        this.systemCode = systemCode;
        this.domain = domain;
        this.ssidPrefix = ssidPrefix;
        this.idPrefix = idPrefix;
        this.administrator = administrator;
    }

    /** What a sentence calls it. */
    String noun() {
        return noun;
    }

    /** The district, which for a charter is the one that authorised it. */
    String districtName() {
        return districtName;
    }

    /** The county and district part of the CDS codes: seven digits. */
    String countyDistrict() {
        return countyDistrict;
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

    /** The code the SIS knows a school by. */
    String schoolCode(int school) {
        return String.valueOf(firstSchool + school);
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

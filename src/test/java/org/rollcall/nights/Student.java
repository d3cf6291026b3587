package org.rollcall.nights;

/** A student of a {@link World}. */
final class Student {

    final String id;
    final String source;
    final String ssid;
    /** What stands where the SSID should. */
    String identifier;

    String grade = "05";
    String counselor = "";

    Student(String id, String source, String ssid) {
        this.id = id;
        this.source = source;
        this.ssid = ssid;
        this.identifier = ssid;
    }

    boolean hasSsid() {
        return identifier.equals(ssid);
    }
}

package org.rollcall.roster;

/**
 * A person. Names and e-mail of a student with a valid SSID are not kept: nothing downstream needs them.
 *
 * @param ssidCode what the row says of the SSID, as {@link Ssid#code} has it: a district has half a million
 * @param person the fingerprint of the legal name, a {@link PersonName}
 * @param role the role the row or its primary role names; blank when neither does
 * @param enabled false when the SIS says that the person's access is curtailed; null when it does not say
 */
public record User(
        long ssidCode, long person, String role, String givenName, String familyName, String email, Boolean enabled) {

    /** The same, with the SSID as it is elsewhere. */
    public User(
            Ssid ssid, long person, String role, String givenName, String familyName, String email, Boolean enabled) {
        this(ssid.code(), person, role, givenName, familyName, email, enabled);
    }

    /** What the row says of the SSID. */
    public Ssid ssid() {
        return Ssid.ofCode(ssidCode);
    }

    /** Whether the SIS says that the person's access is curtailed. */
    public boolean isDisabled() {
        return Boolean.FALSE.equals(enabled);
    }

    /** Whether the person is a student. */
    public boolean isStudent() {
        return role.equals("student");
    }

    /** The same person with another SSID. */
    public User withSsid(Ssid other) {
        return new User(other, person, role, givenName, familyName, email, enabled);
    }

    User withRole(String primary) {
        return new User(ssidCode, person, primary, givenName, familyName, email, enabled);
    }
}

package org.rollcall.roster;

/**
 * A person. Names and e-mail of a student with a valid SSID are not kept: nothing downstream needs them.
 *
 * @param person a fingerprint of the legal name, to tell one person's two rows from two people's
 * @param role the role the row or its primary role names; blank when neither does
 * @param enabled false when the SIS says that the person's access is curtailed
 */
public record User(
        Ssid ssid, long person, String role, String givenName, String familyName, String email, boolean enabled) {

    User withRole(String primary) {
        return new User(ssid, person, primary, givenName, familyName, email, enabled);
    }
}

package org.rollcall.merge;

import java.util.Set;
import org.rollcall.roster.Login;
import org.rollcall.roster.PersonName;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/** The fields of a user. An e-mail address is of use when CERS can take it; a student's is not looked at. */
final class UserFields extends Fields<User> {

    static final int SSID = 0;
    static final int NAME = 1;
    private static final int EMAIL = 2;
    private static final int ENABLED_USER = 3;
    static final int ROLE = 4;
    /** What OneRoster 1.1 calls administrator has four names in 1.2. */
    private static final Set<String> ADMINISTRATORS =
            Set.of("administrator", "districtAdministrator", "principal", "siteAdministrator", "systemAdministrator");

    private record Name(long person, String given, String family) {
        @Override
        public String toString() {
            return given == null ? "" : family + ", " + given;
        }
    }

    UserFields() {
        super("user.ssid", "user.name", "user.email", "user.enabledUser", "user.role");
    }

    @Override
    Object get(User user, int field) {
        return switch (field) {
            case SSID -> user.ssid().isSaid() ? user.ssid() : null;
            case NAME -> user.person() == PersonName.UNKNOWN
                    ? null
                    : new Name(user.person(), user.givenName(), user.familyName());
            case EMAIL -> user.isStudent() || user.email() == null ? null : Login.of(user.email());
            case ENABLED_USER -> user.enabled();
            case ROLE -> filled(user.role());
            default -> throw new IllegalArgumentException("no field " + field);
        };
    }

    @Override
    User with(User user, int field, Object value) {
        Name name = field == NAME ? (Name) value : new Name(user.person(), user.givenName(), user.familyName());
        return new User(
                field == SSID ? (Ssid) value : user.ssid(),
                name.person,
                field == ROLE ? (String) value : user.role(),
                name.given,
                name.family,
                field == EMAIL ? (String) value : user.email(),
                field == ENABLED_USER ? (Boolean) value : user.enabled());
    }

    @Override
    boolean isOfUse(int field, Object value) {
        return field != SSID || ((Ssid) value).isKnown();
    }

    /** What is there and none says more than that there is nothing. */
    @Override
    User besides(User user, User other) {
        User found = user;
        if (user.ssid().status() == Ssid.Status.MISSING && other.ssid().status() == Ssid.Status.MALFORMED) {
            found = user.withSsid(Ssid.MALFORMED);
        }
        boolean bare = user.email() == null || user.email().isEmpty();
        return bare && !user.isStudent() && other.email() != null ? with(found, EMAIL, other.email()) : found;
    }

    @Override
    boolean same(int field, Object one, Object other) {
        return switch (field) {
            case NAME -> ((Name) one).person == ((Name) other).person;
            case ROLE -> ADMINISTRATORS.contains(one) && ADMINISTRATORS.contains(other) || one.equals(other);
            default -> super.same(field, one, other);
        };
    }

    @Override
    String shown(int field, Object value) {
        if (field != SSID) {
            return super.shown(field, value);
        }
        Ssid ssid = (Ssid) value;
        return ssid.isKnown() ? Ssid.text(ssid.number()) : "two";
    }
}

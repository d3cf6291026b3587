package org.rollcall.run;

import java.util.Locale;
import org.rollcall.roster.Entity;
import org.rollcall.roster.PersonKeys;
import org.rollcall.roster.Roster;
import org.rollcall.roster.RosterClass;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Whom or what somebody asks about.
 *
 * @param text what names it
 */
public record Question(Kind kind, String text) {

    /** By what it is named. */
    public enum Kind {
        /** Ten digits. */
        SSID,
        /** The local id of a student or another person, or a sourcedId. */
        STUDENT,
        /** The sourcedId of a class, or its class code. */
        CLASS,
        /** An e-mail address or a username, in any case. */
        LOGIN
    }

    Entity entity() {
        return kind == Kind.CLASS ? Entity.CLASSES : Entity.USERS;
    }

    /** Whether a row of a source's table is asked about. */
    boolean means(Roster roster, int row) {
        if (kind == Kind.CLASS) {
            return means(roster.classes(), row);
        }
        PersonKeys keys = roster.personKeys();
        return switch (kind) {
            case SSID -> hasSsid(roster.users(), row);
            case LOGIN -> key(keys.email(row)) || key(keys.username(row));
            default -> roster.users().id(row).equals(text)
                    || PersonKeys.of(text) == keys.identifier(row)
                    || roster.users().id(row).equals("staff " + text);
        };
    }

    private boolean means(Table<RosterClass> classes, int row) {
        return classes.id(row).equals(text)
                || classes.isActive(row) && classes.get(row).classCode().equals(text);
    }

    private boolean hasSsid(Table<User> users, int row) {
        Ssid ssid = users.isActive(row) ? users.get(row).ssid() : Ssid.MISSING;
        return ssid.isKnown() && Ssid.text(ssid.number()).equals(text);
    }

    private boolean key(long fingerprint) {
        return fingerprint != 0 && fingerprint == PersonKeys.of(text.toLowerCase(Locale.ROOT));
    }
}

package org.rollcall.run;

import java.util.Locale;
import org.rollcall.ledger.Refusal;
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
 * @param text what names it; not blank
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

    /** Whether a refused row is asked about; it is known by its sourcedId alone. */
    boolean means(Refusal refusal) {
        return (kind == Kind.STUDENT || kind == Kind.CLASS) && isId(refusal.sourcedId());
    }

    /** Files and databases number their staff apart from their students. */
    private boolean isId(String sourcedId) {
        return sourcedId.equals(text) || kind == Kind.STUDENT && sourcedId.equals("staff " + text);
    }

    /** What is asked about, without what would be personal. */
    String named() {
        return switch (kind) {
            case SSID -> "a student with this SSID";
            case STUDENT -> "anybody with the id " + text;
            case CLASS -> "a class with the id or class code " + text;
            case LOGIN -> "anybody with this e-mail address or username";
        };
    }

    /** How else to ask when nothing is found. */
    String otherwise() {
        return switch (kind) {
            case SSID -> "An SSID that is missing, malformed or one of two finds nobody: ask with --student and the local"
                    + " id.";
            case LOGIN -> "A refused row is not known by its address: ask with --student and the staff id or sourcedId.";
            default -> "The district can say whether its SIS has it, and why its export does not.";
        };
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
            default -> isId(roster.users().id(row)) || PersonKeys.of(text) == keys.identifier(row);
        };
    }

    private boolean means(Table<RosterClass> classes, int row) {
        return isId(classes.id(row))
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

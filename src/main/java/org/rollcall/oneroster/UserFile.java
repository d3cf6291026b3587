package org.rollcall.oneroster;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.User;

/**
 * People. A student's SSID, wherever the sources had it, stands in userIds under the type SSID; one that they disagree on
 * stands nowhere. Passwords are never written.
 */
final class UserFile implements DataFile {

    private static final String SSID = "SSID";
    private static final String NO_NAME = "-";
    private static final Pattern USER_ID = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern TEN_DIGITS = Pattern.compile("\\d{10}");

    private final Rows<User> users;
    private final References refer;
    private final RoleFile roles;
    private final List<SsidCandidate> places;
    private final Warnings notes;

    /** @param places where the sources have SSIDs */
    UserFile(Rows<User> users, References refer, RoleFile roles, List<SsidCandidate> places, Warnings notes) {
        this.users = users;
        this.refer = refer;
        this.roles = roles;
        this.places = places;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "users";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "enabledUser",
                "username",
                "userIds",
                "givenName",
                "familyName",
                "middleName",
                "identifier",
                "email",
                "sms",
                "phone",
                "agentSourcedIds",
                "grades",
                "password",
                "userMasterIdentifier",
                "preferredGivenName",
                "preferredMiddleName",
                "preferredFamilyName",
                "primaryOrgSourcedId",
                "pronouns");
    }

    @Override
    public int size() {
        return users.size();
    }

    @Override
    public String[] row(int number) {
        int index = users.index(number);
        User user = users.get(index);
        return DataFile.row(
                users.id(index),
                String.valueOf(!user.isDisabled()),
                username(index),
                userIds(index, user),
                personName(index, "givenName", "preferredGivenName", user.givenName()),
                personName(index, "familyName", "preferredFamilyName", user.familyName()),
                users.detail(index, "middleName"),
                unlessWithheld(index, user, "identifier"),
                email(index),
                users.detail(index, "sms"),
                users.detail(index, "phone"),
                agents(index),
                Cells.list(users.detail(index, "grades")),
                "",
                unlessWithheld(index, user, "userMasterIdentifier"),
                users.detail(index, "preferredGivenName"),
                users.detail(index, "preferredMiddleName"),
                users.detail(index, "preferredFamilyName"),
                primaryOrg(index),
                users.detail(index, "pronouns"));
    }

    private String username(int index) {
        String username = users.detail(index, "username");
        if (username.isEmpty()) {
            notes.warn("users.csv: a user has no username and gets the e-mail address, else the sourcedId, for one");
        }
        return Cells.first(username, email(index), users.id(index));
    }

    /** That of the record, where it has one, is the one that was chosen among those of all sources. */
    private String email(int index) {
        return Cells.first(users.get(index).email(), users.detail(index, "email"));
    }

    private String personName(int index, String legal, String preferred, String kept) {
        String name = Cells.first(users.detail(index, legal), users.detail(index, preferred), kept);
        if (name.isEmpty()) {
            notes.warn("users.csv: a user has no " + legal + " and gets " + NO_NAME + " for one");
        }
        return name.isEmpty() ? NO_NAME : name;
    }

    private static boolean isWithheld(User user, String value) {
        return user.isStudent()
                && !user.ssid().isKnown()
                && TEN_DIGITS.matcher(value).matches();
    }

    private String unlessWithheld(int index, User user, String column) {
        String value = users.detail(index, column);
        if (isWithheld(user, value)
                && places.stream().anyMatch(place -> place.column().equals(column))) {
            withheld();
            return "";
        }
        return value;
    }

    private void withheld() {
        notes.warn("users.csv: an SSID that the sources do not agree on is left out");
    }

    private String userIds(int index, User user) {
        String text = users.detail(index, "userIds");
        Set<String> ids = new LinkedHashSet<>();
        if (user.ssid().isKnown()) {
            ids.add("{" + SSID + ":" + Ssid.text(user.ssid().number()) + "}");
        }
        Matcher matcher = USER_ID.matcher(text);
        boolean braced = false;
        while (matcher.find()) {
            braced = true;
            add(ids, matcher.group(1), user);
        }
        if (!braced && !text.isEmpty()) {
            add(ids, "userId:" + text, user); // 1.0 has the id alone
        }
        return String.join(",", ids);
    }

    private void add(Set<String> ids, String written, User user) {
        String id = Cells.text(written.replace(',', ' '));
        int colon = id.indexOf(':');
        String type = colon < 0 ? "" : id.substring(0, colon).strip();
        String value = id.substring(colon + 1).strip();
        if (value.isEmpty()) {
            return;
        }
        if (isWithheld(user, id.substring(id.lastIndexOf(':') + 1).strip()) && isOfSsids(id)) {
            withheld();
        } else if (!(type.equalsIgnoreCase(SSID) && user.ssid().isKnown())) {
            ids.add("{" + (type.isEmpty() ? "userId" : type) + ":" + value + "}");
        }
    }

    private boolean isOfSsids(String id) {
        return places.stream()
                .filter(place -> place.column().equals("userIds"))
                .anyMatch(place ->
                        id.regionMatches(true, 0, place.type(), 0, place.type().length()));
    }

    private String agents(int index) {
        Set<String> agents = new LinkedHashSet<>();
        List<String> named = Cells.items(users.detail(index, "agentSourcedIds")).collect(Collectors.toList());
        for (String id : named) {
            int agent = users.find(id);
            if (agent >= 0 && agent != index) {
                agents.add(users.id(agent));
            } else {
                notes.warn("users.csv: an agentSourcedId names no other user and is left out");
            }
        }
        return String.join(",", agents);
    }

    private String primaryOrg(int index) {
        String named = users.detail(index, "primaryOrgSourcedId");
        int org = refer.orgs().find(named);
        if (org >= 0 && roles.has(index, org)) {
            return refer.orgs().id(org);
        }
        if (!named.isEmpty()) {
            notes.warn("users.csv: a primaryOrgSourcedId names no org where the user has a role and is left blank");
        }
        return "";
    }
}

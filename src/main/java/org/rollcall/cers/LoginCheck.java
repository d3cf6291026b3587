package org.rollcall.cers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.rollcall.lea.Toms;

/** Holds logins against the accounts of TOMS, and counts those that have none. */
final class LoginCheck {

    /** More letters than these, or than a third of those before the @, make another person's address. */
    private static final int MOST = 5;

    /** So many logins are looked for by letter; more are a wrong export, and would take a night's time. */
    private static final int SOUGHT = 1000;

    private final Toms toms;
    private final Map<String, Map<String, Integer>> unknown = new TreeMap<>();
    private final Map<String, String> nearest = new HashMap<>();

    LoginCheck(Toms toms) {
        this.toms = toms;
    }

    /** Those of a group's logins that it keeps. */
    List<String> pass(String school, List<String> logins) {
        List<String> without = logins.stream().filter(login -> !toms.has(login)).toList();
        without.forEach(
                login -> unknown.computeIfAbsent(school, s -> new TreeMap<>()).merge(login, 1, Integer::sum));
        return toms.unknown() == Toms.Unknown.KEEP || without.isEmpty()
                ? logins
                : logins.stream().filter(toms::has).toList();
    }

    /** The logins that TOMS does not have, by school. */
    List<UnknownLogin> unknown() {
        List<UnknownLogin> all = new ArrayList<>();
        unknown.forEach((school, logins) -> logins.forEach((login, groups) -> all.add(new UnknownLogin(
                school,
                login,
                nearest.computeIfAbsent(login, this::nearest),
                groups,
                toms.unknown() == Toms.Unknown.KEEP))));
        return List.copyOf(all);
    }

    /** The account that takes the fewest letters to change into, else one that has another domain alone. */
    private String nearest(String login) {
        String best = "";
        int limit = nearest.size() < SOUGHT ? Math.min(MOST, Math.max(1, login.indexOf('@') / 3)) : -1;
        for (String account : toms.logins()) {
            if (limit < 0) {
                break;
            }
            int distance = Math.abs(account.length() - login.length()) > limit
                    ? -1
                    : new LevenshteinDistance(limit).apply(account, login);
            if (distance >= 0) {
                best = account;
                limit = distance - 1;
            }
        }
        String name = login.substring(0, login.indexOf('@') + 1);
        return best.isEmpty()
                ? toms.logins().stream()
                        .filter(account -> account.startsWith(name))
                        .findFirst()
                        .orElse("")
                : best;
    }
}

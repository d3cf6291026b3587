package org.rollcall.merge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rollcall.roster.Entity;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/** The SSIDs that sources have of one student and do not agree in, told when all have been heard. */
final class SsidClaims {

    private static final String UNDECIDED =
            "neither is taken and the student is left out; mend the wrong one, or name the source to believe in"
                    + " precedence[ssid]";

    private record Claim(int source, Ssid ssid) {}

    private final Map<Integer, List<Claim>> claims = new TreeMap<>();
    private final BitSet first = new BitSet();

    /** @param merged the table of the first source, before others change what its rows say */
    SsidClaims(Table<?> merged) {
        for (int row = 0; row < merged.size(); row++) {
            first.set(row, merged.get(row) instanceof User user && user.ssid().isSaid());
        }
    }

    /** Whether a source has an SSID, or more than one, of a student. */
    boolean has(Side side, int row) {
        return side.number() == 0
                ? first.get(row)
                : side.roster().users().get(row).ssid().isSaid();
    }

    /** Whether sources do not agree in a student's. */
    boolean isContested(int user) {
        return claims.containsKey(user);
    }

    /** Keeps what a source says of a student. */
    void claim(int user, int source, Ssid ssid) {
        List<Claim> said = claims.computeIfAbsent(user, u -> new ArrayList<>());
        if (said.stream().noneMatch(claim -> claim.source == source)) {
            said.add(new Claim(source, ssid));
        }
    }

    /** Keeps that a source says what is said already, where others do not. */
    void also(int user, int source, Object value) {
        if (value instanceof Ssid ssid && isContested(user)) {
            claim(user, source, ssid);
        }
    }

    /** Tells of each that is not what counts. */
    void record(Conflicts conflicts, EntityMerge<User> merge) {
        Table<User> users = merge.table();
        claims.forEach((user, said) -> {
            Ssid counts = users.get(user).ssid();
            Claim kept = said.stream()
                    .filter(claim -> claim.ssid.equals(counts) && claim.source == merge.provider(UserFields.SSID, user))
                    .findFirst()
                    .orElse(said.get(0));
            said.stream()
                    .filter(claim -> !claim.ssid.equals(kept.ssid))
                    .forEach(claim -> conflicts.add(new Conflict(
                            Conflict.Kind.TWO_SSIDS,
                            Entity.USERS,
                            users.id(user),
                            merge.name(UserFields.SSID),
                            evidence(merge, user, kept),
                            evidence(merge, user, claim),
                            counts.isKnown() ? merge.reason(UserFields.SSID, kept.source) : UNDECIDED)));
        });
    }

    private static Conflict.Evidence evidence(EntityMerge<User> merge, int user, Claim claim) {
        return merge.evidence(claim.source, user, merge.shown(UserFields.SSID, claim.ssid));
    }
}

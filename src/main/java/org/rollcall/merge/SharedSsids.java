package org.rollcall.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.lea.MergeRules;
import org.rollcall.roster.Entity;
import org.rollcall.roster.LongIndex;
import org.rollcall.roster.Ssid;
import org.rollcall.roster.Table;
import org.rollcall.roster.User;

/**
 * Finds SSIDs that two sources give to two people. Neither can be told to be right, unless a rule names a source for
 * SSIDs. Two people to whom one source gives one SSID are left to the mapping, as when it is the only source.
 */
final class SharedSsids {

    private final Merging merging;
    private final EntityMerge<User> merge;
    private final Table<User> users;

    SharedSsids(Merging merging, EntityMerge<User> merge) {
        this.merging = merging;
        this.merge = merge;
        this.users = merge.table();
    }

    void settle() {
        LongIndex first = new LongIndex();
        Map<Long, List<Integer>> shared = new HashMap<>();
        for (int u = 0; u < users.size(); u++) {
            if (users.isActive(u) && users.get(u).ssid().isKnown()) {
                long number = users.get(u).ssid().number();
                int other = first.putIfAbsent(number, u);
                if (other >= 0) {
                    shared.computeIfAbsent(number, n -> new ArrayList<>(List.of(other)))
                            .add(u);
                }
            }
        }
        shared.values().stream()
                .sorted(Comparator.comparing(sharing -> sharing.get(0)))
                .filter(this::isConflict)
                .forEach(this::settle);
    }

    private boolean isConflict(List<Integer> sharing) {
        return sharing.stream().map(u -> users.get(u).person()).distinct().count() > 1
                && sharing.stream().map(this::provider).distinct().count() > 1;
    }

    private int provider(int user) {
        return merge.provider(UserFields.SSID, user);
    }

    private void settle(List<Integer> sharing) {
        List<String> sources = merging.sources();
        int[] ranks = merging.rules().ranks(sources, MergeRules.SSID);
        List<Integer> ordered = new ArrayList<>(sharing);
        ordered.sort(Comparator.comparing((Integer u) -> ranks[provider(u)]).thenComparing(u -> u));
        int best = provider(ordered.get(0));
        boolean decided = merging.rules().names(MergeRules.SSID, sources.get(best));
        String rule = decided ? "precedence[ssid] names " + sources.get(best) : "";
        ordered.stream().skip(1).forEach(user -> record(ordered.get(0), user, rule));
        List<Integer> losing = ordered.stream()
                .filter(user -> !decided || ordered.stream().anyMatch(other -> beats(other, user, ranks)))
                .toList();
        losing.forEach(user -> users.keep(user, users.get(user).withSsid(decided ? Ssid.MISSING : Ssid.SHARED)));
    }

    /** Whether the rule names the source of another person's SSID before that of a person's. */
    private boolean beats(int other, int user, int[] ranks) {
        return merging.rules().names(MergeRules.SSID, merging.sources().get(provider(other)))
                && ranks[provider(other)] < ranks[provider(user)]
                && users.get(other).person() != users.get(user).person();
    }

    private void record(int kept, int lost, String rule) {
        merging.conflicts()
                .add(new Conflict(
                        Conflict.Kind.SHARED_SSID,
                        Entity.USERS,
                        users.id(kept),
                        MergeRules.SSID,
                        evidence(kept),
                        evidence(lost),
                        rule.isEmpty()
                                ? "neither has it and both are left out; mend the wrong one, or name the source to believe in"
                                        + " precedence[ssid]"
                                : rule));
    }

    private Conflict.Evidence evidence(int user) {
        return merge.evidence(
                provider(user), user, Ssid.text(users.get(user).ssid().number()) + " of " + users.id(user));
    }
}

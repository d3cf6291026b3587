package org.rollcall.year;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;

/**
 * What CERS should have of one LEA, night after night, worked out from the specification and beside the code under test:
 * what is sent replaces; what its vendor, having sent everything, no longer has is emptied; all else stays.
 */
final class Intent {

    private static final int EMPTYING_NIGHTS = 3;

    /** What an LEA does without a vendor. */
    sealed interface Policy {
        record Abort() implements Policy {}

        record Skip() implements Policy {}

        record LastGood(int days) implements Policy {}
    }

    /**
     * What a night should come to.
     *
     * @param failed whether a policy does not let it go on
     * @param used of each vendor what is read, with the day on which it came
     * @param groups of tonight
     * @param emptied groups that tonight's set empties
     * @param says what tonight's set has: groups, and those it empties without members
     */
    record Plan(
            LocalDate date,
            boolean failed,
            Map<Vendor, Came> used,
            Map<GroupKey, Group> groups,
            Map<GroupKey, Vendor> owners,
            Map<GroupKey, Integer> emptied,
            Map<GroupKey, Group> says) {}

    record Came(Roster roster, LocalDate day) {}

    private final Map<Vendor, Policy> policies;
    private final Map<GroupKey, Group> cers = new LinkedHashMap<>();
    private final Map<GroupKey, Vendor> owners = new HashMap<>();
    private final Map<GroupKey, Integer> emptyings = new HashMap<>();
    private final Map<Vendor, Came> lastGood = new EnumMap<>(Vendor.class);
    private Map<GroupKey, Group> said = Map.of();

    Intent(Policy zip, Policy files) {
        policies = Map.of(Vendor.ZIP, zip, Vendor.FILES, files);
    }

    /** What CERS should have now, groups without members included. */
    Map<GroupKey, Group> cers() {
        return cers;
    }

    /**
     * Works a night out.
     *
     * @param landed of each vendor what came; those that sent nothing of use are missing
     * @param paused vendors that are not asked
     */
    Plan plan(LocalDate date, Map<Vendor, Roster> landed, Set<Vendor> paused) {
        Map<Vendor, Came> used = new EnumMap<>(Vendor.class);
        boolean failed = false;
        for (Vendor vendor : Vendor.values()) {
            Came good = lastGood.get(vendor);
            if (paused.contains(vendor)) {
                if (good != null) {
                    used.put(vendor, good);
                }
            } else if (landed.containsKey(vendor)) {
                used.put(vendor, new Came(landed.get(vendor), date));
            } else if (policies.get(vendor) instanceof Policy.LastGood policy
                    && good != null
                    && ChronoUnit.DAYS.between(good.day(), date) <= policy.days()) {
                used.put(vendor, good);
            } else {
                failed |= !(policies.get(vendor) instanceof Policy.Skip);
            }
        }
        Map<GroupKey, Group> groups = new LinkedHashMap<>();
        Map<GroupKey, Vendor> owned = new HashMap<>();
        used.forEach((vendor, came) -> came.roster().groups(date).forEach((key, group) -> {
            groups.put(key, group);
            owned.put(key, vendor);
        }));
        Map<GroupKey, Integer> emptied = new HashMap<>();
        Map<GroupKey, Group> says = new HashMap<>(groups);
        for (GroupKey key : cers.keySet()) {
            Vendor owner = owners.get(key);
            boolean complete = !paused.contains(owner) && landed.containsKey(owner);
            int nights = emptyings.getOrDefault(key, 0);
            if (!groups.containsKey(key) && (complete || nights > 0) && nights < EMPTYING_NIGHTS) {
                emptied.put(key, nights + 1);
                says.put(key, empty(cers.get(key)));
            }
        }
        return new Plan(date, failed, used, groups, owned, emptied, says);
    }

    /** Whether a set would say what the one in force says. */
    boolean isSaid(Plan plan) {
        return plan.says().equals(said);
    }

    /** Whether it would only say no more what needs to be said no more. */
    boolean isSaidBut(Plan plan) {
        Map<GroupKey, Group> rest = new HashMap<>(said);
        rest.keySet()
                .removeIf(key -> !plan.says().containsKey(key) && emptyings.getOrDefault(key, 0) >= EMPTYING_NIGHTS);
        return plan.says().equals(rest);
    }

    void unchanged(Plan plan) {
        emptyings.putAll(plan.emptied());
    }

    void published(Plan plan) {
        plan.groups().keySet().forEach(emptyings::remove);
        emptyings.putAll(plan.emptied());
        cers.putAll(plan.says());
        owners.putAll(plan.owners());
        lastGood.putAll(plan.used());
        said = plan.says();
    }

    private static Group empty(Group group) {
        return new Group(group.displayName(), group.subject(), Set.of(), Set.of());
    }
}

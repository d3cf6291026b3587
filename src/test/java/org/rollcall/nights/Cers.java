package org.rollcall.nights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.oracle.CersOracle.Result;
import org.rollcall.oracle.CersOracle.Status;
import org.rollcall.publish.PublishedGroup;

/** A CERS that takes the files of each night, and is held against what was meant. */
final class Cers {

    static final int SCHOOL_YEAR = 2027;

    private final CersOracle oracle = new CersOracle(World.SCHOOLS, Set.of(SCHOOL_YEAR));

    /** Uploads a night's set; each file must be taken whole, or say what is in force already. */
    void upload(Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            Result result = oracle.upload(bytes);
            assertThat(result.harms()).as("harms of %s", name).isEmpty();
            assertThat(result.status())
                    .as("%s: %s", name, result.messages())
                    .isIn(Status.ACCEPTED_PROCESSED, Status.IGNORED_DUPLICATE);
        });
    }

    GroupKey key(PublishedGroup group) {
        return GroupKey.of(group.school(), group.schoolYear(), group.name());
    }

    /** Each slot must be in the groups the record names for it, to the last member; nothing else has anybody in it. */
    void requireHolds(Map<Slot, Wanted> inForce, List<PublishedGroup> record) {
        Map<GroupKey, Group> stored = oracle.groups();
        Map<Slot, Wanted> held = new TreeMap<>();
        Set<GroupKey> named = new HashSet<>();
        Map<Slot, List<Integer>> parts = new HashMap<>();
        for (PublishedGroup group : record) {
            if (!group.isFilled()) {
                continue;
            }
            Slot slot = new Slot(group.school(), group.key());
            assertThat(named.add(key(group)))
                    .as("%s has the name of another", slot)
                    .isTrue();
            Group there = stored.get(key(group));
            assertThat(there).as("%s is in CERS", slot).isNotNull();
            assertThat(there.ssids()).as("students of %s", slot).hasSize(group.students());
            assertThat(there.logins()).as("logins of %s", slot).hasSize(group.logins());
            parts.computeIfAbsent(slot, s -> new ArrayList<>()).add(group.part());
            Wanted wanted = inForce.get(slot);
            Set<String> ssids = new TreeSet<>(there.ssids());
            Wanted before = held.get(slot);
            if (before != null) {
                assertThat(before.ssids()).as("parts of %s", slot).doesNotContainAnyElementsOf(ssids);
                assertThat(before.logins()).as("logins of %s", slot).isEqualTo(there.logins());
                assertThat(before.subject()).as("subject of %s", slot).isEqualTo(there.subject());
                ssids.addAll(before.ssids());
            }
            held.put(
                    slot,
                    new Wanted(
                            there.subject(),
                            ssids,
                            there.logins(),
                            wanted == null ? Set.of() : wanted.sources(),
                            wanted == null ? List.of() : wanted.nameParts()));
        }
        requireSame(inForce, held);
        parts.forEach((slot, numbers) -> {
            List<Integer> first = new ArrayList<>();
            for (int part = 1; part <= numbers.size(); part++) {
                first.add(part);
            }
            assertThat(numbers).as("parts of %s", slot).containsExactlyInAnyOrderElementsOf(first);
        });
        stored.forEach((key, group) -> {
            if (!named.contains(key)) {
                assertThat(group.ssids())
                        .as("students of %s, which is gone", key)
                        .isEmpty();
                assertThat(group.logins())
                        .as("logins of %s, which is gone", key)
                        .isEmpty();
            }
        });
    }

    private static void requireSame(Map<Slot, Wanted> meant, Map<Slot, Wanted> held) {
        Set<Slot> slots = new TreeSet<>(meant.keySet());
        slots.addAll(held.keySet());
        slots.removeIf(slot -> Objects.equals(meant.get(slot), held.get(slot)));
        assertThat(slots)
                .as(() -> slots.stream()
                        .map(slot -> slot + "\n  should be " + meant.get(slot) + "\n  and is    " + held.get(slot))
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }
}

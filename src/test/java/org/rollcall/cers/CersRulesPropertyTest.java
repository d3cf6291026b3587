package org.rollcall.cers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollcall.cers.RandomDistrict.Expected;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;

/** Whatever a district delivers, CERS takes every file unharmed and then holds exactly what was meant. */
class CersRulesPropertyTest {

    private static final int YEAR = 2027;

    @TempDir
    Path folder;

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("rollcall.cases", 25));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cers_holds_exactly_the_intended_members(int seed) throws IOException {
        RandomDistrict random = new RandomDistrict(seed, seed % 8 == 7 ? 400 : 40);
        Mapped mapped = random.district().map(folder);
        CersOracle cers = new CersOracle(RandomDistrict.SCHOOLS, Set.of(YEAR));

        assertThat(mapped.upload(cers)).isEmpty();
        assertThat(held(mapped, cers)).isEqualTo(random.expected());
        assertThat(cers.groups()).hasSameSizeAs(mapped.mapping().groups());
        assertThat(mapped.mapping().leftOut().stream()
                        .filter(l -> l.kind() == LeftOut.Kind.STUDENT || l.kind() == LeftOut.Kind.TEACHER)
                        .map(l -> l.sourcedId() + " " + l.reason())
                        .collect(Collectors.toSet()))
                .isEqualTo(random.leftOut());
    }

    /** Two parts of a class: nobody is in both, and all is alike but who is in them. */
    private static Expected together(Expected one, Expected other) {
        assertThat(one.ssids()).doesNotContainAnyElementsOf(other.ssids());
        Set<String> ssids = new HashSet<>(one.ssids());
        ssids.addAll(other.ssids());
        assertThat(new Expected(other.school(), other.subject(), one.ssids(), other.logins()))
                .isEqualTo(one);
        return new Expected(one.school(), one.subject(), ssids, one.logins());
    }

    /** What CERS holds under the names of the mapping, by class. */
    private static Map<String, Expected> held(Mapped mapped, CersOracle cers) {
        Map<String, Expected> held = new TreeMap<>();
        for (StudentGroup group : mapped.mapping().groups()) {
            Group stored = cers.groups().get(GroupKey.of(group.school(), YEAR, group.name()));
            assertThat(stored)
                    .as(
                            "a group of class %s",
                            GroupOrigin.classOf(group.origin().key()))
                    .isNotNull();
            assertThat(stored.displayName()).isEqualTo(group.name());
            assertThat(stored.ssids()).hasSizeBetween(1, 200);
            held.merge(
                    GroupOrigin.classOf(group.origin().key()),
                    new Expected(group.school(), stored.subject(), stored.ssids(), stored.logins()),
                    CersRulesPropertyTest::together);
        }
        return held;
    }

    @Test
    void names_that_the_database_holds_equal_have_one_key() {
        assertOneKey(name -> GroupKey.of("", YEAR, name).foldedName());
    }

    /** It compares neighbours without regard to case, in Java's way. */
    @Test
    void names_that_the_validator_holds_equal_have_one_key() {
        assertOneKey(name -> name.chars()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .mapToObj(Character::toString)
                .collect(Collectors.joining()));
    }

    /** Tries every character of the plane, alone and in words; a key may be wider than CERS's equality, not narrower. */
    private static void assertOneKey(UnaryOperator<String> equality) {
        Map<String, String> keys = new HashMap<>();
        IntStream.rangeClosed(1, 0xFFFF)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .flatMap(c -> Stream.of(c, "a" + c, "\u03B1\u03A3" + c + "b"))
                .map(GroupNames::clean)
                .filter(name -> !name.isEmpty())
                .forEach(name -> {
                    String key = NameFold.fold(name);
                    String other = keys.putIfAbsent(equality.apply(name), key);
                    assertThat(other == null || other.equals(key))
                            .as(
                                    "%s has a key of its own",
                                    name.codePoints()
                                            .mapToObj(Integer::toHexString)
                                            .toList())
                            .isTrue();
                });
        assertThat(keys).hasSizeGreaterThan(50_000);
    }

    @Test
    void a_clean_name_stays_as_it_is() {
        for (int seed = 0; seed < 20_000; seed++) {
            String clean = GroupNames.clean(NastyText.of(new Random(seed)));
            assertThat(GroupNames.clean(clean)).as("seed %d", seed).isEqualTo(clean);
        }
    }
}

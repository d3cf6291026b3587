package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollcall.ledger.Origin;
import org.rollcall.roster.Entity;

/** How many conflicts a run lists and counts. */
class ConflictsTest {

    @Test
    void a_hundred_thousand_are_listed_and_all_are_counted() {
        Conflicts conflicts = new Conflicts();
        for (int line = 2; line <= 100_002; line++) {
            conflicts.add(new Conflict(
                    Conflict.Kind.VALUE,
                    Entity.USERS,
                    "t" + line,
                    "user.email",
                    new Conflict.Evidence("a@demo.example", new Origin("zip", "users.csv"), line),
                    new Conflict.Evidence("b@demo.example", new Origin("api", "users"), line),
                    "zip comes first"));
        }

        assertThat(conflicts.all()).hasSize(100_000);
        assertThat(conflicts.sentences())
                .containsExactly("100,001 × user.email differs in zip and api: zip comes first");
    }
}

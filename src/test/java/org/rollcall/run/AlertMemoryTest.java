package org.rollcall.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.lea.Expiry;

class AlertMemoryTest {

    private static final Expiry EXPIRY = new Expiry(LocalDate.of(2026, 12, 1));

    @TempDir
    Path work;

    private List<Long> told(long... daysLeft) throws Exception {
        List<Long> told = new ArrayList<>();
        for (long days : daysLeft) {
            AlertMemory before = AlertMemory.read(work, "one-unified");
            AlertMemory after = before.expiring("oneroster-api", EXPIRY, days);
            if (after != before) {
                told.add(days);
                after.write(work, "one-unified");
            }
        }
        return told;
    }

    @Test
    void an_expiry_is_told_14_7_3_1_and_0_days_before_each_once() throws Exception {
        long[] days = new long[60];
        for (int i = 0; i < days.length; i++) {
            days[i] = (70 - i) / 2 - 6; // two looks a day from 29 days before to six after
        }
        assertThat(told(days)).containsExactly(14L, 7L, 3L, 1L, 0L);
    }

    @Test
    void a_day_nobody_was_there_is_made_up_for() throws Exception {
        assertThat(told(20, 11, 10, 5, -2, -3)).containsExactly(11L, 5L, -2L);
    }

    @Test
    void a_new_credential_is_told_anew() throws Exception {
        assertThat(told(2)).containsExactly(2L);
        AlertMemory before = AlertMemory.read(work, "one-unified");
        assertThat(before.expiring("oneroster-api", EXPIRY, 2)).isSameAs(before);
        assertThat(before.expiring("oneroster-api", new Expiry(EXPIRY.day().plusYears(1)), 2))
                .isNotSameAs(before);
        assertThat(before.expiring("database", EXPIRY, 2)).isNotSameAs(before);
    }
}

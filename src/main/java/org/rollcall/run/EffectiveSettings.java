package org.rollcall.run;

import java.time.LocalDate;
import java.util.Set;
import org.rollcall.lea.Lea;
import org.rollcall.source.ArchiveLimits;

/** Everything besides the snapshots and the publication record that decides a run's files; {@code settings.json}. */
record EffectiveSettings(
        LocalDate date, Set<Integer> schoolYears, ArchiveLimits archiveLimits, String publishTo, Lea lea) {

    static final String FILE = "settings.json";
}

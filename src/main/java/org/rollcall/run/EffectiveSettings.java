package org.rollcall.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.source.ArchiveLimits;

/**
 * Everything besides the snapshots and the publication record that decides a run's files; {@code settings.json}. Holds no
 * secret.
 *
 * @param rollcall the version that ran; null when it is not known
 * @param schoolYears that CERS had open on the run date
 * @param formats how each source is read
 */
record EffectiveSettings(
        @JsonInclude String rollcall,
        LocalDate date,
        Set<Integer> schoolYears,
        ArchiveLimits archiveLimits,
        String publishTo,
        Map<String, StoredFormat> formats,
        Lea lea) {

    static final String FILE = "settings.json";
    static final String STANDARD = "standard.yaml";

    /** The file of a source's specification. */
    static String specification(String source) {
        return "specification-" + source + ".yaml";
    }

    /** The version of Rollcall that runs; null when it was not built as a jar. */
    static String version() {
        return EffectiveSettings.class.getPackage().getImplementationVersion();
    }

    /**
     * Reads what a run kept. A setting that there was none of then is what it is when nobody sets it.
     *
     * @throws NightFailedException when it does not say how sources are read
     */
    static EffectiveSettings read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        EffectiveSettings kept = StateJson.read(file, EffectiveSettings.class);
        if (kept.formats() == null) {
            throw new NightFailedException(
                    "its settings were kept by a version of Rollcall that did not keep how sources are read");
        }
        LeaSettings unset = new LeaSettings();
        unset.setName(kept.lea().name());
        unset.setCountyDistrictCode(kept.lea().countyDistrictCode());
        unset.setSources(kept.lea().sources().get(0));
        return StateJson.read(
                file,
                EffectiveSettings.class,
                kept.with(unset.resolve(kept.lea().id(), Map.of())));
    }

    /** The same for another place. */
    EffectiveSettings publishingTo(String place) {
        return new EffectiveSettings(rollcall, date, schoolYears, archiveLimits, place, formats, lea);
    }

    private EffectiveSettings with(Lea other) {
        return new EffectiveSettings(rollcall, date, schoolYears, archiveLimits, publishTo, formats, other);
    }
}

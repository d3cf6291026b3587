package org.rollcall.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.CersWriter;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.GroupMapper;
import org.rollcall.cers.Mapping;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.ReadProgress;
import org.rollcall.source.Reading;

/** Where tests hand in the packages of several sources and get what a night makes of them: read, merged, mapped, balanced. */
public final class MergeDesk {

    /** The day all nights are on unless a test says otherwise. */
    public static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    private final Path folder;
    private final LeaSettings settings = new LeaSettings();
    private final Map<String, Export> exports = new LinkedHashMap<>();
    private LocalDate date = DATE;
    private boolean refusing;

    /** Groups take the title of their class. */
    public MergeDesk(Path folder) {
        this.folder = folder;
        settings.setName("Synthetic Unified");
        settings.setCountyDistrictCode("9912345");
        settings.getGroups().add(new GroupSettings());
        settings.getGroups().get(0).setName("{class.title}");
        settings.getLimits().setRefusedPercent("100");
    }

    /** The next source in order. */
    public MergeDesk source(String id, Export export) {
        exports.put(id, export);
        return this;
    }

    /** Lets rows be refused; a test that does not say so has a slip in its rows. */
    public MergeDesk refusing() {
        refusing = true;
        return this;
    }

    public MergeDesk on(LocalDate runDate) {
        date = runDate;
        return this;
    }

    /** Groups are named so. */
    public MergeDesk named(String template) {
        settings.getGroups().get(0).setName(template);
        return this;
    }

    /** Sets a setting as an LEA's file has it. */
    public MergeDesk set(String setting, String value) {
        String key = setting.replaceFirst("^[^\\[]*\\[?", "").replace("]", "");
        switch (setting.replaceFirst("\\[.*", "")) {
            case "precedence" -> settings.getPrecedence().put(key, value);
            case "identity" -> settings.getIdentity().put(key, value);
            case "namespaces" -> settings.getNamespaces().put(key, value);
            case "endDates" -> settings.getEndDates().put(key, value);
            case "memberships" -> settings.setMemberships(value);
            case "ssid" -> settings.setSsid(value);
            default -> throw new IllegalArgumentException(setting);
        }
        return this;
    }

    private Lea lea() {
        settings.setSources(String.join(", ", exports.keySet()));
        return settings.resolve("demo", Map.of());
    }

    private Map<String, Reading> readings(Lea lea) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        exports.forEach((source, export) -> {
            try {
                Path zip = Files.write(folder.resolve(source + ".zip"), export.zip());
                readings.put(
                        source,
                        new OneRosterZip(zip, lea, source, ArchiveLimits.DEFAULT).read(date, ReadProgress.NONE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return readings;
    }

    /** What becomes of the night. */
    public MergedNight night() throws IOException {
        Lea lea = lea();
        Merged merged = new RosterMerge(lea).merge(readings(lea));
        Reading reading = merged.reading();
        Mapping mapping = new GroupMapper(lea, date, reading.ledger(), reading.warnings())
                .map(reading.roster(), reading.refusals().all(), Earlier.NONE);
        reading.ledger().requireBalance();
        assertThat(refusing || reading.refusals().all().isEmpty())
                .as(reading.refusals().all().toString())
                .isTrue();
        Path out = Files.createTempDirectory(folder, "cers");
        List<CersFile> written = new CersWriter(out, lea.id(), lea.files(), Set.of()).write(mapping.groups());
        StringBuilder text = new StringBuilder();
        for (CersFile file : written) {
            text.append(Files.readString(out.resolve(file.name())));
        }
        return new MergedNight(merged, mapping, text.toString());
    }

    /** Why the sources cannot be merged. */
    public String failure() {
        Lea lea = lea();
        MergeException failure =
                catchThrowableOfType(MergeException.class, () -> new RosterMerge(lea).merge(readings(lea)));
        return failure == null ? "they were merged" : failure.getMessage();
    }
}

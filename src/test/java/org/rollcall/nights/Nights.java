package org.rollcall.nights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.rollcall.cers.SchoolYears;
import org.rollcall.cers.ZipForm;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.run.NightDoor;
import org.rollcall.run.NightDoor.Ended;
import org.rollcall.run.NightDoor.Verdict;

/** The nights of a small district, one after the other; each is published, or approved at once. */
final class Nights {

    static final LocalDate FIRST = LocalDate.of(2026, 11, 16);

    private static final String HEADER =
            "group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\r\n";

    final World world;
    private final Path folder;
    private final NightDoor door;
    private final Lea lea;
    private LocalDate date = FIRST;

    /** Groups are called like their classes unless the settings are changed. */
    Nights(Path folder, World world, Consumer<LeaSettings> change) {
        this(folder, world, Set.of(Cers.SCHOOL_YEAR), change);
    }

    /** The same, with the school years that CERS has open. */
    Nights(Path folder, World world, Set<Integer> years, Consumer<LeaSettings> change) {
        this.folder = folder;
        this.world = world;
        this.door = new NightDoor(folder, SchoolYears.opened(years));
        LeaSettings settings = new LeaSettings();
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode(World.DISTRICT);
        settings.setSources(String.join(", ", world.sources));
        settings.setPolicies(world.sources.stream().collect(Collectors.toMap(s -> s, s -> "skip")));
        GroupSettings rule = new GroupSettings();
        rule.setName("{class.title}");
        rule.getSubjects().put("ELA", "01");
        rule.getSubjects().put("Math", "02");
        settings.getGroups().add(rule);
        change.accept(settings);
        this.lea = settings.resolve("demo", Map.of());
    }

    /** The next night is on a date. */
    Nights on(LocalDate next) {
        date = next;
        return this;
    }

    /** The next night, to which all sources send. */
    Ended night() throws IOException {
        return night(world.all());
    }

    /** The next night, to which some sources send. */
    Ended night(Set<String> landed) throws IOException {
        Map<String, Path> packages = new LinkedHashMap<>();
        for (String source : landed) {
            Path zip = folder.resolve(source + ".zip");
            ZipForm.PLAIN.write(zip, world.tables(source));
            packages.put(source, zip);
        }
        Ended ended = door.night(lea, date, packages, Verdict.APPROVE);
        date = date.plusDays(1);
        return ended;
    }

    /** The groups in force after the last night. */
    List<PublishedGroup> inForce() throws IOException {
        return door.inForce(lea);
    }

    /** All files of a night without their headers. */
    static String rows(Ended ended) {
        return ended.files().values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .map(text -> {
                    if (!text.startsWith(HEADER)) {
                        throw new AssertionError("no header of CERS");
                    }
                    return text.substring(HEADER.length());
                })
                .collect(Collectors.joining());
    }
}

package org.rollcall.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rollcall.cers.CsvTable;
import org.rollcall.cers.ZipForm;
import org.rollcall.lea.GroupSettings;
import org.rollcall.lea.Lea;
import org.rollcall.lea.LeaSettings;
import org.rollcall.oracle.MergeOracle;
import org.rollcall.oracle.MergeOracle.Form;

/** A small district whose sources agree on little, with the settings of its LEA: all of it from one number. */
final class MessyDistrict {

    static final LocalDate DATE = LocalDate.of(2026, 11, 20);

    /** Each kind of row with the keys that it has. */
    private static final List<List<String>> KEYS = List.of(
            List.of("org", "sourcedId", "cds"),
            List.of("academicSession", "sourcedId", "term"),
            List.of("course", "sourcedId", "courseCode"),
            List.of("class", "sourcedId", "section"),
            List.of("student", "sourcedId", "ssid", "identifier", "email", "username"),
            List.of("staff", "sourcedId", "identifier", "email", "username"));

    private static final List<String> PRECEDENCES = List.of(
            "org",
            "academicSession",
            "course",
            "class",
            "user",
            "enrollment",
            "org.identifier",
            "academicSession.dates",
            "course.subjectCodes",
            "class.course",
            "class.school",
            "class.terms",
            "class.classType",
            "class.subjectCodes",
            "user.ssid",
            "ssid",
            "user.email",
            "user.enabledUser",
            "user.name");

    /** One source: its id and its story. */
    record Told(String name, Story story, List<CsvTable> tables) {}

    final List<Told> sources = new ArrayList<>();
    private final Map<String, List<String>> identity = new LinkedHashMap<>();
    private final Map<String, List<String>> precedence = new LinkedHashMap<>();
    private final String memberships;

    MessyDistrict(int seed, int least, int most) {
        Chance chance = new Chance(seed);
        Truth truth = new Truth(chance);
        List<Integer> second = chance.shuffled(IntStream.range(0, 40).boxed().toList());
        for (int i = 0, n = chance.between(least, most); i < n; i++) {
            Story story = new Story(truth, chance, i == 0, second);
            while (!story.canBeSent()) {
                story = new Story(truth, chance, i == 0, second);
            }
            sources.add(new Told(String.valueOf((char) ('a' + i)), story, story.tables()));
        }
        List<String> names = names();
        memberships = chance.permille(300) ? "union" : "owner";
        for (List<String> keys : KEYS) {
            if (chance.permille(80)) {
                identity.put(keys.get(0), List.copyOf(chance.some(keys.subList(1, keys.size()))));
            }
        }
        if (names.size() > 1 && chance.permille(400)) {
            for (int i = 0, n = chance.between(1, 3); i < n; i++) {
                precedence.put(chance.one(PRECEDENCES), List.copyOf(chance.some(names)));
            }
        }
        if (precedence.containsKey("ssid")) {
            precedence.remove("user.ssid");
        }
    }

    private String namespace(Told told) {
        return switch (told.story().world) {
            case "own" -> "of-" + told.name();
            case "second" -> "second";
            default -> "";
        };
    }

    Lea lea() {
        return lea(names(), joined(precedence), joined(identity), namespaces(), endDates());
    }

    /** The LEA whose sources, whatever they are called, all have the ways of the first one here. */
    Lea leaOf(List<String> names) {
        Map<String, String> inclusive = new LinkedHashMap<>();
        names.stream()
                .filter(name -> sources.get(0).story().inclusive)
                .forEach(name -> inclusive.put(name, "inclusive"));
        return lea(names, Map.of(), Map.of(), Map.of(), inclusive);
    }

    private List<String> names() {
        return sources.stream().map(Told::name).toList();
    }

    private Lea lea(
            List<String> names,
            Map<String, String> precedences,
            Map<String, String> identities,
            Map<String, String> namespaces,
            Map<String, String> endDates) {
        LeaSettings settings = new LeaSettings();
        settings.setName("Demo Unified");
        settings.setCountyDistrictCode(Truth.DISTRICT);
        settings.setSources(String.join(", ", names));
        settings.getLimits().setRefusedPercent("100");
        GroupSettings groups = new GroupSettings();
        groups.setName("{class.sourcedId}");
        groups.setSubjects(Map.of("ELA", "01", "Math", "02"));
        settings.getGroups().add(groups);
        MergeDoor.set(settings, precedences, identities, namespaces, memberships, endDates);
        return settings.resolve("demo", Map.of());
    }

    private static Map<String, String> joined(Map<String, List<String>> lists) {
        Map<String, String> joined = new LinkedHashMap<>();
        lists.forEach((key, list) -> joined.put(key, String.join(", ", list)));
        return joined;
    }

    private Map<String, String> namespaces() {
        Map<String, String> namespaces = new LinkedHashMap<>();
        sources.stream()
                .filter(told -> !told.story().world.isEmpty())
                .forEach(told -> namespaces.put(told.name(), namespace(told)));
        return namespaces;
    }

    private Map<String, String> endDates() {
        Map<String, String> endDates = new LinkedHashMap<>();
        sources.stream().filter(told -> told.story().inclusive).forEach(told -> endDates.put(told.name(), "inclusive"));
        return endDates;
    }

    MergeOracle.Settings oracleSettings() {
        return new MergeOracle.Settings(
                DATE.toString(),
                Truth.DISTRICT,
                memberships,
                identity,
                precedence,
                Map.of("ELA", List.of("01"), "MATH", List.of("02")),
                Map.of());
    }

    List<MergeOracle.Source> oracleSources(Path folder) {
        return sources.stream()
                .map(told -> new MergeOracle.Source(
                        told.name(),
                        told.story().form,
                        folder.resolve(told.name()),
                        namespace(told),
                        told.story().inclusive))
                .toList();
    }

    /** Writes every source's files: a zip, or a folder, of the source's name. */
    void write(Path folder) throws IOException {
        for (Told told : sources) {
            write(told, told.tables(), folder.resolve(told.name()), ZipForm.PLAIN);
        }
    }

    /** Writes one source's files in some form. */
    static void write(Told told, List<CsvTable> tables, Path path, ZipForm form) throws IOException {
        if (told.story().form == Form.SPEC) {
            Files.createDirectories(path);
            for (CsvTable table : tables) {
                Files.writeString(path.resolve(table.file()), table.text(form));
            }
        } else {
            form.write(path, tables);
        }
    }

    @Override
    public String toString() {
        return "sources "
                + sources.stream()
                        .map(t -> t.name() + "=" + t.story().form + " " + t.story().world)
                        .toList()
                + " identity " + identity + " precedence " + precedence + " memberships " + memberships + " inclusive "
                + endDates().keySet();
    }
}

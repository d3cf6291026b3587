package org.rollcall.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays out the schools of a district of a given size, or the one of a charter. */
final class Schools {

    static final String COUNTY_DISTRICT = "9912345";

    private static final int STUDENTS_PER_SCHOOL = 417;
    private static final List<Level> PATTERN =
            List.of(Level.ELEMENTARY, Level.MIDDLE, Level.HIGH, Level.ELEMENTARY, Level.ELEMENTARY, Level.ELEMENTARY);

    private static final List<String> FIRST = NameList.of(
            """
            Alder,Amber,Arroyo,Aspen,Bayside,Birch,Blue,Bright,Canyon,Cedar,Citrus,Clear,Coast
            Copper,Cypress,Desert,Eagle,Elm,Evergreen,Fern,Foothill,Fountain,Garden,Golden,Granite
            Harbor,Hawthorn,Hidden,High,Juniper,Lake,Laurel,Lone,Madrone,Manzanita,Maple,Meadow,Mesa
            Mission,Monarch,Oak,Ocean,Orchard,Palm,Pepper,Pine,Poppy,Prairie,Quail,Redwood,River
            Rose,Sage,Sierra,Silver,Spring,Sunny,Sycamore,Valley,Willow
            """);
    private static final List<String> SECOND = NameList.of(
            """
            Avenue,Bank,Bend,Bluff,Branch,Bridge,Brook,Canyon,Chase,Cliff,Corner,Cove,Creek,Crest
            Crossing,Dale,Dell,Falls,Field,Ford,Gate,Glen,Grove,Harbor,Haven,Heights,Hill,Hollow
            Island,Knoll,Landing,Lane,Ledge,Meadow,Mill,Narrows,Park,Pass,Path,Peak,Place,Plaza
            Point,Pond,Ranch,Ridge,Rock,Run,Shore,Slope,Springs,Square,Station,Summit,Terrace,Trail
            Vale,View,Village,Vista
            """);

    private Schools() {}

    static List<School> of(Settings settings) {
        return settings.agency() == Agency.CHARTER ? List.of(charter(settings)) : district(settings);
    }

    private static School charter(Settings settings) {
        Level level = Level.ACADEMY;
        return new School(settings.agency(), 0, 0, -1, -1, level, "Demo " + level.suffix(), settings.students(), 0);
    }

    private static List<School> district(Settings settings) {
        int count = Math.max(3, Math.round((float) settings.students() / STUDENTS_PER_SCHOOL));
        int[] firstStudents = firstStudents(settings, count);
        List<School> schools = new ArrayList<>(count);
        int[] ordinals = new int[Level.values().length];
        for (int index = 0; index < count; index++) {
            Level level = level(index);
            schools.add(new School(
                    settings.agency(),
                    index,
                    ordinals[level.ordinal()]++,
                    neighbour(index, -1, count),
                    neighbour(index, 1, count),
                    level,
                    name(settings, index) + " " + level.suffix(),
                    firstStudents[index + 1] - firstStudents[index],
                    firstStudents[index]));
        }
        return schools;
    }

    private static Level level(int index) {
        return PATTERN.get(index % PATTERN.size());
    }

    private static int neighbour(int index, int step, int count) {
        for (int i = index + step; i >= 0 && i < count; i += step) {
            if (level(i) == level(index)) {
                return i;
            }
        }
        return -1;
    }

    private static int[] firstStudents(Settings settings, int count) {
        double[] upTo = new double[count + 1];
        for (int i = 0; i < count; i++) {
            int percent = 92 + Topic.SCHOOL_SIZE.dice(settings, i).below(17);
            upTo[i + 1] = upTo[i] + level(i).weight() * percent / 100.0;
        }
        return Arrays.stream(upTo)
                .mapToInt(weight -> (int) Math.round(settings.students() * weight / upTo[count]))
                .toArray();
    }

    /** Walks through all pairs of words before one comes twice. */
    private static String name(Settings settings, int index) {
        int pairs = FIRST.size() * SECOND.size();
        int pair = (int) ((index * 1009L + Topic.SCHOOL.dice(settings).below(pairs)) % pairs);
        return FIRST.get(pair % FIRST.size()) + " " + SECOND.get(pair / FIRST.size());
    }
}

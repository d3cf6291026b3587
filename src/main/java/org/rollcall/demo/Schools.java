package org.rollcall.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;

/** Lays out the schools of an LEA of a given size. */
final class Schools {

    private static final int STUDENTS_PER_SCHOOL = 417;
    private static final List<Level> UNIFIED =
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
        List<Level> pattern = pattern(settings.agency());
        int count =
                Math.max(EnumSet.copyOf(pattern).size(), Math.round((float) settings.students() / STUDENTS_PER_SCHOOL));
        List<Level> levels = IntStream.range(0, count)
                .mapToObj(index -> pattern.get(index % pattern.size()))
                .toList();
        int[] firstStudents = firstStudents(settings, levels);
        List<School> schools = new ArrayList<>(count);
        int[] ordinals = new int[Level.values().length];
        for (int index = 0; index < count; index++) {
            Level level = levels.get(index);
            schools.add(new School(
                    settings.agency(),
                    index,
                    ordinals[level.ordinal()]++,
                    neighbour(levels, index, -1),
                    neighbour(levels, index, 1),
                    level,
                    name(settings, index) + " " + level.suffix(),
                    firstStudents[index + 1] - firstStudents[index],
                    firstStudents[index],
                    Oddity.of(settings, index)));
        }
        return schools;
    }

    /** The levels its schools have in turn. It has a school of each at least, so the first are all different. */
    private static List<Level> pattern(Agency agency) {
        return switch (agency) {
            case DISTRICT -> UNIFIED;
            case CHARTER -> List.of(Level.ACADEMY);
            case ELEMENTARY -> List.of(Level.ELEMENTARY);
        };
    }

    private static int neighbour(List<Level> levels, int index, int step) {
        for (int i = index + step; i >= 0 && i < levels.size(); i += step) {
            if (levels.get(i) == levels.get(index)) {
                return i;
            }
        }
        return -1;
    }

    private static int[] firstStudents(Settings settings, List<Level> levels) {
        int count = levels.size();
        double[] upTo = new double[count + 1];
        for (int i = 0; i < count; i++) {
            int percent = 92 + Topic.SCHOOL_SIZE.dice(settings, i).below(17);
            upTo[i + 1] = upTo[i] + levels.get(i).weight() * percent / 100.0;
        }
        return Arrays.stream(upTo)
                .mapToInt(weight -> (int) Math.round(settings.students() * weight / upTo[count]))
                .toArray();
    }

    /** Walks through all pairs of words before one comes twice. */
    private static String name(Settings settings, int index) {
        if (settings.agency() == Agency.CHARTER) {
            return "Demo";
        }
        int pairs = FIRST.size() * SECOND.size();
        int pair = (int) ((index * 1009L + Topic.SCHOOL.dice(settings).below(pairs)) % pairs);
        return FIRST.get(pair % FIRST.size()) + " " + SECOND.get(pair / FIRST.size());
    }
}

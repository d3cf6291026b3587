package org.rollcall.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The kind of a school: its grades (CEDS codes), how large it is beside others, how full a class may be. */
enum Level {
    ELEMENTARY("Elementary School", 312, 30, "6", List.of("TK", "KG", "01", "02", "03", "04", "05")),
    MIDDLE("Middle School", 550, 32, "6", List.of("06", "07", "08")),
    HIGH("High School", 700, 32, "3", List.of("09", "10", "11", "12")),
    ACADEMY("Charter Academy", 420, 32, "01374", List.of("06", "07", "08", "09", "10", "11", "12"));

    private final String suffix;
    private final int weight;
    private final int classSize;
    private final String cdsPrefix;
    private final List<String> grades;

    Level(String suffix, int weight, int classSize, String cdsPrefix, List<String> grades) {
        this.suffix = suffix;
        this.weight = weight;
        this.classSize = classSize;
        this.cdsPrefix = cdsPrefix;
        this.grades = grades;
    }

    String suffix() {
        return suffix;
    }

    int weight() {
        return weight;
    }

    /**
     * How a school's part of the CDS code begins: with 6 for elementary and middle schools, 3 for high schools, 01 for
     * those of late years.
     */
    String cdsPrefix() {
        return cdsPrefix;
    }

    List<String> grades() {
        return grades;
    }

    int blocks(int students) {
        return Math.max(1, (students + classSize - 1) / classSize);
    }

    /** Splits a school's students over its grades; transitional kindergarten is smaller than the rest. */
    Map<String, Integer> split(int students) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        int total = grades.stream().mapToInt(Level::share).sum();
        int shares = 0;
        int before = 0;
        for (String grade : grades) {
            shares += share(grade);
            int upTo = (int) ((long) students * shares / total);
            sizes.put(grade, upTo - before);
            before = upTo;
        }
        return sizes;
    }

    private static int share(String grade) {
        return grade.equals("TK") ? 6 : 10;
    }
}

package org.rollcall.cli;

import java.util.Comparator;
import java.util.List;

/**
 * What one way of doing a job took.
 *
 * @param note what else there is to say; blank when nothing is
 */
record Measured(String way, double seconds, double cpuSeconds, long kilobytes, String note) {

    Measured(String way, double seconds, Footprint footprint) {
        this(way, seconds, footprint.cpuSeconds(), footprint.kilobytes(), "");
    }

    /** The pass whose time is in the middle, with the highest peak of all. */
    static Measured median(List<Measured> passes) {
        List<Measured> ordered =
                passes.stream().sorted(Comparator.comparing(Measured::seconds)).toList();
        Measured middle = ordered.get((ordered.size() - 1) / 2);
        long peak = passes.stream().mapToLong(Measured::kilobytes).max().orElseThrow();
        return new Measured(middle.way, middle.seconds, middle.cpuSeconds, peak, middle.note);
    }

    Measured called(String other) {
        return new Measured(other, seconds, cpuSeconds, kilobytes, note);
    }

    Measured noted(String more) {
        return new Measured(way, seconds, cpuSeconds, kilobytes, more);
    }
}

package org.rollcall.landing;

import java.io.IOException;
import java.util.List;

/** Work on several files at once, on as many threads as there are cores. */
public final class Parallel {

    private Parallel() {}

    /** What is done with one. */
    @FunctionalInterface
    public interface Work<T, R> {

        /** Does it. */
        R of(T one) throws IOException;
    }

    /** A piece of work of its own. */
    @FunctionalInterface
    public interface Task {

        /** Does it. */
        void run() throws IOException;
    }

    /** What came of one; the fault is thrown as it is, which a stream would not do. */
    private record Outcome<R>(R result, Throwable fault) {}

    /**
     * Does something with each of a list, in any order.
     *
     * @return what each gave, in the list's order
     * @throws IOException when one of them could not be done: of several, the first in the list
     */
    public static <T, R> List<R> each(List<T> all, Work<T, R> work) throws IOException {
        List<Outcome<R>> outcomes =
                all.parallelStream().map(one -> outcome(one, work)).toList();
        for (Outcome<R> outcome : outcomes) {
            Faults.rethrow(outcome.fault());
        }
        return outcomes.stream().map(Outcome::result).toList();
    }

    /**
     * Does several things.
     *
     * @throws IOException when one of them could not be done: of several, the first
     */
    public static void all(Task... tasks) throws IOException {
        each(List.of(tasks), task -> {
            task.run();
            return task;
        });
    }

    private static <T, R> Outcome<R> outcome(T one, Work<T, R> work) {
        try {
            return new Outcome<>(work.of(one), null);
        } catch (Throwable e) {
            return new Outcome<>(null, e);
        }
    }
}

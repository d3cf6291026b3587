package org.rollcall.landing;

import java.util.ArrayList;
import java.util.List;

/** Work on several things at once, such as files or schools, on as many threads as there are cores. */
public final class Parallel {

    private Parallel() {}

    /** What is done with one. */
    @FunctionalInterface
    public interface Work<T, R, E extends Exception> {

        /** Does it. */
        R of(T one) throws E;
    }

    /** A piece of work of its own. */
    @FunctionalInterface
    public interface Task<E extends Exception> {

        /** Does it. */
        void run() throws E;
    }

    /** What came of one; the fault is thrown as it is, which a stream would not do. */
    private record Outcome<R>(R result, Throwable fault) {}

    /**
     * Does something with each of a list, in any order.
     *
     * @return what each gave, in the list's order
     * @throws E when one of them could not be done: of several, the first in the list
     */
    public static <T, R, E extends Exception> List<R> each(List<T> all, Work<T, R, E> work) throws E {
        List<Outcome<R>> outcomes =
                all.parallelStream().map(one -> outcome(one, work)).toList();
        for (Outcome<R> outcome : outcomes) {
            Faults.<E>rethrow(outcome.fault());
        }
        return outcomes.stream().map(Outcome::result).toList();
    }

    /**
     * Does several things.
     *
     * @throws E when one of them could not be done: of several, the first
     */
    @SafeVarargs
    public static <E extends Exception> void all(Task<E>... tasks) throws E {
        List<Task<E>> all = new ArrayList<>();
        for (Task<E> task : tasks) {
            all.add(task);
        }
        each(all, task -> {
            task.run();
            return task;
        });
    }

    private static <T, R> Outcome<R> outcome(T one, Work<T, R, ?> work) {
        try {
            return new Outcome<>(work.of(one), null);
        } catch (Throwable e) {
            return new Outcome<>(null, e);
        }
    }
}

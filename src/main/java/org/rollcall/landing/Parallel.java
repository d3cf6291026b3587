package org.rollcall.landing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Work on several things at once: of one kind, such as files or schools, on as many threads as there are cores. */
public final class Parallel {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "parallel");
        thread.setDaemon(true);
        return thread;
    });

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
        List<Outcome<R>> outcomes = new ArrayList<>(Collections.nCopies(all.size(), null));
        AtomicInteger next = new AtomicInteger();
        Task<RuntimeException> share = () -> {
            for (int i = next.getAndIncrement(); i < all.size(); i = next.getAndIncrement()) {
                outcomes.set(i, outcome(all.get(i), work));
            }
        };
        List<CompletableFuture<Outcome<Void>>> helpers = IntStream.range(1, Math.min(CORES, all.size()))
                .mapToObj(helper -> begun(share))
                .toList();
        share.run();
        helpers.forEach(CompletableFuture::join); // what one could not begin, this thread has done
        for (Outcome<R> outcome : outcomes) {
            Faults.<E>rethrow(outcome.fault());
        }
        return outcomes.stream().map(Outcome::result).toList();
    }

    /**
     * Does several things, each on a thread of its own: while one waits for a disk, the others have its core.
     *
     * @throws E when one of them could not be done: of several, the first
     */
    @SafeVarargs
    public static <E extends Exception> void all(Task<E> first, Task<E>... others) throws E {
        List<CompletableFuture<Outcome<Void>>> outcomes = new ArrayList<>();
        for (Task<E> other : others) {
            outcomes.add(begun(other));
        }
        Outcome<Void> own = outcome(first, Parallel::done);
        outcomes.forEach(CompletableFuture::join);
        Faults.<E>rethrow(own.fault());
        for (CompletableFuture<Outcome<Void>> outcome : outcomes) {
            Faults.<E>rethrow(outcome.join().fault());
        }
    }

    /** When there is no thread for it any more, that is its fault: those begun before are waited for all the same. */
    private static <E extends Exception> CompletableFuture<Outcome<Void>> begun(Task<E> task) {
        try {
            return CompletableFuture.supplyAsync(() -> outcome(task, Parallel::done), THREADS);
        } catch (Throwable e) {
            return CompletableFuture.completedFuture(new Outcome<>(null, e));
        }
    }

    private static <E extends Exception> Void done(Task<E> task) throws E {
        task.run();
        return null;
    }

    private static <T, R> Outcome<R> outcome(T one, Work<T, R, ?> work) {
        try {
            return new Outcome<>(work.of(one), null);
        } catch (Throwable e) {
            return new Outcome<>(null, e);
        }
    }
}

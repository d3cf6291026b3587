package org.rollcall.source;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.rollcall.landing.Faults;

/**
 * What one thread makes while another takes it: in order, and never more than a few pieces ahead. A fault of the maker
 * reaches the taker after all that was made before it.
 */
final class Ahead<T> implements AutoCloseable {

    /** Makes the pieces. */
    @FunctionalInterface
    interface Maker<T> {

        /** Makes all of them; stops with an {@link Abandoned} when nobody takes them any more. */
        void make(Taker<T> taker) throws IOException;
    }

    /** Takes a piece off the maker's hands. */
    @FunctionalInterface
    interface Taker<T> {

        /** Waits until there is room for it. */
        void put(T piece);
    }

    /** Ends a maker whose pieces nobody takes any more. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    private record End(Throwable fault) {}

    private final BlockingQueue<Object> pieces;
    private final Thread thread;
    private volatile boolean abandoned;
    private End end;

    /**
     * @param name of the maker's thread
     * @param most pieces made and not taken yet
     */
    Ahead(String name, int most, Maker<T> maker) {
        this.pieces = new ArrayBlockingQueue<>(most);
        this.thread = new Thread(() -> run(maker), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Maker<T> maker) {
        Throwable fault = null;
        try {
            maker.make(this::put);
        } catch (Abandoned e) {
            return;
        } catch (Throwable e) { // the taker's to throw, also an error such as that of memory
            fault = e;
        }
        try {
            put(new End(fault));
        } catch (Abandoned e) {
            // nobody waits for it
        }
    }

    private void put(Object piece) {
        try {
            if (!abandoned) {
                pieces.put(piece);
                return;
            }
        } catch (InterruptedException e) {
            // by close
        }
        throw new Abandoned();
    }

    /**
     * Waits for the next piece.
     *
     * @return null when there is none any more
     * @throws IOException as the maker did
     */
    T take() throws IOException {
        if (end == null) {
            Object piece = next();
            if (!(piece instanceof End last)) {
                @SuppressWarnings("unchecked") // nothing else is put
                T made = (T) piece;
                return made;
            }
            end = last;
        }
        Faults.<IOException>rethrow(end.fault());
        return null;
    }

    /** Waits on when it is interrupted, as reading a file does. */
    private Object next() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return pieces.take();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the maker if it is still at work, and waits for that. */
    @Override
    public void close() {
        abandoned = true;
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

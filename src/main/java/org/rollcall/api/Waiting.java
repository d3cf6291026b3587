package org.rollcall.api;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.LongAdder;
import org.rollcall.landing.BlockStream;

/** Adds up how long the pull waits for the server, and how many requests it has answered. */
final class Waiting {

    private final LongAdder nanos = new LongAdder();
    private final LongAdder answers = new LongAdder();

    /** A request that was sent at {@code since} ({@link System#nanoTime}) has an answer. */
    void answered(long since) {
        answers.increment();
        nanos.add(System.nanoTime() - since);
    }

    /** The body, with the time its reads wait added up. */
    InputStream timed(InputStream body) {
        return new BlockStream(body) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                long since = System.nanoTime();
                try {
                    return super.read(buffer, offset, length);
                } finally {
                    nanos.add(System.nanoTime() - since);
                }
            }
        };
    }

    int requests() {
        return answers.intValue();
    }

    long milliseconds() {
        return nanos.sum() / 1_000_000;
    }
}

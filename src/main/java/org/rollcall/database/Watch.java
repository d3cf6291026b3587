package org.rollcall.database;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has a query given up that gives no row for too long. */
final class Watch implements AutoCloseable {

    private final Runnable cancel;
    private final long patience;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread atExit;
    private volatile long last = System.nanoTime();
    private volatile boolean barked;

    Watch(Runnable cancel, Duration patience) {
        this.cancel = cancel;
        this.patience = patience.toNanos();
        long step = Math.max(50, Math.min(1000, patience.toMillis() / 4));
        atExit = new Thread(cancel); // or the database would go on with what nobody waits for
        Runtime.getRuntime().addShutdownHook(atExit);
        timer.scheduleWithFixedDelay(this::look, step, step, TimeUnit.MILLISECONDS);
    }

    /** How long a driver itself should wait: long enough for the watch to have been first, and to say why. */
    static Duration backstop(Duration patience) {
        return patience.multipliedBy(2).plusSeconds(30);
    }

    private void look() {
        if (System.nanoTime() - last > patience) {
            barked = true;
            cancel.run();
        }
    }

    /** The same handler, watched; what it does itself is not held against the query. */
    RowHandler over(RowHandler rows) {
        return new RowHandler() {
            @Override
            public void columns(List<ResultColumn> columns) throws IOException {
                rows.columns(columns);
                last = System.nanoTime();
            }

            @Override
            public void row(String[] values) throws IOException {
                rows.row(values);
                last = System.nanoTime();
            }
        };
    }

    /** Whether it had the query given up. */
    boolean hasBarked() {
        return barked;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the process is ending
        }
    }
}

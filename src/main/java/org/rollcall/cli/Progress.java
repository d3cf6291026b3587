package org.rollcall.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;

/**
 * Shows runs' progress on standard error: on a terminal one line that moves, else a line a stage. Also lets a command
 * wait for its runs.
 */
final class Progress implements RunListener {

    private final PrintWriter out;
    private final boolean terminal;
    private final Set<String> awaited = new HashSet<>();
    private final List<Run> closed = new ArrayList<>();
    private final Set<String> said = new HashSet<>();
    private int width;

    Progress(PrintWriter out) {
        this(out, System.console() != null && !"dumb".equals(System.getenv("TERM")));
    }

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void await(Run run) {
        awaited.add(run.id());
    }

    /** Waits for the runs awaited to close, at most so long; returns whether all have. */
    synchronized boolean allClosed(long milliseconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        while (!awaited.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    synchronized List<Run> closed() {
        return List.copyOf(closed);
    }

    @Override
    public synchronized void stage(Run run, String stage) {
        if (said.add(run.id() + stage)) {
            show(run.id() + ": " + stage + " ...", true);
        }
    }

    @Override
    public synchronized void rows(Run run, String file, long rows) {
        show(String.format(Locale.ROOT, "%s: reading %s, %,d rows", run.id(), file, rows), false);
    }

    @Override
    public synchronized void closed(Run run) {
        clear();
        closed.add(run);
        awaited.remove(run.id());
        notifyAll();
    }

    private void show(String line, boolean always) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            width = line.length();
        } else if (always) {
            out.println(line);
        }
        out.flush();
    }

    private void clear() {
        if (terminal && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
            width = 0;
        }
    }
}

package org.rollcall.oneroster;

import java.util.concurrent.CountDownLatch;

/** Holds requests until it is opened; then it stays open. */
final class Gate {

    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean over;

    void await() throws InterruptedException {
        opened.await();
    }

    void open() {
        opened.countDown();
    }

    /** Lets all go, since the server is closed. */
    void end() {
        over = true;
        open();
    }

    boolean isOver() {
        return over;
    }
}

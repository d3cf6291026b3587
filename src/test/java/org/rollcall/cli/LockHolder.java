package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.rollcall.run.LeaLock;

/** Another process that has a run of an LEA on: holds the LEA's lock until its standard input ends. */
final class LockHolder {

    private LockHolder() {}

    @SuppressWarnings("try") // the lock is held, not used
    public static void main(String[] args) throws IOException {
        try (LeaLock lock = LeaLock.tryAcquire(Path.of(args[0])).orElseThrow()) {
            System.out.println("held");
            System.in.read();
        }
    }
}

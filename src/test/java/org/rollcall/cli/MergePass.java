package org.rollcall.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** One command in a process of its own, which says at its end what memory it took. */
final class MergePass {

    private MergePass() {}

    public static void main(String[] line) throws Exception {
        int code = Rollcall.execute(line);
        for (String status : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (status.startsWith("VmHWM:")) {
                System.out.println(status);
            }
        }
        System.exit(code);
    }
}

package org.rollcall.cli;

import org.rollcall.run.Run;

/** What a command's exit code says; the same for all. */
final class ExitCode {

    static final int DONE = 0;
    static final int USAGE = 2;
    static final int NEEDS_PERSON = 3;
    static final int FAILED = 4;
    static final int PARTIAL = 5;
    static final int BUSY = 6;

    static final String[] HELP = {
        " 0:done",
        " 2:usage or settings are wrong",
        " 3:a person is needed: a run is held, files would not do, a replay differs, or the audit log is at fault",
        " 4:failed",
        " 5:published, but a source was missing, stale or last-good",
        " 6:another run of this LEA is on"
    };

    private ExitCode() {}

    static int of(Run run) {
        switch (run.state()) {
            case FAILED:
                return FAILED;
            case HELD:
                return NEEDS_PERSON;
            case PREVIEWED:
                return run.report().holds().isEmpty() ? partial(run) : NEEDS_PERSON;
            default:
                return partial(run);
        }
    }

    private static int partial(Run run) {
        return run.isPartial() ? PARTIAL : DONE;
    }

    /** Of several runs' codes the first that occurs of 4, 3, 5, 6, 0. */
    static int worst(Iterable<Integer> codes) {
        for (int code : new int[] {FAILED, NEEDS_PERSON, PARTIAL, BUSY}) {
            for (int occurring : codes) {
                if (occurring == code) {
                    return code;
                }
            }
        }
        return DONE;
    }
}

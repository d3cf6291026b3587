package org.rollcall.landing;

/** What went wrong on another thread, thrown on the one that waits for it. */
public final class Faults {

    private Faults() {}

    /**
     * Throws a fault as it is.
     *
     * @param fault of work that declares {@code E} and nothing else; null for none
     * @throws E when it is one
     */
    public static <E extends Exception> void rethrow(Throwable fault) throws E {
        if (fault instanceof RuntimeException e) {
            throw e;
        }
        if (fault instanceof Error e) {
            throw e;
        }
        if (fault != null) {
            @SuppressWarnings("unchecked") // nothing else is declared
            E declared = (E) fault;
            throw declared;
        }
    }
}

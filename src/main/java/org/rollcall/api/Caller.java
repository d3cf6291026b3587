package org.rollcall.api;

/** Sends calls to servers, and tries again where that may help. */
@FunctionalInterface
public interface Caller {

    /**
     * Sends a call until it is answered for good.
     *
     * @throws org.rollcall.source.SourceException saying what went wrong, when patience is at its end
     */
    void call(Call call);
}

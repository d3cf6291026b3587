package org.rollcall.spec;

/** Told of damage in a value that is taken all the same. */
@FunctionalInterface
interface Finding {

    /** Tells no one. */
    Finding NONE = (damage, done) -> {};

    /**
     * Something was found.
     *
     * @param damage what has happened to the value, without it
     * @param done what was done about it; blank when nothing could be
     */
    void found(String damage, String done);
}

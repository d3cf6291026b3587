package org.rollcall.run;

import org.rollcall.cers.LeftOut;

/**
 * What keeps a row out of every group.
 *
 * @param words the rest of a sentence whose subject is the row, or the person
 * @param fix what to do about it, as the rest of a sentence that begins with who can
 * @param personal whether it is the person's, in whatever class
 * @param usual whether dates and settings mean it so, and nothing is likely to be wrong
 */
record Hindrance(String words, String fix, LeftOut.Owner owner, boolean personal, boolean usual) {

    static Hindrance of(LeftOut.Reason reason) {
        return new Hindrance(reason.sentence(), reason.fix(), reason.owner(), true, false);
    }

    /** Of what somebody should mend. */
    static Hindrance fault(String words, LeftOut.Owner owner, String fix) {
        return new Hindrance(words, fix, owner, false, false);
    }

    /** Of what is mostly meant so. */
    static Hindrance usual(String words, LeftOut.Owner owner, String fix) {
        return new Hindrance(words, fix, owner, false, true);
    }

    /** The same, of a row in the class that is hindered. */
    Hindrance ofClass() {
        return new Hindrance("is in a class that " + words, fix, owner, false, usual);
    }

    /** Who can do something about it. */
    String who() {
        return owner == LeftOut.Owner.OPS ? "Ops" : "The district";
    }

    /** Who can do what about it: a sentence. */
    String remedy() {
        return who() + " can " + fix + ".";
    }
}

package org.rollcall.publish;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;

/**
 * How far a group that is gone has been emptied in CERS.
 *
 * @param since the run date of the first set with its emptying row
 * @param nights how many nights' sets have had it
 * @param last the run date of the last of them
 */
public record Emptying(LocalDate since, int nights, LocalDate last) {

    /** The state after a night; a second run of one night counts once. */
    public Emptying on(LocalDate night) {
        return night.equals(last) ? this : new Emptying(since, nights + 1, night);
    }

    /** The state of a group that no file can empty: CERS would refuse the file for it. */
    public static Emptying impossible(LocalDate noticed) {
        return new Emptying(noticed, 0, noticed);
    }

    /** Whether the group has its members still, since no file could empty it. */
    @JsonIgnore
    public boolean isImpossible() {
        return nights == 0;
    }

    /** The state after the first night. */
    public static Emptying begun(LocalDate night) {
        return new Emptying(night, 1, night);
    }
}

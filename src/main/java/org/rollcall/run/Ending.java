package org.rollcall.run;

import java.time.Instant;

/**
 * How a run ended.
 *
 * @param reason a sentence
 * @param place where its files were published
 * @param by who decided it, as claimed at the terminal
 * @param why what they gave as reason
 */
public record Ending(Instant at, String reason, String place, String by, String why) {}

package org.rollcall.cers;

/**
 * A login of groups that TOMS has no account for: one line of {@code logins.csv}.
 *
 * @param school CDS code
 * @param nearest the account that is most like it; blank when none is
 * @param groups how many it has, or would have
 * @param kept whether it is sent to CERS all the same
 */
public record UnknownLogin(String school, String login, String nearest, int groups, boolean kept) {}

package org.rollcall.source;

/** About how many rows a roster has of what takes most memory. */
public record RosterSize(long users, long classes, long enrollments) {

    /** Of a roster that does not tell before it is read. */
    public static final RosterSize UNKNOWN = new RosterSize(0, 0, 0);

    /** What is kept of a row and of the groups it becomes, in bytes: measured at 560,000 students, tried at 20,000 and 50,000. */
    private static final int USER = 195;

    private static final int CLASS = 300;
    private static final int GROUP = 920;
    private static final int ENROLLMENT = 24;
    private static final int MEMBER = 16;
    private static final long ROLLCALL = 32_000_000;

    /** Of both together. */
    public RosterSize plus(RosterSize other) {
        return new RosterSize(users + other.users, classes + other.classes, enrollments + other.enrollments);
    }

    /**
     * The heap in which such a roster becomes groups without the collector at work all the time, in bytes.
     *
     * @param rules that make groups, each about as many as there are classes
     */
    public long heapBytes(int rules) {
        return ROLLCALL
                + users * USER
                + classes * (CLASS + (long) rules * GROUP)
                + enrollments * (ENROLLMENT + (long) rules * MEMBER);
    }
}

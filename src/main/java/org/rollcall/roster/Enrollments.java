package org.rollcall.roster;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Who is in which class: numbers into the class and user tables and a few bits, 13 bytes an enrollment. */
public final class Enrollments {

    /** Where the run date lies in an enrollment. */
    public enum Time {
        CURRENT,
        FUTURE,
        ENDED
    }

    /** The part a person has in a class; CERS knows two. */
    public enum Role {
        STUDENT,
        TEACHER,
        OTHER
    }

    /** What an enrollment says besides class and person. A district's have but these few. */
    public record Part(Role role, boolean primary, Time time) {

        private static final int PRIMARY = 1;
        private static final Part[] ALL = new Part[1 << 5];

        static {
            for (Role role : Role.values()) {
                for (Time time : Time.values()) {
                    ALL[bits(role, false, time)] = new Part(role, false, time);
                    ALL[bits(role, true, time)] = new Part(role, true, time);
                }
            }
        }

        /** The one of these. */
        public static Part of(Role role, boolean primary, Time time) {
            return ALL[bits(role, primary, time)];
        }

        private byte bits() {
            return bits(role, primary, time);
        }

        private static byte bits(Role role, boolean primary, Time time) {
            return (byte) ((primary ? PRIMARY : 0) | role.ordinal() << 1 | time.ordinal() << 3);
        }
    }

    private static final int DROPPED = 1 << 5;
    /** Takes numbers below those of rows, so that a dropped row is like none. */
    private static final int ABSENT = -2;

    private final IntColumn classes = new IntColumn();
    private final IntColumn users = new IntColumn();
    private final IntColumn lines = new IntColumn();
    private byte[] bits = new byte[256];
    private char[] files = new char[0]; // none while all are of the first file
    private final DetailRows details = new DetailRows();
    private final Map<Integer, String> otherRoles = new HashMap<>();
    private int size;

    Enrollments() {}

    /** Adds one and returns its number. */
    public int add(int rosterClass, int user, Part part, int file, long line) {
        if (size == bits.length) {
            bits = Arrays.copyOf(bits, size + (size >> 1));
        }
        if (file > 0 && size >= files.length) {
            files = Arrays.copyOf(files, bits.length);
        }
        if (size < files.length) {
            files[size] = (char) file;
        }
        classes.set(size, rosterClass);
        users.set(size, user);
        lines.set(size, (int) line);
        bits[size] = part.bits();
        return size++;
    }

    /**
     * Holds the place of a row that was refused or filtered, against which a later one with its id can be held.
     *
     * @param rosterClass of whom it was, for who asks; -1 when that is not known
     */
    void addDropped(int rosterClass, int user, int file, long line) {
        drop(add(ABSENT - rosterClass, ABSENT - user, Part.of(Role.OTHER, false, Time.CURRENT), file, line));
    }

    boolean same(int index, int rosterClass, int user, Part part) {
        return classes.get(index) == rosterClass && users.get(index) == user && (bits[index] & ~DROPPED) == part.bits();
    }

    /** Takes it out of its class. */
    public void drop(int index) {
        bits[index] |= DROPPED;
    }

    /** As {@link Table#details(int)}. */
    public String[] details(int index) {
        return details.get(index);
    }

    /** As {@link Table#details(int, String[])}. */
    public void details(int index, String[] values) {
        details.set(index, values);
    }

    /** How many there are, dropped ones included. */
    public int size() {
        return size;
    }

    /** Whether it was refused or filtered: it is in no class then. */
    public boolean dropped(int index) {
        return (bits[index] & DROPPED) != 0;
    }

    /** Number in the classes table; of a dropped one -1 when it is not known. */
    public int rosterClass(int index) {
        return known(classes.get(index));
    }

    /** Number in the users table; of a dropped one -1 when it is not known. */
    public int user(int index) {
        return known(users.get(index));
    }

    private static int known(int number) {
        return number < 0 ? ABSENT - number : number;
    }

    /** The number of its file among {@link Roster#files(Entity)}. */
    public int file(int index) {
        return index < files.length ? files[index] : 0;
    }

    /** The line of the file it stands on. */
    public int line(int index) {
        return lines.get(index);
    }

    /** What it says besides class and person. */
    public Part part(int index) {
        return Part.ALL[bits[index] & ~DROPPED];
    }

    /** The part the person has. */
    public Role role(int index) {
        return part(index).role;
    }

    /** Whether a teacher is the primary one. */
    public boolean primary(int index) {
        return part(index).primary;
    }

    /** The role, in its own word, of one that is {@link Role#OTHER}; blank where it is not {@link Wanted}. */
    public String otherRole(int index) {
        return role(index) == Role.OTHER ? otherRoles.getOrDefault(index, "") : "";
    }

    /** Sets the role of one that is {@link Role#OTHER}. */
    public void otherRole(int index, String role) {
        if (!role.isEmpty()) {
            otherRoles.put(index, role);
        }
    }

    /** Where the run date lies. */
    public Time time(int index) {
        return part(index).time;
    }
}

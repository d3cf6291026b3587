package org.rollcall.nights;

import java.util.Comparator;

/** What is one group to a coordinator, from night to night and whatever it is called: the source of its members. */
record Slot(String school, String key) implements Comparable<Slot> {

    @Override
    public int compareTo(Slot other) {
        return Comparator.comparing(Slot::school).thenComparing(Slot::key).compare(this, other);
    }
}

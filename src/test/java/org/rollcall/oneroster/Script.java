package org.rollcall.oneroster;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** The faults to come, in the order they were set; a request meets at most one. */
final class Script {

    private final List<Rule> rules = new CopyOnWriteArrayList<>();

    void add(Predicate<Request> when, int times, Fault fault) {
        AtomicInteger left = new AtomicInteger(times);
        rules.add(new Rule(request -> when.test(request) && left.getAndUpdate(now -> Math.max(0, now - 1)) > 0, fault));
    }

    void every(int nth, Predicate<Request> when, Fault fault) {
        AtomicInteger seen = new AtomicInteger();
        rules.add(new Rule(request -> when.test(request) && seen.incrementAndGet() % nth == 0, fault));
    }

    void clear() {
        rules.clear();
    }

    /** The fault of a request; null for none. */
    Fault next(Request request) {
        for (Rule rule : rules) {
            if (rule.due.test(request)) {
                return rule.fault;
            }
        }
        return null;
    }

    private record Rule(Predicate<Request> due, Fault fault) {}
}

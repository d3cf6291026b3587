package org.rollcall.year;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rollcall.oracle.CersOracle;
import org.rollcall.oracle.CersOracle.Group;
import org.rollcall.oracle.CersOracle.GroupKey;
import org.rollcall.run.NightFailedException;
import org.rollcall.run.Run;
import org.rollcall.run.RunState;

/** One LEA through the year: what its vendors send, what should come of it, and what CERS has of it. */
final class Story {

    private final String lea;
    private final District district;
    private final Life life;
    private final Intent intent;
    private final Calendar calendar;
    private final CersOracle cers;
    private final Map<LocalDate, Night> script = new HashMap<>();
    private final List<LocalDate> nights;
    private final List<String> wrong = new ArrayList<>();
    private final List<String> falseHolds = new ArrayList<>();
    private final Map<RunState, Integer> decisions = new EnumMap<>(RunState.class);
    private Intent.Plan plan;
    private Night night;
    private int year;

    Story(String lea, int number, List<LocalDate> nights, Calendar calendar, Intent intent) {
        this.lea = lea;
        this.nights = nights;
        this.district = new District(number);
        this.life = new Life(district);
        this.calendar = calendar;
        this.intent = intent;
        this.cers = new CersOracle(Kind.codes(), Set.of(2027, 2028));
    }

    String lea() {
        return lea;
    }

    List<LocalDate> nights() {
        return nights;
    }

    Story on(LocalDate date, Night happens) {
        script.put(date, happens);
        return this;
    }

    Story on(String date, Night happens) {
        return on(LocalDate.parse(date), happens);
    }

    Story on(String from, String until, Night happens) {
        return on(LocalDate.parse(from), LocalDate.parse(until), happens);
    }

    /** Whether something is out of the ordinary then. */
    boolean isScripted(LocalDate date) {
        return script.containsKey(date);
    }

    Story on(LocalDate from, LocalDate until, Night happens) {
        from.datesUntil(until.plusDays(1)).forEach(date -> script.put(date, happens));
        return this;
    }

    /** A day passes, and the vendors send what they have. */
    void send(Service service, LocalDate date) throws IOException {
        night = script.getOrDefault(date, Night.ORDINARY);
        if (calendar.year(date) != year) {
            year = calendar.year(date);
            district.open(calendar.terms(year));
        }
        life.day(date);
        service.sweep(lea);
        Map<Vendor, Roster> landed = new EnumMap<>(Vendor.class);
        for (Vendor vendor : Vendor.values()) {
            Roster roster = district.of(vendor);
            Damage damage = night.damaged().get(vendor);
            if (damage != null) {
                service.deliver(lea, vendor, damage.delivery(vendor, roster));
            } else if (!night.silent().contains(vendor)) {
                service.deliver(lea, vendor, vendor.delivery(roster));
            }
            if (damage == null && !night.silent().contains(vendor)) {
                landed.put(vendor, roster);
            }
        }
        Set<Vendor> paused = night.paused().isEmpty() ? Set.of() : EnumSet.copyOf(night.paused());
        plan = intent.plan(date, landed, paused);
    }

    /** Holds the night's decision, and what CERS has after it, against what they should be. */
    void judge(Service service, LocalDate date) throws IOException {
        Run run = service.run(lea, date);
        RunState state = run.state();
        decisions.merge(state, 1, Integer::sum);
        String told = run.id() + " " + state + " ("
                + (run.ending() == null ? "" : run.ending().reason()) + ")";
        if (night.expected() != null) {
            expect(told, state == night.expected(), night.expected().name());
        } else if (plan.failed()) {
            expect(told, state == RunState.FAILED, "FAILED");
        } else if (plan.groups().isEmpty()) {
            expect(told, state == RunState.HELD, "HELD for want of groups");
        } else if (intent.isSaid(plan)) {
            RunState said = plan.emptied().isEmpty() ? RunState.UNCHANGED : RunState.PUBLISHED;
            expect(told, state == said, said.name());
        } else if (intent.isSaidBut(plan)) {
            expect(told, state == RunState.UNCHANGED || state == RunState.PUBLISHED, "UNCHANGED or PUBLISHED");
        } else if (state == RunState.HELD) {
            falseHolds.add(told);
        } else {
            expect(told, state == RunState.PUBLISHED, "PUBLISHED");
        }
        if (state == RunState.HELD
                && (night.approved()
                        || night.expected() == null && !plan.groups().isEmpty())) {
            run = service.deployment().decisions().approve(run, "ops", "looked at it");
            state = run.state();
        }
        if (!night.refusal().isEmpty()) {
            refuse(service, run);
        }
        if (state == RunState.PUBLISHED) {
            upload(service, run);
            intent.published(plan);
        } else if (state == RunState.UNCHANGED) {
            intent.unchanged(plan);
        }
        expect(
                told,
                service.isInDrop(run) == (state == RunState.PUBLISHED),
                "a set in the drop folder if and only if it was published");
        compare(told);
    }

    private void refuse(Service service, Run run) throws IOException {
        String refusal = "no refusal";
        try {
            service.deployment().decisions().approve(run, "ops", "never mind");
        } catch (NightFailedException e) {
            refusal = e.getMessage();
        }
        expect(run.id() + " " + refusal, refusal.contains(night.refusal()), night.refusal());
    }

    private void upload(Service service, Run run) throws IOException {
        for (byte[] file : service.published(run)) {
            CersOracle.Result result = cers.upload(file);
            expect(
                    run.id() + " " + result.status() + " " + result.messages() + result.harms(),
                    (result.status() == CersOracle.Status.ACCEPTED_PROCESSED
                                    || result.status() == CersOracle.Status.IGNORED_DUPLICATE)
                            && result.harms().isEmpty(),
                    "a file that CERS takes");
        }
    }

    private void compare(String told) {
        Map<GroupKey, Group> is = new HashMap<>(cers.groups());
        Map<GroupKey, Group> should = new HashMap<>(intent.cers());
        is.entrySet()
                .removeIf(entry ->
                        entry.getValue().equals(should.get(entry.getKey())) && should.remove(entry.getKey()) != null);
        if (!is.isEmpty() || !should.isEmpty()) {
            GroupKey key = (is.isEmpty() ? should : is).keySet().iterator().next();
            wrong.add(
                    told + ": CERS has " + is.size() + " groups that it should not have so, and lacks " + should.size()
                            + ", such as " + key + ": " + sizes(cers.groups().get(key)) + " instead of "
                            + sizes(intent.cers().get(key)));
        }
    }

    private static String sizes(Group group) {
        return group == null
                ? "no group"
                : group.ssids().size() + " students, " + group.logins().size() + " logins, " + group.subject();
    }

    private void expect(String told, boolean right, String what) {
        if (!right) {
            wrong.add(told + " instead of " + what);
        }
    }

    List<String> wrong() {
        return wrong;
    }

    List<String> falseHolds() {
        return falseHolds;
    }

    Map<RunState, Integer> decisions() {
        return decisions;
    }
}

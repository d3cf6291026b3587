package org.rollcall.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.rollcall.lea.InvalidSettingsException;
import org.rollcall.lea.Lea;
import org.rollcall.run.NightFailedException;

/** The LEAs of this deployment: those that can run, and those whose file is at fault. Filled at start. */
public final class LeaRegistry {

    private final Map<String, Lea> leas = new TreeMap<>();
    private final Map<String, LeaBinding> bindings = new TreeMap<>();
    private final Map<String, RosterSource> sources = new ConcurrentSkipListMap<>();
    private final Map<String, LeaFault> faults = new TreeMap<>();
    private final Map<String, String> fingerprints = new TreeMap<>();
    private final Map<String, LeaNotice> notices = new TreeMap<>();
    private final List<String> remarks = new ArrayList<>();

    void add(LeaBinding binding) {
        leas.put(binding.lea().id(), binding.lea());
        bindings.put(binding.lea().id(), binding);
    }

    /**
     * An LEA that can run, with what the lists beside its file say now.
     *
     * @throws NightFailedException with a sentence for each fault of theirs
     */
    Lea now(Lea lea) {
        try {
            return bindings.get(lea.id()).now();
        } catch (InvalidSettingsException e) {
            throw new NightFailedException(String.join(
                    " ", e.problems().stream().map(problem -> problem + ".").toList()));
        }
    }

    /** Keeps what tells whether an LEA's settings are as they were. */
    void fingerprint(String lea, String fingerprint) {
        fingerprints.put(lea, fingerprint);
    }

    void add(String route, RosterSource source) {
        sources.put(route, source);
    }

    void removeSource(String route) {
        sources.remove(route);
    }

    void add(String lea, LeaNotice notice) {
        notices.put(lea, notice);
    }

    /** What alerts need of each LEA's file, by LEA. */
    Map<String, LeaNotice> notices() {
        return notices;
    }

    /** What alerts need of an LEA's file. */
    LeaNotice notice(String lea) {
        return notices.getOrDefault(lea, LeaNotice.NONE);
    }

    /** Keeps a phrase on what holds for an LEA and is not in its file. */
    void remark(String lea, String phrase) {
        remarks.add(lea + ": " + phrase + ".");
    }

    void add(LeaFault fault) {
        leas.remove(fault.lea());
        faults.put(fault.lea(), fault);
    }

    /** The LEAs that can run, by id. */
    public Collection<Lea> leas() {
        return List.copyOf(leas.values());
    }

    /** An LEA that can run. */
    public Optional<Lea> lea(String id) {
        return Optional.ofNullable(leas.get(id));
    }

    /** The LEAs whose file is at fault, by id. */
    public List<LeaFault> faults() {
        return new ArrayList<>(faults.values());
    }

    /** The fingerprints of the settings of the LEAs that can run, by id. */
    Map<String, String> fingerprints() {
        return fingerprints;
    }

    List<String> remarks() {
        return remarks;
    }

    RosterSource source(String route) {
        return sources.get(route);
    }

    /** The sources by route id. */
    Map<String, RosterSource> sources() {
        return sources;
    }
}

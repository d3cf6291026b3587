package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.cers.CersFile;
import org.rollcall.cers.Earlier;
import org.rollcall.cers.Mapping;
import org.rollcall.lea.Lea;
import org.rollcall.ledger.Refusal;
import org.rollcall.merge.Merged;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublishedGroup;
import org.rollcall.safety.Gone;
import org.rollcall.safety.InForce;
import org.rollcall.source.Reading;

/** A run on its way through the stages, with what each has made. Used by one thread at a time. */
public final class Night {

    private Lea lea;
    private final Map<String, Long> milliseconds = new LinkedHashMap<>();
    private Run run;
    private long begun;
    private boolean last;
    private Merged merged;
    private Mapping mapping;
    private PublicationRecord previous;
    private InForce inForce;
    private InForce keeping;
    private Gone gone;
    private List<PublishedGroup> groups;
    private List<CersFile> files = List.of();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, Reading> readings = new LinkedHashMap<>();

    public Night(Lea lea, Run run) {
        this.lea = lea;
        this.run = run;
        this.milliseconds.putAll(run.report().milliseconds());
    }

    public Lea lea() {
        return lea;
    }

    void lea(Lea now) {
        lea = now;
    }

    /** The run as it stands. */
    public Run run() {
        return run;
    }

    /** Where the run stands; named as the routes' expressions need it. */
    public RunState getState() {
        return run.state();
    }

    void run(Run next) {
        run = next;
    }

    /**
     * Whether the deadline had come when this attempt to land began. Source and stage go by the same answer: a deadline
     * that comes while they are at work leaves one attempt more.
     */
    public boolean isLast() {
        return last;
    }

    void last(boolean due) {
        last = due;
    }

    /** What was read of each source, in their order; none once they are merged. */
    public Map<String, Reading> readings() {
        return readings;
    }

    /** The rosters of all sources as one; null until they are. */
    public Merged merged() {
        return merged;
    }

    /** Takes the place of the readings, which are of no use any more. */
    void merged(Merged one) {
        merged = one;
        readings.clear();
    }

    /** The merged roster with the books of all sources. */
    public Reading reading() {
        return merged.reading();
    }

    /** What became of it; null until then. */
    public Mapping mapping() {
        return mapping;
    }

    void mapping(Mapping mapped) {
        mapping = mapped;
    }

    /** What made the groups goes; of a large district it is most of what a night holds. */
    void mapped() {
        merged = null;
        mapping = mapping.groupsAlone();
    }

    /** The run has ended: all but its record goes. */
    public void over() {
        readings.clear();
        refusals.clear();
        merged = null;
        mapping = null;
        previous = null;
        inForce = null;
        keeping = null;
        gone = null;
        groups = null;
    }

    /** What was published before; null until the rosters are read. */
    PublicationRecord previous() {
        return previous;
    }

    void previous(PublicationRecord last) {
        previous = last;
    }

    /**
     * The groups in force with their members; read when first asked for, since it may be as much as a night's files.
     *
     * @throws IOException when the files last published are not there or damaged
     */
    InForce inForce(RunStore runs) throws IOException {
        if (inForce == null) {
            inForce = inForce(runs, run.lea(), previous);
        }
        return inForce;
    }

    /** The groups that a record has, with the members that its run's folder has. */
    static InForce inForce(RunStore runs, String lea, PublicationRecord published) throws IOException {
        if (published.isEmpty()) {
            return InForce.NONE;
        }
        Path folder = runs.folder(lea, published.run());
        return InForce.read(published, folder.resolve(PublishStage.FILES), folder.resolve(MapStage.CARRIED));
    }

    /** How groups in force are called, and the members that they must keep. */
    Earlier earlier() {
        Earlier names = previous.names(run.landedSources());
        return keeping == null ? names : names.keeping(keeping.kept(), keeping.names());
    }

    /** Makes groups keep the members that they have. */
    void keeping(InForce members) {
        keeping = members;
    }

    /** What becomes of the groups in force that are not made tonight. */
    Gone gone() {
        return gone;
    }

    void gone(Gone found) {
        gone = found;
    }

    /** All groups in force once tonight's set is out; null until they are written. */
    List<PublishedGroup> groups() {
        return groups;
    }

    void groups(List<PublishedGroup> inForceThen) {
        groups = inForceThen;
    }

    /** The files for CERS; none until they are written. */
    public List<CersFile> files() {
        return files;
    }

    void files(List<CersFile> written) {
        files = List.copyOf(written);
    }

    List<Refusal> refusals() {
        return refusals;
    }

    /** Begins a stretch of time that {@link #spent(String)} ends; for work that Camel's routes do in between. */
    void begin() {
        begun = System.nanoTime();
    }

    /** Adds the time since {@link #begin} to a stage. */
    void spent(String stage) {
        spent(stage, System.nanoTime() - begun);
    }

    /** Adds to the time a stage has taken. */
    void spent(String stage, long nanos) {
        milliseconds.merge(stage, nanos / 1_000_000, Long::sum);
    }

    Map<String, Long> milliseconds() {
        return milliseconds;
    }
}

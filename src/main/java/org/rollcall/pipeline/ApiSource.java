package org.rollcall.pipeline;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.rollcall.api.OneRosterApi;
import org.rollcall.api.PulledRoster;
import org.rollcall.landing.PullReport;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.Night;
import org.rollcall.run.PagesFormat;
import org.rollcall.run.RosterFormat;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One source that is pulled from a OneRoster server. */
public final class ApiSource implements RosterSource {

    private static final Logger LOG = LoggerFactory.getLogger(ApiSource.class);
    private final Lea lea;
    private final String source;
    private final OneRosterApi api;
    private final SnapshotStore snapshots;
    private final HostLimit hosts;
    private final Clock clock;
    private final RunListener listener;
    private final PullLanding landing;

    ApiSource(
            Lea lea,
            String source,
            OneRosterApi api,
            SnapshotStore snapshots,
            HostLimit hosts,
            Clock clock,
            RunListener listener) {
        this.lea = lea;
        this.source = source;
        this.api = api;
        this.snapshots = snapshots;
        this.hosts = hosts;
        this.clock = clock;
        this.listener = listener;
        this.landing = new PullLanding(lea, source, snapshots, clock, LOG);
    }

    /** Takes a place at the host for as long as the exchange lasts. */
    public void expect(Exchange exchange) throws InterruptedException {
        hosts.hold(api.connection().address().root().getHost(), exchange);
    }

    /**
     * Pulls what is still to pull and lands it; lands nothing again that this run has landed.
     *
     * @return the outcome of the source
     * @throws SourceException when it could not be pulled; what has come stays on disk, to go on with
     */
    public SourceOutcome pull(@ExchangeProperty("night") Night night) throws IOException {
        return landing.land(night, last -> land(night.run(), before(last)));
    }

    private static Map<String, Integer> before(Optional<Snapshot> last) {
        PullReport report = last.map(s -> s.manifest().pull()).orElse(null);
        return report == null ? Map.of() : report.records();
    }

    private Snapshot land(Run current, Map<String, Integer> before) throws IOException {
        PulledRoster pulled = api.pull(
                current.date(),
                snapshots.growing(source),
                before,
                (collection, records) -> listener.rows(current, collection, records));
        Snapshot snapshot = snapshots.landPull(
                source, current.date(), clock.instant(), pulled.from(), pulled.begun(), pulled.report());
        pulled.report().notes().forEach(note -> LOG.info("{}.{}: {}", lea.id(), source, note));
        return snapshot;
    }

    @Override
    public RosterFormat format() {
        return new PagesFormat(lea, source);
    }

    @Override
    public String probe(CamelContext context) {
        try {
            return "ok, " + api.probe();
        } catch (SourceException e) {
            return "FAILED: " + e.getMessage();
        }
    }

    @Override
    public String sentence(Exception failed) {
        return landing.sentence(failed);
    }

    @Override
    public List<String> remarks() {
        return api.connection().remarks(clock.instant());
    }

    @Override
    public Long credentialDays() {
        return api.connection()
                .credentials()
                .expires()
                .daysLeft(clock.instant())
                .orElse(null);
    }

    @Override
    public String place() {
        return api.connection().address().toString();
    }
}

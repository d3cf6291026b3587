package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotManifest;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.Cause;
import org.rollcall.run.Night;
import org.rollcall.run.Run;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.OneRosterZip;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source of zips in a drop folder: says which delivery is tonight's, and lands it. Its route calls it step by step;
 * one run of an LEA is on at a time, so what it notes of the run is that run's.
 */
public final class DropSource implements GenericFileFilter<Object>, RosterSource {

    private static final Logger LOG = LoggerFactory.getLogger(DropSource.class);
    /** How the archive's names begin, in the machine's own time; see {@link DropEndpoint#consumer}. */
    private static final DateTimeFormatter ARCHIVED = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS");

    private final Lea lea;
    private final String source;
    private final DropEndpoint endpoint;
    private final String include;
    private final Pattern included;
    private final boolean archive;
    private final Settings settings;
    private final Timetable timetable;
    private final SnapshotStore snapshots;
    private final HostLimit hosts;
    private final Clock clock;
    private final Set<Delivery> seen = ConcurrentHashMap.newKeySet();

    private volatile Instant notBefore = Instant.MIN;
    private volatile SnapshotManifest last;
    private volatile Delivery tooOld;
    private volatile boolean leftBehind;
    private volatile boolean moving;
    private volatile Delivery refused;
    private volatile boolean refusedSeen;
    private volatile String refusal;

    DropSource(
            Lea lea,
            String source,
            DropEndpoint endpoint,
            String include,
            boolean archive,
            Settings settings,
            Timetable timetable,
            SnapshotStore snapshots,
            HostLimit hosts,
            Clock clock) {
        this.lea = lea;
        this.source = source;
        this.endpoint = endpoint;
        this.include = include;
        this.included = Pattern.compile(include, Pattern.CASE_INSENSITIVE); // as Camel takes it
        this.archive = archive;
        this.settings = settings;
        this.timetable = timetable;
        this.snapshots = snapshots;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** Notes what the run needs, and takes a place at the host for as long as the exchange lasts. */
    public void expect(@ExchangeProperty("night") Night night, Exchange exchange)
            throws IOException, InterruptedException {
        Run run = night.run();
        hosts.hold(endpoint.host(), exchange);
        Instant basis = run.cause() == Cause.LATE ? timetable.dueOn(run.date()) : run.opened();
        notBefore = basis.minus(lea.fresh());
        DurableFiles.folder(incoming()); // Camel would make it open to all
        moving = archive && !run.dryRun();
        last = snapshots.latest(source).map(Snapshot::manifest).orElse(null);
        tooOld = null;
        leftBehind = false;
        seen.clear();
        refusedSeen = false;
    }

    @Override
    public void tidy(CamelContext context) throws IOException {
        if (archive) {
            String before = ARCHIVED.format(clock.instant()
                    .minus(Duration.ofDays(lea.retention().archive()))
                    .atZone(ZoneId.systemDefault()));
            new DropArchive(context, endpoint).expire(before);
        }
    }

    private ZoneId zone() {
        return settings.zone();
    }

    /** The endpoint to poll: one that archives what was landed, or one that leaves the folder as it is. */
    public String endpoint() {
        return endpoint.consumer(lea.id() + "." + source, include, moving, settings.settle(), incoming());
    }

    private Path incoming() {
        return settings.work().resolve("leas").resolve(lea.id()).resolve(".incoming");
    }

    @Override
    public String probe(CamelContext context) {
        return new EndpointProbe(context).probe(endpoint);
    }

    @Override
    public String sentence(Exception failure) {
        return SftpFaults.sentence(endpoint, failure);
    }

    @Override
    public String place() {
        return endpoint.uri();
    }

    /** Whether a file may be tonight's delivery: fresh, not older than the last one landed, not one already refused. */
    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.isDirectory() || !included.matcher(file.getFileNameOnly()).matches()) {
            return false;
        }
        Delivery delivery = new Delivery(
                file.getFileNameOnly(), file.getFileLength(), Instant.ofEpochMilli(file.getLastModified()));
        if (delivery.modified().isBefore(notBefore)) {
            tooOld = tooOld == null || delivery.modified().isAfter(tooOld.modified()) ? delivery : tooOld;
            return false;
        }
        if (isRefused(delivery)) {
            return false;
        }
        if (last != null) {
            boolean same = delivery.equals(last.delivery());
            leftBehind |= same && moving;
            if (delivery.modified().isBefore(arrived(last)) || same && !moving) {
                return false;
            }
        }
        seen.add(delivery);
        return true;
    }

    /** When a snapshot's delivery came: a time ahead of ours, from a clock that is wrong, must not outrank what follows. */
    private static Instant arrived(SnapshotManifest manifest) {
        Instant modified = manifest.delivery().modified();
        return modified.isAfter(manifest.landed()) ? manifest.landed() : modified;
    }

    /** An older delivery must not quietly stand in for a newer one that is damaged. */
    private boolean isRefused(Delivery delivery) {
        if (refused == null) {
            return false;
        }
        if (delivery.equals(refused)) {
            refusedSeen = true;
            return true;
        }
        return !delivery.path().equals(refused.path()) && !delivery.modified().isAfter(refused.modified());
    }

    /**
     * Lands what was polled; when nothing was, the snapshot that landed earlier tonight.
     *
     * @return the outcome of the source
     * @throws MissingDeliveryException when there is neither
     * @throws SourceException when the delivery cannot be used; it stays in the folder
     */
    public SourceOutcome land(
            @ExchangeProperty("night") Night night,
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Header(Exchange.FILE_LENGTH) Long length,
            @Header(Exchange.FILE_LAST_MODIFIED) Long modified,
            Exchange exchange)
            throws IOException {
        if (exchange.getMessage().getBody() == null || name == null) {
            return landedBefore();
        }
        Delivery delivery = new Delivery(name, length, Instant.ofEpochMilli(modified));
        try (InputStream bytes = exchange.getMessage().getMandatoryBody(InputStream.class)) {
            Snapshot snapshot = snapshots.land(
                    source,
                    night.run().date(),
                    clock.instant(),
                    endpoint.uri(),
                    delivery,
                    bytes,
                    raw -> new OneRosterZip(raw, lea, source, settings.archiveLimits()).inspect());
            refused = null;
            if (leftBehind) {
                LOG.warn(
                        "{}: {} was landed before and was still in {}; if that happens again, give Rollcall the right to move"
                                + " it, or set archive: keep",
                        lea.id(),
                        name,
                        endpoint.uri());
            }
            return SourceOutcome.landed(source, snapshot, Math.max(0, seen.size() - 1));
        } catch (SourceException e) {
            refused = delivery;
            refusal = delivery.path() + ": " + e.getMessage();
            throw new SourceException(refusal, e);
        } catch (InvalidPayloadException e) {
            throw new SourceException(
                    delivery.path() + " cannot be landed: Rollcall's user may not read it. Give it the right to.", e);
        } catch (IOException e) {
            throw new SourceException(delivery.path() + " cannot be landed: " + DiskFaults.phrase(e), e);
        }
    }

    private SourceOutcome landedBefore() throws IOException {
        if (refused != null && refusedSeen) {
            throw new SourceException(refusal);
        }
        refused = null; // it was taken away
        Snapshot snapshot = snapshots.latest(source).orElse(null);
        if (snapshot != null && !arrived(snapshot.manifest()).isBefore(notBefore)) {
            return SourceOutcome.landed(source, snapshot, 0);
        }
        throw new MissingDeliveryException("no delivery since "
                + notBefore.atZone(zone()).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z"))
                + " in " + endpoint.uri()
                + (tooOld == null
                        ? ""
                        : "; " + tooOld.path() + " of "
                                + tooOld.modified()
                                        .atZone(zone())
                                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z"))
                                + " is too old")
                + (snapshot == null || tooOld != null
                        ? ""
                        : "; the last one came "
                                + snapshot.manifest()
                                        .delivery()
                                        .modified()
                                        .atZone(zone())
                                        .format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z")))
                + ". Ask the district to send it.");
    }
}

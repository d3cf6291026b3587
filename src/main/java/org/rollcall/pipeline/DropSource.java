package org.rollcall.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
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
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotManifest;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.run.Night;
import org.rollcall.run.RosterFormat;
import org.rollcall.run.SourceOutcome;
import org.rollcall.run.ZipFormat;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source of zips in a drop folder: says which delivery is tonight's, and lands it. Its route calls it step by step;
 * one run of an LEA is on at a time, so what it notes of the run is that run's.
 */
public final class DropSource implements GenericFileFilter<Object>, RosterSource {

    private static final Logger LOG = LoggerFactory.getLogger(DropSource.class);

    private static final Comparator<Delivery> NEWEST =
            Comparator.comparing(Delivery::modified).reversed().thenComparing(Delivery::path);

    private final DropFolder folder;
    private final String include;
    private final Pattern included;
    private final SnapshotStore snapshots;
    private final ZipFormat format;

    private volatile Instant notBefore = Instant.MIN;
    private volatile SnapshotManifest last;
    private volatile Delivery chosen;
    private volatile int superseded;
    private volatile boolean settled;
    private volatile Delivery tooOld;
    private volatile boolean leftBehind;
    private volatile boolean moving;
    private volatile Delivery refused;
    private volatile boolean refusedSeen;
    private volatile String refusal;

    DropSource(DropFolder folder, String include, SnapshotStore snapshots) {
        this.folder = folder;
        this.include = include;
        this.included = Pattern.compile(include, Pattern.CASE_INSENSITIVE); // as Camel takes it
        this.snapshots = snapshots;
        this.format =
                new ZipFormat(folder.lea(), folder.source(), folder.settings().archiveLimits());
    }

    /** Notes what the run needs, and looks for tonight's delivery. */
    public void expect(@ExchangeProperty("night") Night night, Exchange exchange)
            throws IOException, InterruptedException {
        notBefore = folder.open(night.run());
        moving = folder.moves(night.run());
        last = snapshots.latest(folder.source()).map(Snapshot::manifest).orElse(null);
        tooOld = null;
        leftBehind = false;
        refusedSeen = false;
        List<Delivery> all = folder.look(exchange.getContext()).stream()
                .filter(this::isTonights)
                .sorted(NEWEST)
                .toList();
        chosen = all.isEmpty() ? null : all.get(0);
        superseded = Math.max(0, all.size() - 1);
        settled = false;
    }

    /** How many milliseconds to wait before it is seen whether the delivery is still being sent. */
    public long settling() {
        return chosen == null ? 0 : folder.settings().settle().toMillis();
    }

    /** Takes a place at the host for as long as the exchange lasts; while the delivery settles, others use it. */
    public void settled(Exchange exchange) throws InterruptedException {
        settled = true;
        if (chosen != null) {
            folder.hold(exchange);
        }
    }

    /** Whether there is a delivery to take, unless it has changed since. */
    public boolean awaits() {
        return chosen != null;
    }

    @Override
    public void tidy(CamelContext context) throws IOException {
        folder.tidy(
                context,
                snapshots
                        .latest(folder.source())
                        .map(last -> Set.of(last.manifest().delivery()))
                        .orElse(Set.of()));
    }

    /**
     * The endpoint to poll: one that archives what was landed, or one that leaves the folder as it is.
     *
     * @throws SourceException when the deployment's own copy of the route does not wait for the delivery to settle
     */
    public String endpoint() {
        if (!settled) {
            throw new SourceException(
                    "The deployment's own sources/oneroster-zip.camel.yaml is of an earlier Rollcall: it"
                            + " takes deliveries that are still being sent. Copy the shipped one anew, and put your changes in.");
        }
        return folder.poll(include, moving);
    }

    @Override
    public RosterFormat format() {
        return format;
    }

    @Override
    public String probe(CamelContext context) {
        return new EndpointProbe(context).probe(folder.endpoint());
    }

    @Override
    public String sentence(Exception failure) {
        return SftpFaults.sentence(folder.endpoint(), failure);
    }

    @Override
    public String place() {
        return folder.endpoint().uri();
    }

    /** Whether a file is tonight's delivery, and as it was before it settled. */
    @Override
    public boolean accept(GenericFile<Object> file) {
        Delivery delivery = new Delivery(
                file.getFileNameOnly(), file.getFileLength(), Instant.ofEpochMilli(file.getLastModified()));
        return !file.isDirectory() && delivery.equals(chosen);
    }

    /** Whether a file may be tonight's delivery: fresh, not older than the last one landed, not one already refused. */
    private boolean isTonights(Delivery delivery) {
        if (!included.matcher(delivery.path()).matches()) {
            return false;
        }
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
            if (delivery.modified().isBefore(DropFolder.arrived(last)) || same && !moving) {
                return false;
            }
        }
        return true;
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
                    folder.source(),
                    night.run().date(),
                    folder.clock().instant(),
                    folder.endpoint().uri(),
                    delivery,
                    bytes,
                    raw -> format.zip(raw).inspect());
            refused = null;
            if (leftBehind) {
                LOG.warn(
                        "{}: {} was landed before and was still in {}; if that happens again, give Rollcall the right to move"
                                + " it, or set archive: keep",
                        folder.lea().id(),
                        name,
                        folder.endpoint().uri());
            }
            return SourceOutcome.landed(folder.source(), snapshot, superseded);
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
        if (chosen != null) {
            throw new MissingDeliveryException(chosen.path() + " in " + place()
                    + " is still being sent. If it stays so, ask the district whether its export has ended.");
        }
        if (refused != null && refusedSeen) {
            throw new SourceException(refusal);
        }
        refused = null; // it was taken away
        return folder.landedBefore(
                snapshots,
                notBefore,
                tooOld == null ? null : tooOld.path() + " of " + folder.time(tooOld.modified()) + " is too old",
                "");
    }
}

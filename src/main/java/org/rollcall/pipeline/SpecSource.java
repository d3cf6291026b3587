package org.rollcall.pipeline;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Header;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.DiskFaults;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.run.Night;
import org.rollcall.run.RosterFormat;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.SourceException;
import org.rollcall.spec.Assembly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One source of several files that are one delivery: says which are tonight's, takes them one by one, and lands them
 * together. Its route calls it step by step; one run of an LEA is on at a time, so what it notes of the run is that run's.
 */
public final class SpecSource implements GenericFileFilter<Object>, RosterSource {

    private static final Logger LOG = LoggerFactory.getLogger(SpecSource.class);

    private final DropFolder folder;
    private final SpecFormat format;
    private final Duration within;
    private final SnapshotStore snapshots;
    private final Map<Delivery, Path> taken = new LinkedHashMap<>();

    private volatile Instant notBefore = Instant.MIN;
    private volatile Assembly assembly;
    private volatile Set<Delivery> chosen = Set.of();
    private volatile boolean moving;
    private volatile boolean archiving;
    private volatile Set<Delivery> refused = Set.of();
    private volatile String refusal;

    /** @param within how far apart the files of one delivery may come */
    SpecSource(DropFolder folder, SpecFormat format, Duration within, SnapshotStore snapshots) {
        this.folder = folder;
        this.format = format;
        this.within = within;
        this.snapshots = snapshots;
    }

    /**
     * Looks for tonight's delivery.
     *
     * @throws MissingDeliveryException when there is one that is not complete
     * @throws SourceException when it is the one that was refused before
     */
    public void expect(@ExchangeProperty("night") Night night, Exchange exchange)
            throws IOException, InterruptedException {
        notBefore = folder.open(night.run());
        moving = folder.moves(night.run());
        folder.sweep();
        taken.clear();
        chosen = Set.of();
        archiving = false;
        assembly = assembly(folder.look(exchange.getContext()), notBefore);
        if (assembly.files().isEmpty()) {
            refused = Set.of(); // it was taken away
            return;
        }
        Set<Delivery> files = Set.copyOf(assembly.files());
        if (files.equals(refused)) {
            throw new SourceException(refusal);
        }
        Set<Delivery> before = landed();
        archiving = moving && files.size() < before.size() && before.containsAll(files);
        if (archiving) { // the process was stopped when some of them had been archived
            chosen = files;
            return;
        }
        if (assembly.incomplete() != null) {
            throw new MissingDeliveryException("the delivery in " + place() + " is not complete: "
                    + assembly.incomplete() + ". Ask the district to send all files again.");
        }
        chosen = files.equals(before) && !moving ? Set.of() : files;
    }

    /** What was landed before and stayed in the folder is no delivery of its own. */
    private Assembly assemble(CamelContext camel) throws IOException {
        return assembly(folder.list(camel), notBefore);
    }

    private Assembly assembly(List<Delivery> files, Instant fresh) throws IOException {
        Set<Delivery> landed = landed();
        Instant arrived = snapshots
                .latest(folder.source())
                .map(last -> DropFolder.arrived(last.manifest()))
                .orElse(Instant.MIN);
        LocalDate day = Assembly.day(format.specification(), landed);
        LocalDate oldest = LocalDate.ofInstant(fresh, folder.settings().zone()).minusDays(1); // made the night before
        return new Assembly(
                format.specification(),
                files,
                new Assembly.Rules(
                        fresh,
                        day.isAfter(oldest) ? day : oldest,
                        format.expected(landed),
                        file -> file.modified().isBefore(arrived) && !landed.contains(file),
                        within,
                        format.partial(),
                        folder::time));
    }

    /** The files that were landed last. */
    private Set<Delivery> landed() throws IOException {
        return snapshots
                .latest(folder.source())
                .map(last -> last.manifest().files())
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    /** How many milliseconds to wait before it is seen whether the delivery is still being sent. */
    public long settling() {
        return chosen.isEmpty() ? 0 : folder.settings().settle().toMillis();
    }

    /**
     * Looks again, and takes a place at the host for as long as the exchange lasts. While the delivery settles, it has none:
     * others use the time.
     *
     * @throws MissingDeliveryException when the delivery has changed in the meantime
     */
    public void settled(Exchange exchange) throws IOException, InterruptedException {
        folder.hold(exchange);
        if (!chosen.isEmpty()
                && !chosen.equals(Set.copyOf(assemble(exchange.getContext()).files()))) {
            throw new MissingDeliveryException("the delivery in " + place()
                    + " is still being sent. If it stays so, ask the district whether its export has ended.");
        }
    }

    /** Whether a file of the delivery is still to be taken. */
    public boolean awaits() {
        return taken.size() < chosen.size();
    }

    /** The endpoint that polls the next file of the delivery. */
    public String endpoint() {
        return folder.poll(".*", moving);
    }

    /** Whether a file is one of the delivery that is still to be taken. */
    @Override
    public boolean accept(GenericFile<Object> file) {
        if (file.isDirectory()) {
            return false;
        }
        Delivery delivery = delivery(file.getFileNameOnly(), file.getFileLength(), file.getLastModified());
        return chosen.contains(delivery) && !taken.containsKey(delivery);
    }

    private static Delivery delivery(String name, long length, long modified) {
        return new Delivery(name, length, Instant.ofEpochMilli(modified));
    }

    /**
     * Takes the file that was polled.
     *
     * @throws MissingDeliveryException when there was none, as when it has changed or gone
     */
    public void take(
            @Header(Exchange.FILE_NAME_ONLY) String name,
            @Header(Exchange.FILE_LENGTH) Long length,
            @Header(Exchange.FILE_LAST_MODIFIED) Long modified,
            Exchange exchange) {
        if (exchange.getMessage().getBody() == null || name == null) {
            throw new MissingDeliveryException("the delivery in " + place()
                    + " changed while it was taken. If it stays so, ask the district whether its export has ended.");
        }
        File file = exchange.getMessage().getBody(File.class);
        taken.put(delivery(name, length, modified), file.toPath());
        exchange.getMessage().setBody(null); // so that a poll that finds nothing is told from the one before
    }

    /**
     * Lands what was taken; when nothing was, the snapshot that landed earlier tonight.
     *
     * @return the outcome of the source
     * @throws MissingDeliveryException when there is neither
     * @throws SourceException when the delivery cannot be used; it stays in the folder
     */
    public SourceOutcome land(@ExchangeProperty("night") Night night) throws IOException {
        if (chosen.isEmpty() || archiving) {
            folder.sweep();
            return landedBefore();
        }
        try {
            Snapshot snapshot = snapshots.landSet(
                    folder.source(),
                    night.run().date(),
                    folder.clock().instant(),
                    place(),
                    taken,
                    assembly.notes(),
                    raw -> format.complete(raw, snapshots, night.run().date()));
            refused = Set.of();
            return SourceOutcome.landed(folder.source(), snapshot, assembly.superseded());
        } catch (SourceException e) {
            refused = chosen;
            refusal = e.getMessage();
            throw e;
        } catch (IOException e) {
            throw new SourceException("The delivery cannot be landed: " + DiskFaults.phrase(e), e);
        } finally {
            folder.sweep();
        }
    }

    private SourceOutcome landedBefore() throws IOException {
        List<String> strangers = assembly.strangers();
        return folder.landedBefore(
                snapshots,
                notBefore,
                assembly.tooOld().orElse(null),
                strangers.isEmpty()
                        ? ""
                        : "; what is there has no name that "
                                + format.specification().path() + " gives, such as " + strangers.get(0));
    }

    @Override
    public RosterFormat format() throws IOException {
        return format.reading();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("reads files as " + format.specification().path() + " says");
        if (!format.partial() && folder.lea().sources().size() > 1) {
            remarks.add("students not in its files are dropped, while the LEA has other sources; set"
                    + " dropStudentsNotInFile: false unless its files list everybody");
        }
        return remarks;
    }

    @Override
    public void tidy(CamelContext camel) throws IOException {
        folder.tidy(camel, landed());
    }

    @Override
    public String probe(CamelContext camel) {
        String found = new EndpointProbe(camel).probe(folder.endpoint());
        if (!found.startsWith("ok")) {
            return found;
        }
        try {
            Instant fresh = folder.clock().instant().minus(folder.lea().fresh());
            Assembly now = assembly(folder.list(camel), fresh);
            return found
                    + (now.files().isEmpty()
                            ? ", none of a delivery"
                            : now.incomplete() == null
                                    ? ", a complete delivery"
                                    : ", a delivery that is not complete: " + now.incomplete());
        } catch (IOException e) {
            return "FAILED: " + sentence(e);
        }
    }

    @Override
    public String sentence(Exception failure) {
        return SftpFaults.sentence(folder.endpoint(), failure);
    }

    @Override
    public String place() {
        return folder.endpoint().uri();
    }
}

package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotManifest;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.Cause;
import org.rollcall.run.Run;
import org.rollcall.run.SourceOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drop folder of one source: which deliveries of it are fresh, how they are polled, and where they go once landed.
 *
 * @param archive whether deliveries are moved into {@code .done} once they are landed
 */
record DropFolder(
        Lea lea,
        String source,
        DropEndpoint endpoint,
        boolean archive,
        Settings settings,
        Timetable timetable,
        HostLimit hosts,
        Clock clock) {

    /** How the archive's names begin, in the machine's own time; see {@link DropEndpoint#consumer}. */
    private static final DateTimeFormatter ARCHIVED = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS");

    private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm z");

    /** Takes a place at the host for as long as the exchange lasts. */
    void hold(Exchange exchange) throws InterruptedException {
        hosts.hold(endpoint.host(), exchange);
    }

    /** The files in the folder, as {@link #list}, at a place at the host. */
    List<Delivery> look(CamelContext context) throws IOException, InterruptedException {
        return hosts.during(endpoint.host(), () -> list(context));
    }

    /** Prepares for a run; returns the time before which a delivery is too old for it. */
    Instant open(Run run) throws IOException {
        DurableFiles.folder(incoming()); // Camel would make it open to all
        Instant basis = run.cause() == Cause.LATE ? timetable.dueOn(run.date()) : run.opened();
        return basis.minus(lea.fresh());
    }

    /** Whether what this run lands is moved away; a dry run leaves the folder as it was. */
    boolean moves(Run run) {
        return archive && !run.dryRun();
    }

    /** The endpoint that polls one file of those that the source, as a filter, lets through. */
    String poll(String include, boolean moving) {
        return endpoint.consumer(lea.id() + "." + source, include, moving, incoming());
    }

    /** Removes what was fetched over SFTP: it holds people's data, and Camel forgets all but the last file of a set. */
    void sweep() throws IOException {
        try (var fetched = Files.newDirectoryStream(DurableFiles.folder(incoming()), Files::isRegularFile)) {
            for (Path file : fetched) {
                Files.deleteIfExists(file);
            }
        }
    }

    private Path incoming() {
        return settings.work().resolve("leas").resolve(lea.id()).resolve(".incoming");
    }

    /** The files in the folder; names that begin with a dot are meant for nobody, and those with a slash are no names. */
    List<Delivery> list(CamelContext context) throws IOException {
        List<Delivery> files = new ArrayList<>();
        if (endpoint.isSftp()) {
            try (SftpFolder folder = SftpFolder.connect(context, endpoint)) {
                files.addAll(folder.files());
            }
        } else {
            try (var entries = Files.newDirectoryStream(endpoint.folder(), Files::isRegularFile)) {
                for (Path entry : entries) {
                    add(entry, files);
                }
            }
        }
        files.removeIf(file -> file.path().startsWith(".") || file.path().matches(".*[/\\\\].*"));
        return files;
    }

    /** A file that was there a moment ago may have its own name by now, and is found under that at the next look. */
    private static void add(Path entry, List<Delivery> files) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class);
            files.add(new Delivery(
                    entry.getFileName().toString(),
                    attributes.size(),
                    Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis())));
        } catch (NoSuchFileException e) {
            LOG.debug("A file was renamed or removed while its folder was listed");
        }
    }

    /** When a snapshot's delivery came: a time ahead of ours, from a clock that is wrong, must not outrank what follows. */
    static Instant arrived(SnapshotManifest manifest) {
        Instant modified = manifest.delivery().modified();
        return modified.isAfter(manifest.landed()) ? manifest.landed() : modified;
    }

    /**
     * What landed earlier tonight.
     *
     * @param tooOld the newest delivery that is not tonight's, as a phrase; null when there is none
     * @param others what else there is, as the end of a phrase; blank for nothing
     * @throws MissingDeliveryException when nothing did
     */
    SourceOutcome landedBefore(SnapshotStore snapshots, Instant notBefore, String tooOld, String others)
            throws IOException {
        Snapshot snapshot = snapshots.latest(source).orElse(null);
        if (snapshot != null && !arrived(snapshot.manifest()).isBefore(notBefore)) {
            return SourceOutcome.landed(source, snapshot, 0);
        }
        String before = snapshot == null
                ? ""
                : "; the last one came " + time(snapshot.manifest().delivery().modified());
        throw new MissingDeliveryException("no delivery since " + time(notBefore) + " in " + endpoint.uri()
                + (tooOld == null ? before + others : "; " + tooOld) + ". Ask the district to send it.");
    }

    /** A time as people read it. */
    String time(Instant instant) {
        return instant.atZone(settings.zone()).format(TIME);
    }

    /**
     * Removes from the archive what is past its days, and warns of what could not be moved there.
     *
     * @param landed what was landed last
     */
    void tidy(CamelContext context, Set<Delivery> landed) throws IOException {
        if (archive) {
            List<Delivery> left =
                    list(context).stream().filter(landed::contains).toList();
            if (!left.isEmpty()) {
                LOG.warn(
                        "{}: {} was landed and is still in {}, since it cannot be moved into .done; give Rollcall the right"
                                + " to, or set archive: keep",
                        lea.id(),
                        left.get(0).path(),
                        endpoint.uri());
            }
            String before = ARCHIVED.format(clock.instant()
                    .minus(Duration.ofDays(lea.retention().archive()))
                    .atZone(ZoneId.systemDefault()));
            new DropArchive(context, endpoint).expire(before);
        }
    }
}

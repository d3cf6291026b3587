package org.rollcall.landing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The snapshots of one LEA, in {@code work/leas/<lea>/snapshots/<source>/<id>/}. A snapshot counts once its folder has
 * its final name; a folder that begins with a dot is a landing that was cut short and is swept at the next one.
 */
public final class SnapshotStore {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** Looks at a delivery's bytes before they count; what it throws refuses the delivery. */
    @FunctionalInterface
    public interface Inspection {

        /** @param raw the bytes, whole and on disk */
        void inspect(Path raw) throws IOException;
    }

    private final Path root;
    private final String lea;

    /** @param leaFolder {@code work/leas/<lea>} */
    public SnapshotStore(Path leaFolder, String lea) {
        this.root = leaFolder.resolve("snapshots");
        this.lea = lea;
    }

    /**
     * Lands a delivery: copies its bytes, syncs them and commits the snapshot. When the newest snapshot of the source
     * has the same bytes, the new one shares them on disk and says so; it is a new arrival all the same.
     *
     * @throws IOException when the delivery cannot be read whole, its size differs from what its folder reported, or
     *     the disk refuses; no snapshot is left behind
     */
    public Snapshot land(
            String source,
            LocalDate date,
            Instant landed,
            String from,
            Delivery delivery,
            InputStream bytes,
            Inspection inspection)
            throws IOException {
        return land(source, landed, (id, staged) -> {
            Path raw = DurableFiles.create(staged.resolve(Snapshot.RAW));
            String sha256 = copy(bytes, raw);
            requireSize(delivery, raw);
            inspection.inspect(raw);
            String twin = latest(source)
                    .filter(s -> s.manifest().sha256().equals(sha256))
                    .map(s -> share(s, raw))
                    .orElse(null);
            return new SnapshotManifest(id, lea, source, date, landed, from, delivery, null, null, sha256, twin, null);
        });
    }

    private interface Filling {

        /** Fills a staged folder, but for the manifest, which it returns. */
        SnapshotManifest fill(String id, Path staged) throws IOException;
    }

    private Snapshot land(String source, Instant landed, Filling filling) throws IOException {
        Path folder = DurableFiles.folder(root.resolve(source));
        sweep(folder);
        String id = freeId(folder, landed);
        Path staged = DurableFiles.folder(folder.resolve("." + id));
        try {
            SnapshotManifest manifest = filling.fill(id, staged);
            StateJson.write(staged.resolve(Snapshot.MANIFEST), manifest);
            DurableFiles.commitFolder(staged, folder.resolve(id));
            return new Snapshot(folder.resolve(id), manifest);
        } catch (IOException | RuntimeException e) {
            DurableFiles.remove(staged);
            throw e;
        }
    }

    /**
     * Lands several files that are one delivery, all or none; see {@link #land}.
     *
     * @param files where the bytes of each are
     * @param notes what a person should know of it
     * @param inspection looks at the folder that holds them, under their own names; what it adds beside that folder
     *     becomes part of the snapshot
     */
    public Snapshot landSet(
            String source,
            LocalDate date,
            Instant landed,
            String from,
            Map<Delivery, Path> files,
            List<String> notes,
            Inspection inspection)
            throws IOException {
        return land(source, landed, (id, staged) -> {
            Path raw = DurableFiles.folder(staged.resolve(Snapshot.RAW));
            Instant last = Instant.MIN;
            for (Map.Entry<Delivery, Path> file : files.entrySet()) {
                Delivery delivery = file.getKey();
                Path copy = DurableFiles.create(raw.resolve(delivery.path()));
                try (InputStream bytes = Files.newInputStream(file.getValue())) {
                    copy(bytes, copy);
                }
                requireSize(delivery, copy);
                last = delivery.modified().isAfter(last) ? delivery.modified() : last;
            }
            inspection.inspect(raw);
            Content content = content(source, raw);
            return new SnapshotManifest(
                    id,
                    lea,
                    source,
                    date,
                    landed,
                    from,
                    new Delivery(files.size() == 1 ? "1 file" : files.size() + " files", content.bytes(), last),
                    List.copyOf(files.keySet()),
                    notes.isEmpty() ? null : List.copyOf(notes),
                    content.sha256(),
                    content.twin(),
                    null);
        });
    }

    /** Makes the raw files of a snapshot. */
    @FunctionalInterface
    public interface Making {

        /** @param raw an empty folder for them; what is put beside it becomes part of the snapshot */
        PullReport make(Path raw) throws IOException;
    }

    /**
     * Lands files that are made from what a service gives, all or none.
     *
     * @param from the service, without credentials
     */
    public Snapshot landMade(String source, LocalDate date, Instant landed, String from, Making making)
            throws IOException {
        return land(source, landed, (id, staged) -> {
            Path raw = DurableFiles.folder(staged.resolve(Snapshot.RAW));
            PullReport report = making.make(raw);
            return pulled(id, source, date, landed, from, landed, content(source, raw), report);
        });
    }

    private SnapshotManifest pulled(
            String id,
            String source,
            LocalDate date,
            Instant landed,
            String from,
            Instant begun,
            Content content,
            PullReport report) {
        return new SnapshotManifest(
                id,
                lea,
                source,
                date,
                landed,
                from,
                new Delivery(from, content.bytes(), begun),
                null,
                null,
                content.sha256(),
                content.twin(),
                report);
    }

    private static void requireSize(Delivery delivery, Path raw) throws IOException {
        if (Files.size(raw) != delivery.size()) {
            throw new IOException("The delivery " + delivery.path() + " arrived with " + Files.size(raw)
                    + " bytes where the folder says " + delivery.size()
                    + ": it changed while it was read. It stays where it is and is tried again.");
        }
    }

    /** Where a source's pull grows, page by page, until it is landed; it need not be there. */
    public Path growing(String source) {
        return root.resolveSibling("pulls").resolve(source);
    }

    /**
     * Lands a pull that is complete: its folder becomes the snapshot, by one rename, so that a stop at any moment leaves
     * either the pull or the snapshot.
     *
     * @param from the service's address, without credentials
     * @param begun when the pull began
     * @throws IOException when the disk refuses; the pull stays where it is
     */
    public Snapshot landPull(
            String source, LocalDate date, Instant landed, String from, Instant begun, PullReport report)
            throws IOException {
        Path folder = DurableFiles.folder(root.resolve(source));
        sweep(folder);
        Path growing = growing(source);
        Path raw = growing.resolve(Snapshot.RAW);
        Content content = content(source, raw);
        String id = freeId(folder, landed);
        SnapshotManifest manifest = pulled(id, source, date, landed, from, begun, content, report);
        StateJson.write(growing.resolve(Snapshot.MANIFEST), manifest);
        DurableFiles.commitFolder(growing, folder.resolve(id));
        return new Snapshot(folder.resolve(id), manifest);
    }

    /**
     * What a folder of raw files comes to.
     *
     * @param twin the id of the newest snapshot, when that one has the same files
     */
    private record Content(String sha256, long bytes, String twin) {}

    /** Adds a folder up; files that the newest snapshot has too share their bytes with it. */
    private Content content(String source, Path raw) throws IOException {
        List<Path> files = files(raw);
        MessageDigest digest = sha256();
        long bytes = digest(raw, files, digest);
        String sha256 = HexFormat.of().formatHex(digest.digest());
        Optional<Snapshot> before = latest(source);
        if (before.isEmpty() || !before.get().manifest().sha256().equals(sha256)) {
            return new Content(sha256, bytes, null);
        }
        for (Path file : files) {
            link(before.get().raw().resolve(raw.relativize(file)), file);
        }
        return new Content(sha256, bytes, before.get().manifest().id());
    }

    private static long digest(Path raw, List<Path> files, MessageDigest digest) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            if (!file.equals(raw)) {
                digest.update(raw.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes += in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return bytes;
    }

    /** Whether a snapshot's raw files are, to the byte, what landed. */
    public static boolean isAsLanded(Snapshot snapshot) throws IOException {
        MessageDigest digest = sha256();
        digest(snapshot.raw(), files(snapshot.raw()), digest);
        return HexFormat.of()
                .formatHex(digest.digest())
                .equals(snapshot.manifest().sha256());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** The newest snapshot of a source. */
    public Optional<Snapshot> latest(String source) throws IOException {
        List<Snapshot> all = list(source);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** Whether there is a snapshot of that id. */
    public boolean has(String source, String id) {
        return Files.exists(root.resolve(source).resolve(id).resolve(Snapshot.MANIFEST));
    }

    /** A snapshot by its id. */
    public Snapshot get(String source, String id) throws IOException {
        Path folder = root.resolve(source).resolve(id);
        return new Snapshot(folder, StateJson.read(folder.resolve(Snapshot.MANIFEST), SnapshotManifest.class));
    }

    /** All snapshots of a source, oldest first. */
    public List<Snapshot> list(String source) throws IOException {
        Path folder = root.resolve(source);
        List<Snapshot> snapshots = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder, path -> !isDotted(path))) {
                for (Path entry : entries) {
                    snapshots.add(get(source, entry.getFileName().toString()));
                }
            }
        }
        snapshots.sort(Comparator.comparing(s -> s.manifest().id()));
        return snapshots;
    }

    /** Removes a source's snapshots landed before the given time, save those named. Returns how many went. */
    public int expire(String source, Instant before, Set<String> keep) throws IOException {
        int removed = 0;
        for (Snapshot snapshot : list(source)) {
            if (snapshot.manifest().landed().isBefore(before)
                    && !keep.contains(snapshot.manifest().id())) {
                Path condemned = snapshot.folder()
                        .resolveSibling("." + snapshot.manifest().id());
                DurableFiles.move(snapshot.folder(), condemned);
                DurableFiles.remove(condemned);
                removed++;
            }
        }
        return removed;
    }

    private static String freeId(Path folder, Instant landed) {
        Instant time = landed;
        while (Files.exists(folder.resolve(ID.format(time)))) {
            time = time.plusMillis(1);
        }
        return ID.format(time);
    }

    private static String copy(InputStream bytes, Path raw) throws IOException {
        MessageDigest sha256 = sha256();
        try (DigestInputStream in = new DigestInputStream(bytes, sha256);
                OutputStream out = Files.newOutputStream(raw)) {
            DurableFiles.transfer(in, out);
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** A hard link, so that retention can remove either; a file system without links keeps both copies. */
    private static String share(Snapshot snapshot, Path raw) {
        link(snapshot.raw(), raw);
        return snapshot.manifest().id();
    }

    private static void link(Path there, Path here) {
        Path link = here.resolveSibling(".link");
        try {
            Files.createLink(link, there);
            Files.move(link, here, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UnsupportedOperationException e) {
            // the copy that was just made stands
        }
    }

    private static void sweep(Path folder) throws IOException {
        try (var entries = Files.newDirectoryStream(folder, SnapshotStore::isDotted)) {
            for (Path entry : entries) {
                DurableFiles.remove(entry);
            }
        }
    }

    private static boolean isDotted(Path path) {
        return path.getFileName().toString().startsWith(".");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}

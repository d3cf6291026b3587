package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.rollcall.landing.Delivery;
import org.rollcall.landing.Parallel.Task;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublishedManifest;

/** A drop folder on an SFTP server: files first, each read back and compared, the manifest last under its own name. */
final class SftpDrop implements DropTarget {

    private final CamelContext context;
    private final DropEndpoint place;

    SftpDrop(CamelContext context, DropEndpoint place) {
        this.context = context;
        this.place = place;
    }

    @Override
    public void publish(String lea, String run, List<Path> files, byte[] manifest, Task<IOException> last)
            throws IOException {
        String folder = lea + "/" + run;
        try (SftpFolder sftp = SftpFolder.connect(context, place)) {
            List<String> there = sftp.list(folder).stream().map(Delivery::path).toList();
            if (there.contains(PublishedManifest.FILE)) {
                for (Path file : files) {
                    requireSame(sftp, folder, file);
                }
                last.run();
                return;
            }
            sftp.makeFolder(folder);
            for (Path file : files) {
                sftp.put(folder + "/" + file.getFileName(), Files.readAllBytes(file));
                requireSame(sftp, folder, file);
            }
            String staged = folder + "/." + PublishedManifest.FILE;
            sftp.put(staged, manifest);
            if (!Arrays.equals(sftp.get(staged), manifest)) {
                throw new IOException(place(lea, run) + ": the manifest differs from what was written.");
            }
            last.run();
            sftp.rename(staged, folder + "/" + PublishedManifest.FILE);
        }
    }

    @Override
    public boolean isPublished(String lea, String run) throws IOException {
        try (SftpFolder sftp = SftpFolder.connect(context, place)) {
            return sftp.list(lea + "/" + run).stream().map(Delivery::path).anyMatch(PublishedManifest.FILE::equals);
        }
    }

    private void requireSame(SftpFolder sftp, String folder, Path file) throws IOException {
        String name = folder + "/" + file.getFileName();
        if (!Arrays.equals(sftp.get(name), Files.readAllBytes(file))) {
            throw new IOException(
                    place.uri() + "/" + name
                            + " differs from what was written to it; the set is not complete and must not be uploaded to CERS.");
        }
    }

    @Override
    public String place() {
        return place.uri();
    }

    @Override
    public String place(String lea, String run) {
        return place.uri() + "/" + lea + "/" + run;
    }

    @Override
    public int expire(String lea, Instant before, String keep) throws IOException {
        int removed = 0;
        try (SftpFolder sftp = SftpFolder.connect(context, place)) {
            for (Delivery set : sftp.list(lea)) {
                if (set.modified().isBefore(before) && !set.path().equals(keep)) {
                    String folder = lea + "/" + set.path();
                    for (Delivery file : sftp.list(folder)) {
                        sftp.delete(folder + "/" + file.path());
                    }
                    removed++;
                }
            }
        }
        return removed;
    }
}

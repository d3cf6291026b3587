package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.rollcall.landing.Delivery;

/** The folder {@code .done} of a drop folder, where deliveries go once they are landed. */
record DropArchive(CamelContext context, DropEndpoint place) {

    private static final String FOLDER = ".done";
    private static final String NAME = "\\d{8}-\\d{9}-.*";

    /** Removes the deliveries whose names begin with a time before the given one. */
    void expire(String before) throws IOException {
        if (place.isSftp()) {
            try (SftpFolder sftp = SftpFolder.connect(context, place)) {
                for (Delivery delivery : sftp.list(FOLDER)) {
                    if (isExpired(delivery.path(), before)) {
                        sftp.delete(FOLDER + "/" + delivery.path());
                    }
                }
            }
            return;
        }
        Path folder = place.folder().resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            try (var entries = Files.newDirectoryStream(folder)) {
                for (Path entry : entries) {
                    if (isExpired(entry.getFileName().toString(), before)) {
                        Files.delete(entry);
                    }
                }
            }
        }
    }

    private static boolean isExpired(String name, String before) {
        return name.matches(NAME) && name.compareTo(before) < 0;
    }
}

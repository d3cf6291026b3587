package org.rollcall.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.rollcall.landing.DurableFiles;

/**
 * {@code work/audit.log}: one JSON object a line, each chained to the one before by its hash, readable by its owner alone.
 * Nothing in it is ever written over. Any number of threads and processes may write to it at once: each takes the operating
 * system's lock on the file. A line that a crash has cut short stays; the next entry says so and chains to the line before.
 */
public final class AuditLog {

    /** Such a lock ends when its process closes the file anywhere, so within a process one thread has the file at a time. */
    private static final Object FILE = new Object();

    private final Path file;

    /** @param work the folder it is in */
    public AuditLog(Path work) {
        this.file = work.resolve("audit.log");
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /** Whether there is one. */
    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Writes entries, in their order and next to each other; they are on disk when this returns. With none, tries whether it
     * could.
     *
     * @throws IOException when they are not, or perhaps not all
     */
    public void append(List<AuditEvent> events) throws IOException {
        synchronized (FILE) {
            DurableFiles.folder(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                boolean fresh = channel.size() == 0;
                if (fresh) {
                    DurableFiles.permit(file, PosixFilePermissions.fromString("rw-------"));
                }
                if (!events.isEmpty()) {
                    write(channel, ByteBuffer.wrap(lines(AuditTail.of(channel), events)));
                }
                if (fresh) {
                    DurableFiles.sync(file.toAbsolutePath().getParent());
                }
                lock.release();
            }
        }
    }

    private static byte[] lines(AuditTail tail, List<AuditEvent> events) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        if (tail.open()) {
            lines.write('\n');
        }
        String previous = tail.previous();
        if (tail.cut().length > 0) {
            previous = add(lines, cut(events.get(0).at(), tail.cut()), previous);
        }
        for (AuditEvent event : events) {
            previous = add(lines, event, previous);
        }
        return lines.toByteArray();
    }

    private static AuditEvent cut(Instant at, byte[] cut) {
        return new AuditEvent(
                at,
                "rollcall",
                AuditKind.LINE_CUT,
                null,
                null,
                "what stands before this line was cut short; the log goes on here",
                Sha256.of(cut));
    }

    /** Adds a line and returns its hash. */
    private static String add(ByteArrayOutputStream lines, AuditEvent event, String previous) throws IOException {
        byte[] line = AuditLine.of(event, previous);
        lines.writeBytes(line);
        lines.write('\n');
        return AuditLine.read(line).orElseThrow().hash();
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    /** Takes each line, whether or not it is as it was written. */
    interface Lines {
        /**
         * @param number from 1
         * @param bytes without the line feed
         */
        void line(long number, byte[] bytes);
    }

    /** Reads all lines; nobody writes meanwhile. */
    void read(Lines lines) throws IOException {
        synchronized (FILE) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    FileLock lock = channel.lock(0, Long.MAX_VALUE, true)) {
                InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
                ByteArrayOutputStream line = new ByteArrayOutputStream();
                long number = 1;
                for (int b = in.read(); b >= 0; b = in.read()) {
                    if (b == '\n') {
                        lines.line(number++, line.toByteArray());
                        line.reset();
                    } else {
                        line.write(b);
                    }
                }
                if (line.size() > 0) {
                    lines.line(number, line.toByteArray());
                }
                lock.release();
            }
        }
    }
}

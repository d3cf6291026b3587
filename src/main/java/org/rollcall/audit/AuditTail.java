package org.rollcall.audit;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the next entry of a log goes on from.
 *
 * @param previous the hash to chain it to
 * @param cut what a crash has left behind the last whole line, without its last line feed; empty when there is nothing
 * @param open whether the last line has no line feed yet
 */
record AuditTail(String previous, byte[] cut, boolean open) {

    private static final int CHUNK = 1 << 16;

    static AuditTail of(FileChannel channel) throws IOException {
        long size = channel.size();
        for (long length = Math.min(CHUNK, size); ; length = Math.min(4 * length, size)) {
            Optional<AuditTail> tail = in(read(channel, size - length, (int) length), length == size);
            if (tail.isPresent()) {
                return tail.get();
            }
        }
    }

    private static byte[] read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("The audit log was cut while it was read.");
            }
        }
        return bytes.array();
    }

    /**
     * Goes back over lines that are cut short to the last that is not.
     *
     * @param whole whether these are the bytes of the whole log
     * @return empty when the bytes do not go back far enough
     */
    private static Optional<AuditTail> in(byte[] bytes, boolean whole) {
        boolean open = bytes.length > 0 && bytes[bytes.length - 1] != '\n';
        int last = open ? bytes.length : Math.max(0, bytes.length - 1);
        int end = last;
        while (end > 0) {
            int start = end;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            if (start == 0 && !whole) {
                return Optional.empty();
            }
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            Optional<AuditEntry> entry = AuditLine.read(line);
            if (entry.isPresent() || !AuditLine.isCutShort(line)) {
                // a line that somebody has changed is for --verify to find; nights go on
                String previous = entry.map(AuditEntry::hash).orElseGet(() -> Sha256.of(line));
                return Optional.of(
                        new AuditTail(previous, Arrays.copyOfRange(bytes, Math.min(end + 1, last), last), open));
            }
            end = start - 1;
        }
        return whole ? Optional.of(new AuditTail(AuditLine.NONE, Arrays.copyOf(bytes, last), open)) : Optional.empty();
    }
}

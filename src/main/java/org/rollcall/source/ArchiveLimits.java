package org.rollcall.source;

/**
 * What an archive may hold; enforced while reading, whatever the archive says of itself.
 *
 * @param entries files at most
 * @param bytes inflated bytes of all files together at most
 * @param ratio inflated bytes for each packed byte at most, once a file is past 10 MiB
 */
public record ArchiveLimits(int entries, long bytes, int ratio) {

    /** Enough for the largest California district ten times over. */
    public static final ArchiveLimits DEFAULT = new ArchiveLimits(200, 8L << 30, 250);
}

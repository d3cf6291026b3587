package org.rollcall.lea;

/**
 * How long things are kept, in days. The last good snapshot, the last published run and a held run are kept whatever
 * their age.
 *
 * @param archive deliveries moved aside in the drop folder ({@code .done})
 * @param published published sets in the folder Rollcall publishes to
 */
public record Retention(int snapshots, int runs, int archive, int published) {}

package org.rollcall.landing;

import java.time.Instant;

/**
 * A file in a drop folder. Path, size and time together are its identity.
 *
 * @param path relative to the drop folder
 * @param size in bytes
 * @param modified as the folder reports it (SFTP: whole seconds)
 */
public record Delivery(String path, long size, Instant modified) {}

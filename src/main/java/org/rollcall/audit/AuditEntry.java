package org.rollcall.audit;

/**
 * An event as the log has it.
 *
 * @param previous the hash of the entry before, 64 zeros for the first
 * @param hash its own
 */
public record AuditEntry(AuditEvent event, String previous, String hash) {}

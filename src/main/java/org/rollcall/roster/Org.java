package org.rollcall.roster;

/**
 * A school, district or other organization.
 *
 * @param type OneRoster's org type
 * @param identifier as delivered; in California its CDS code, often with its leading zero lost
 */
public record Org(String name, String type, String identifier) {}

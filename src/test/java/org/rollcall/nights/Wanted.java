package org.rollcall.nights;

import java.util.List;
import java.util.Set;

/**
 * What CERS should hold of one slot.
 *
 * @param ssids over all its parts
 * @param sources who say so
 * @param nameParts everything its name may hang on; while they stay, so does its name
 */
record Wanted(String subject, Set<String> ssids, Set<String> logins, Set<String> sources, List<String> nameParts) {}

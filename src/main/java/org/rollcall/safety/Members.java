package org.rollcall.safety;

import java.util.List;

/**
 * Who is in a group, and who sees it.
 *
 * @param ssids ascending, each once
 * @param logins ascending, each once
 */
record Members(long[] ssids, List<String> logins) {

    static final Members NONE = new Members(new long[0], List.of());
}

package org.rollcall.roster;

import java.util.List;

/**
 * One column of an entity that Rollcall reads.
 *
 * @param name as the standard spells it; case matters
 * @param required whether a file without it is refused
 * @param aliases other names it has in OneRoster 1.0 or, misspelt, in shipped exports
 */
public record Column(String name, boolean required, List<String> aliases) {

    static Column required(String name, String... aliases) {
        return new Column(name, true, List.of(aliases));
    }

    static Column optional(String name, String... aliases) {
        return new Column(name, false, List.of(aliases));
    }
}

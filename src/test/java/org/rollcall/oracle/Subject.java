package org.rollcall.oracle;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Subject of a group, in the order of the ids in the database: All is NULL, Math 1, ELA 2. */
enum Subject {
    ALL("All"),
    MATH("Math"),
    ELA("ELA");

    private final String code;

    Subject(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The subject a field names, in any case and with blanks around it; a blank field means all subjects. */
    static Optional<Subject> of(String field) {
        String wanted = field.trim().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.of(ALL);
        }
        for (Subject subject : values()) {
            if (subject.code.toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(subject);
            }
        }
        return Optional.empty();
    }

    /** A new group takes the subject of its first row. */
    static Subject onCreate(List<Subject> rows) {
        return rows.get(0);
    }

    /** A stored group takes the greatest subject id of its rows, NULL only when all are NULL. */
    static Subject onUpdate(List<Subject> rows) {
        return Collections.max(rows);
    }
}

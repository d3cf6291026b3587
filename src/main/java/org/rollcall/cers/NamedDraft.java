package org.rollcall.cers;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** A draft on its way to its name: the title that its rule gives, and the ending that tells it from others. */
final class NamedDraft {

    private final Draft draft;
    private final String title;
    private final List<long[]> parts;
    private String ending = "";
    private boolean kept;

    NamedDraft(Draft draft, String title) {
        this.draft = draft;
        this.title = title;
        this.parts = Parts.of(draft.ssids());
    }

    /** The same group as two rules make it, with the students and logins of both. */
    NamedDraft and(NamedDraft other) {
        Set<String> sources = new TreeSet<>(draft.sources());
        sources.addAll(other.draft.sources());
        return and(other.draft.ssids(), other.draft.logins(), sources);
    }

    /** The group with members that it may not lose. */
    NamedDraft and(Earlier.Kept kept) {
        return and(kept.ssids(), kept.logins(), draft.sources());
    }

    private NamedDraft and(long[] ssids, List<String> more, Set<String> sources) {
        Set<String> logins = new TreeSet<>(draft.logins());
        logins.addAll(more);
        return new NamedDraft(
                new Draft(
                        draft.rule(),
                        draft.key(),
                        draft.tail(),
                        draft.school(),
                        draft.subject(),
                        draft.classes(),
                        draft.person(),
                        draft.word(),
                        LongList.distinct(LongStream.concat(LongStream.of(draft.ssids()), LongStream.of(ssids))
                                .toArray()),
                        List.copyOf(logins),
                        sources),
                title);
    }

    Draft draft() {
        return draft;
    }

    String title() {
        return title;
    }

    String ending() {
        return ending;
    }

    /** Whether it has the ending that it had before. */
    boolean isKept() {
        return kept;
    }

    void keep(String before) {
        ending = before;
        kept = true;
    }

    void end(String with) {
        ending = with;
        kept = false;
    }

    /** The name with some ending. */
    String named(String with) {
        return GroupNames.fit(title, with);
    }

    /** The names of its parts: the first plain, the others with {@code (2)}, {@code (3)}, ... */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int part = 1; part <= parts.size(); part++) {
            names.add(named(part == 1 ? ending : ending + " (" + part + ")"));
        }
        return names;
    }

    /** The groups that it becomes. */
    List<StudentGroup> groups(int schoolYear) {
        List<StudentGroup> groups = new ArrayList<>();
        List<String> names = names();
        GroupOrigin origin = new GroupOrigin(draft.key(), title, ending, draft.sources());
        for (int part = 1; part <= parts.size(); part++) {
            groups.add(new StudentGroup(
                    draft.school(),
                    names.get(part - 1),
                    schoolYear,
                    draft.subject(),
                    parts.get(part - 1),
                    draft.logins(),
                    origin,
                    part));
        }
        return groups;
    }
}

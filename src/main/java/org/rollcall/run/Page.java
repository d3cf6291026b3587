package org.rollcall.run;

import java.util.ArrayList;
import java.util.List;

/** Sets text in lines of at most so many characters, and a trace in so many lines as fit a screen. */
final class Page {

    private static final int WIDTH = 100;

    private Page() {}

    /** Breaks a text between words; what goes on stands a little further in. */
    static List<String> wrapped(String indent, String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        boolean begun = false;
        for (String word : text.split(" ")) {
            if (begun && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent).append("  ");
                begun = false;
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    /**
     * The answer, what comes after it, and of the sections so much that no more than {@code most} lines come out where
     * that is possible; what is left out is counted.
     */
    static List<String> of(Trace trace, List<String> after, int most) {
        List<String> lines = new ArrayList<>(wrapped("", trace.answer()));
        after.forEach(line -> lines.addAll(wrapped("", line)));
        List<Part> parts = trace.sections().stream()
                .filter(section -> !section.entries().isEmpty())
                .map(Part::new)
                .toList();
        while (lines.size() + parts.stream().mapToInt(Part::size).sum() > most) {
            Part longest = parts.stream()
                    .filter(part -> part.shown > 1)
                    .reduce((one, other) -> other.size() > one.size() ? other : one)
                    .orElse(null);
            if (longest == null) {
                break;
            }
            longest.shown--;
        }
        parts.forEach(part -> lines.addAll(part.lines()));
        return lines;
    }

    /** A section of which not all need be shown. */
    private static final class Part {

        private final String title;
        private final List<List<String>> entries;
        private int shown;

        Part(Trace.Section section) {
            this.title = section.title();
            this.entries = section.entries().stream().map(Part::wrapped).toList();
            this.shown = entries.size();
        }

        private static List<String> wrapped(List<String> entry) {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < entry.size(); i++) {
                lines.addAll(Page.wrapped(i == 0 ? "  " : "    ", entry.get(i)));
            }
            return lines;
        }

        int size() {
            return lines().size();
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(List.of(title + ":"));
            entries.subList(0, shown).forEach(lines::addAll);
            if (shown < entries.size()) {
                lines.add("  and " + (entries.size() - shown) + " more");
            }
            return lines;
        }
    }
}

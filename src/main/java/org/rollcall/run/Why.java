package org.rollcall.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The trace of a person or a class through a run: what each source says with file and line, what was merged, what left
 * it out, which group it reached. Names nobody; of an SSID it shows the last four digits.
 *
 * @param found whether any source of the run has such a row
 * @param lines the answer first, then how the run ended, then the evidence; a screen full at most
 */
public record Why(boolean found, List<String> lines) {

    private static final int SCREEN = 40;
    /** So many people or classes that have one key are shown with their evidence. */
    private static final int WHOLE = 3;

    /**
     * Asks a run.
     *
     * @throws RuntimeException what the night would have failed with; {@link FailureSentence} has it in words
     * @throws IOException when the disk refuses
     */
    public static Why of(ArchivedNight archived, Question question, RunListener listener) throws IOException {
        Evidence evidence = Evidence.of(archived, listener);
        List<Integer> rows = evidence.find(question);
        List<Evidence.Lost> lost = evidence.lost(question);
        List<String> ending = ending(archived.run());
        if (rows.isEmpty()) {
            return new Why(
                    !lost.isEmpty(),
                    Page.of(lost.isEmpty() ? nothing(question) : lost(question, lost), ending, SCREEN));
        }
        List<Trace> traces = new ArrayList<>();
        for (int row : rows) {
            traces.add(
                    question.kind() == Question.Kind.CLASS
                            ? new ClassTrace(evidence, row).trace()
                            : new PersonTrace(evidence, row).trace());
        }
        Trace.Section others = Trace.Section.of(
                "Rows that were not taken", lost.stream().map(Why::said).toList());
        return new Why(true, lines(question, traces, ending, others));
    }

    private static Trace nothing(Question question) {
        return new Trace("No source of this run has " + question.named() + ". " + question.otherwise(), List.of());
    }

    private static Trace lost(Question question, List<Evidence.Lost> lost) {
        Evidence.Lost first = lost.get(0);
        return new Trace(
                (question.kind() == Question.Kind.CLASS ? "The class " : "The person ") + first.id()
                        + " is in no group: the row " + first.hindrance().words() + ". "
                        + first.hindrance().remedy(),
                List.of(Trace.Section.of(
                        "Rows of the sources", lost.stream().map(Why::said).toList())));
    }

    private static String said(Evidence.Lost lost) {
        return lost.place() + ": " + lost.id() + " " + lost.hindrance().words();
    }

    private static List<String> lines(
            Question question, List<Trace> traces, List<String> ending, Trace.Section others) {
        if (traces.size() == 1) {
            Trace one = traces.get(0);
            return Page.of(
                    new Trace(
                            one.answer(),
                            Stream.concat(one.sections().stream(), Stream.of(others))
                                    .toList()),
                    ending,
                    SCREEN);
        }
        String what = question.kind() == Question.Kind.CLASS ? " classes" : " people";
        String asked =
                switch (question.kind()) {
                    case SSID -> "with this SSID";
                    case LOGIN -> "with this e-mail address or username";
                    default -> "known as " + question.text();
                };
        String head = "There are " + traces.size() + what + " " + asked + ".";
        if (traces.size() > WHOLE) {
            List<String> answers = traces.stream().map(Trace::answer).toList();
            return Page.of(
                    new Trace(
                            head + " Ask again with the sourcedId of one.",
                            List.of(Trace.Section.of("What became of them", answers), others)),
                    ending,
                    SCREEN);
        }
        List<String> lines = new ArrayList<>(Page.of(new Trace(head, List.of(others)), ending, SCREEN));
        int most = (SCREEN - lines.size()) / traces.size() - 1;
        for (Trace trace : traces) {
            lines.add("");
            lines.addAll(Page.of(trace, List.of(), most));
        }
        return lines;
    }

    /** How the run ended, and which of its sources did not land: what explains more than any row. */
    private static List<String> ending(Run run) {
        List<String> lines = new ArrayList<>();
        lines.add("Run " + run.id() + ": "
                + switch (run.state()) {
                    case PUBLISHED -> "published to the drop folder; CERS has it once it is uploaded.";
                    case UNCHANGED -> "unchanged: its files say what was published before.";
                    case HELD -> "held, so CERS has not been given it; rollcall approve or discard decides.";
                    case PREVIEWED -> "a dry run, which is not given to CERS.";
                    default -> run.state().name().toLowerCase(Locale.ROOT) + ", so CERS was not given it.";
                });
        for (SourceOutcome outcome : run.sources()) {
            if (!outcome.isLanded()) {
                lines.add("Its source " + outcome.source()
                        + (outcome.isAbsent() ? " did not come in or could not be read: " : " was paused: ")
                        + (outcome.standIn() == SourceOutcome.StandIn.LAST_GOOD
                                ? "the last good one stands in."
                                : outcome.standIn() == SourceOutcome.StandIn.SKIPPED
                                        ? "the run goes without it."
                                        : "the run fails."));
            }
        }
        return lines;
    }
}

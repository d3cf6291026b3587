package org.rollcall.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.rollcall.landing.StateJson;

/**
 * What a person should hear of, with the cause and what to do. Holds no student data.
 *
 * @param also what else one and the same night calls for
 * @param name the district's; blank when its file does not say
 * @param run the run's id; blank when there is none
 * @param date the night's; null when it is not about a night
 * @param at when it came up
 * @param sentence the cause
 * @param fix what to do
 * @param contact whom to call, as the LEA's file says; blank when it does not
 */
public record Alert(
        AlertKind kind,
        List<AlertKind> also,
        String lea,
        String name,
        String run,
        LocalDate date,
        Instant at,
        String sentence,
        String fix,
        String contact) {

    private static final int SUBJECT = 140;

    /** One line: whose, what, and the cause as far as a subject line shows it. */
    public String subject() {
        String whole = headline() + ": " + sentence;
        if (whole.length() <= SUBJECT) {
            return whole;
        }
        int end = whole.lastIndexOf(' ', SUBJECT - 1);
        return whole.substring(0, end) + "…";
    }

    private String headline() {
        return "Rollcall: " + lea + " " + kind.phrase();
    }

    /** All of it for people, ending with a line feed. */
    public String text() {
        return sentence + "\n\nWhat to do: " + fix + "\n"
                + (contact.isEmpty() ? "" : "Whom to call: " + contact + "\n")
                + "LEA: " + lea + (name.isEmpty() ? "" : ", " + name) + "\n"
                + (run.isEmpty() ? "" : "Run: " + run + "\n");
    }

    /** All of it for machines, and as {@code text} for receivers that show that; each field always there. */
    public String json() throws IOException {
        byte[] json = StateJson.bytes(new Message(
                1,
                kind.word(),
                also.stream().map(AlertKind::word).toList(),
                lea,
                name,
                run,
                date == null ? "" : date.toString(),
                at,
                sentence,
                fix,
                contact,
                headline() + "\n" + text()));
        return new String(json, StandardCharsets.UTF_8);
    }

    private record Message(
            int schema,
            String kind,
            List<String> also,
            String lea,
            String name,
            String run,
            String date,
            Instant at,
            String sentence,
            String fix,
            String contact,
            String text) {}
}

package org.rollcall.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rollcall.pipeline.SisProfile;

/** Profiles of SISs as a person at a terminal reads them. */
final class SisPage {

    private static final int WIDTH = 110;
    private static final int LABEL = 17;
    private static final int LONGEST_NAME = 40;
    private static final List<String> IDENTITIES =
            List.of("user name", "sourcedId", "identifier", "SSID", "e-mail", "CDS code");
    private static final List<String> NOTES = List.of(
            "API, zip, files, database: whether a source oneroster-api, oneroster-zip, spec-files, database fits; ? is",
            "not known, and rollcall sis default has what can be tried then. rollcall sis ID tells of one.",
            "CERS: whether the state listed the SIS as able to send groups to CERS itself. Its list bears no date; a",
            "newer page of the state has dropped it and says to ask the vendor.");

    private final List<String> lines = new ArrayList<>();

    private SisPage() {}

    /** A line for each profile, and what the columns mean. */
    static List<String> list(List<SisProfile> profiles) {
        int id = profiles.stream().mapToInt(p -> p.id().length()).max().orElse(0);
        int name = profiles.stream()
                .mapToInt(p -> Math.min(LONGEST_NAME, p.name().length()))
                .max()
                .orElse(0);
        String row = "%-" + Math.max(id, 7) + "s  %-" + Math.max(name, 3) + "s  %-7s  %-7s  %-7s  %-8s  %s";
        List<String> lines = new ArrayList<>();
        lines.add(row.formatted("profile", "SIS", "API", "zip", "files", "database", "CERS"));
        for (SisProfile profile : profiles) {
            List<Object> cells = new ArrayList<>(List.of(profile.id(), shortened(profile.name())));
            SisProfile.KINDS.forEach(
                    kind -> cells.add(brief(profile.sources().get(kind).fits())));
            cells.add(brief(profile.cers().direct()));
            lines.add(row.formatted(cells.toArray()));
        }
        lines.add("");
        lines.addAll(NOTES);
        return lines;
    }

    private static String brief(String known) {
        return known.equals(SisProfile.NOT_KNOWN) ? "?" : known;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** All that one profile says. */
    static List<String> of(SisProfile profile) {
        SisPage page = new SisPage();
        page.lines.add(profile.name() + " (sis: " + profile.id() + ")");
        page.heading("Sources");
        profile.sources().forEach((kind, source) -> {
            page.item(kind, isKnown(source.how()) ? source.fits() + ". " + sentence(source.how()) : source.fits());
            String use = use(source);
            if (!use.isEmpty()) {
                page.item("", use);
            }
        });
        if (profile.sources().values().stream().anyMatch(source -> !isKnown(source.fits()))) {
            page.item("", "What is not known can be tried all the same: rollcall sis default says with what.");
        }
        page.heading("Where it keeps things");
        for (int i = 0; i < IDENTITIES.size(); i++) {
            page.item(IDENTITIES.get(i), profile.identities().get(SisProfile.IDENTITIES.get(i)));
        }
        page.heading("Besides");
        page.items("quirks", profile.quirks());
        page.items("not verified", profile.notVerified());
        page.item("to CERS itself", cers(profile.cers()));
        page.item("ask", profile.ask());
        page.items(
                "an LEA inherits",
                profile.lea().entrySet().stream()
                        .map(setting -> setting.getKey() + ": " + setting.getValue())
                        .toList());
        return page.lines;
    }

    private static String use(SisProfile.Source source) {
        List<String> sentences = new ArrayList<>();
        if (isKnown(source.use())) {
            sentences.add("Use: " + sentence(source.use()));
        }
        if (!source.settings().isEmpty()) {
            sentences.add(source.settings().entrySet().stream()
                    .map(setting -> setting.getKey() + " " + setting.getValue())
                    .collect(Collectors.joining("; ", "Settings: ", ".")));
        }
        return String.join(" ", sentences);
    }

    private static String cers(SisProfile.Cers cers) {
        return cers.direct() + ". Published: " + sentence(cers.published()) + " Date: " + sentence(cers.date())
                + (isKnown(cers.note()) ? " " + cers.note() : "");
    }

    private static boolean isKnown(String text) {
        return !text.equals(SisProfile.NOT_KNOWN);
    }

    private static String sentence(String text) {
        return text.matches("(?s).*[.)]") ? text : text + ".";
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void items(String label, List<String> texts) {
        for (int i = 0; i < texts.size(); i++) {
            item(i == 0 ? label : "", texts.size() == 1 ? "" : "- ", texts.get(i));
        }
    }

    private void item(String label, String text) {
        item(label, "", text);
    }

    /** A label, and beside it a text over as many lines as it takes; a word that is too long for one is not broken. */
    private void item(String label, String mark, String text) {
        String beginning = "  " + label + " ".repeat(Math.max(1, LABEL - label.length())) + mark;
        StringBuilder line = new StringBuilder(beginning);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(" ".repeat(LABEL + 2 + mark.length()));
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
    }
}

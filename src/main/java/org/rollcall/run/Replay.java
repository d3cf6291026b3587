package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.rollcall.cers.CersFile;

/**
 * What an archived night comes to on today's code, held against what it came to then.
 *
 * @param identical whether every file is the same, byte for byte, or it fails in the same words
 * @param lines say so, the first in one sentence; without student data
 */
public record Replay(boolean identical, List<String> lines) {

    /**
     * Computes a night again.
     *
     * @param folder takes the files and reports; it is there
     * @throws IOException when the disk refuses
     */
    public static Replay of(ArchivedNight archived, Path folder, RunListener listener) throws IOException {
        Run then = archived.run();
        List<CersFile> files;
        try {
            Night night = archived.merge(archived.read(listener), listener);
            files = archived.map(night, folder, listener).files();
        } catch (RuntimeException e) {
            return failed(archived, FailureSentence.of(e));
        }
        if (!then.report().isComputed()) {
            return different(
                    archived, List.of("it failed then, and now makes " + counted(files.size()) + ".", then(archived)));
        }
        List<String> differences = new ArrayList<>();
        List<ReplayedFile> pairs = pairs(archived, files, folder);
        for (ReplayedFile file : pairs) {
            String difference = file.difference();
            if (difference != null) {
                differences.add("  " + difference);
            }
        }
        int all = pairs.size();
        if (!differences.isEmpty()) {
            differences.add(
                    0,
                    (all == 1
                                    ? "its file differs"
                                    : differences.size() + " of its " + counted(all) + " differ"
                                            + (differences.size() == 1 ? "s" : ""))
                            + ".");
            return different(archived, differences);
        }
        return new Replay(
                true,
                List.of(
                        all == 0
                                ? "it made no file then, and makes none now."
                                : "its " + counted(all) + (all == 1 ? " is" : " are") + " identical, byte for byte."));
    }

    private static Replay failed(ArchivedNight archived, String sentence) throws IOException {
        if (archived.run().report().isComputed()) {
            return different(
                    archived,
                    List.of(
                            "it made " + counted(archived.run().report().files().size()) + " then, and now fails.",
                            "  now: " + sentence));
        }
        return sentence.equals(archived.run().ending().reason())
                ? new Replay(true, List.of("it fails as it did. " + sentence))
                : different(archived, List.of("it fails otherwise than it did.", then(archived), "  now: " + sentence));
    }

    private static String then(ArchivedNight archived) {
        return "  then: " + archived.run().ending().reason();
    }

    private static Replay different(ArchivedNight archived, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(lines);
        all.addAll(archived.changes());
        if (archived.version() != null) {
            String now = EffectiveSettings.version();
            all.add("Rollcall " + archived.version() + " ran it; this is "
                    + (now == null ? "one built from source." : "Rollcall " + now + "."));
        }
        return new Replay(false, List.copyOf(all));
    }

    private static List<ReplayedFile> pairs(ArchivedNight archived, List<CersFile> files, Path folder) {
        Map<String, CersFile> now = new LinkedHashMap<>();
        files.forEach(file -> now.put(file.name(), file));
        Path made = folder.resolve(PublishStage.FILES);
        List<ReplayedFile> pairs = new ArrayList<>();
        for (CersFile then : archived.run().report().files()) {
            pairs.add(new ReplayedFile(then, now.remove(then.name()), archived.files(), made));
        }
        now.values().forEach(file -> pairs.add(new ReplayedFile(null, file, archived.files(), made)));
        return pairs;
    }

    private static String counted(int files) {
        return String.format(Locale.ROOT, "%,d file%s", files, files == 1 ? "" : "s");
    }
}

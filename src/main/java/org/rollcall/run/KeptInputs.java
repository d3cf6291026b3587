package org.rollcall.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.rollcall.cers.SchoolYears;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.StateJson;
import org.rollcall.lea.Lea;
import org.rollcall.publish.DropTarget;
import org.rollcall.publish.PublicationRecord;
import org.rollcall.publish.PublicationStore;
import org.rollcall.source.ArchiveLimits;

/**
 * What decides tonight: kept in the run's folder before anything is read, so that the night can be computed again
 * however it ends.
 */
public final class KeptInputs implements Inputs {

    static final String PUBLISHED_BEFORE = "published-before.json";

    private final RunStore runs;
    private final RosterFormat.Formats formats;
    private final SchoolYears years;
    private final ArchiveLimits limits;
    private final DropTarget target;
    private final UnaryOperator<Lea> now;

    /** @param now gives an LEA with what the lists beside its file say now; throws {@link NightFailedException} */
    public KeptInputs(
            RunStore runs,
            RosterFormat.Formats formats,
            SchoolYears years,
            ArchiveLimits limits,
            DropTarget target,
            UnaryOperator<Lea> now) {
        this.runs = runs;
        this.formats = formats;
        this.years = years;
        this.limits = limits;
        this.target = target;
        this.now = now;
    }

    @Override
    public PublicationRecord published(Night night) throws IOException {
        night.lea(now.apply(night.lea()));
        PublicationStore store = new PublicationStore(runs.leaFolder(night.run().lea()));
        PublicationRecord published = store.read();
        Path folder = runs.folder(night.run());
        Map<String, StoredFormat> stored = new TreeMap<>();
        for (String source : night.lea().sources()) {
            StoredFormat format = formats.of(night.lea(), source).stored();
            stored.put(source, format);
            if (format.hasSpecification()) {
                write(folder.resolve(EffectiveSettings.specification(source)), format.specification());
                write(folder.resolve(EffectiveSettings.STANDARD), format.standard());
            }
        }
        StateJson.write(
                folder.resolve(EffectiveSettings.FILE),
                new EffectiveSettings(
                        EffectiveSettings.version(),
                        night.run().date(),
                        years.open(night.run().date()),
                        limits,
                        target.place(),
                        stored,
                        night.lea()));
        if (!published.isEmpty() && !night.run().id().equals(published.run())) {
            Path copy = folder.resolve("." + PUBLISHED_BEFORE);
            Files.copy(store.file(), copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            DurableFiles.move(copy, folder.resolve(PUBLISHED_BEFORE));
        }
        return published;
    }

    private static void write(Path file, String text) throws IOException {
        DurableFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}

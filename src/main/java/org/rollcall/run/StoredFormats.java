package org.rollcall.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.lea.Lea;
import org.rollcall.roster.Wanted;
import org.rollcall.spec.RowFilter;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.Specification;
import org.rollcall.spec.Standard;

/** The formats of a run's sources, made again from what its folder holds. */
record StoredFormats(Path folder, EffectiveSettings settings, RowFilter.Language filters)
        implements RosterFormat.Formats {

    /** @throws NightFailedException when what was kept does not make one */
    @Override
    public RosterFormat of(Lea lea, String source) throws IOException {
        StoredFormat stored = settings.formats().get(source);
        if (stored == null) {
            throw new NightFailedException(
                    EffectiveSettings.FILE + " does not say how the source " + source + " is read");
        }
        return switch (stored.kind()) {
            case ONEROSTER_ZIP -> new ZipFormat(lea, source, settings.archiveLimits());
            case ONEROSTER_API -> new PagesFormat(lea, source);
            case SPEC_FILES -> files(lea, source, stored, lea.encoding());
            case DATABASE, DATABASE_STUDENTS -> new DatabaseFormat(
                    files(lea, source, stored, ""), stored.kind() == StoredFormat.Kind.DATABASE_STUDENTS);
        };
    }

    private SpecificationFormat files(Lea lea, String source, StoredFormat stored, String encoding) throws IOException {
        StoredFormat whole =
                stored.with(text(EffectiveSettings.specification(source)), text(EffectiveSettings.STANDARD));
        List<String> problems = new ArrayList<>();
        Standard standard = Standard.read(whole.standard(), problems);
        requireNone(problems, EffectiveSettings.STANDARD);
        Specification specification = whole.specification().equals(whole.standard())
                ? standard.specification()
                : standard.custom(whole.path(), whole.specification(), filters, problems);
        requireNone(problems, EffectiveSettings.specification(source));
        return new SpecificationFormat(
                specification,
                standard.specification(),
                new SpecContext(
                        source,
                        whole.partial(),
                        lea.limits().refusedPercent(),
                        encoding,
                        lea.mappings(),
                        Wanted.of(lea),
                        settings.archiveLimits(),
                        filters));
    }

    private String text(String name) throws IOException {
        try {
            return Files.readString(folder.resolve(name));
        } catch (NoSuchFileException e) {
            throw new NightFailedException("its folder has no " + name);
        }
    }

    private static void requireNone(List<String> problems, String name) {
        if (!problems.isEmpty()) {
            throw new NightFailedException("its " + name + " is no specification any more (" + problems.get(0) + ")");
        }
    }
}

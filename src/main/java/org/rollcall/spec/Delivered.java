package org.rollcall.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.SourceException;

/** The files of one delivery, each known for the file of the specification it is. */
final class Delivered {

    private final Map<SpecFile, DeliveredFile> files = new LinkedHashMap<>();
    private final DeliveredFile counts;
    private final List<String> strangers = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    /**
     * Looks a delivery over.
     *
     * @param packed the files as they came
     * @throws SourceException when two may be the same one, or one cannot be unpacked
     */
    Delivered(List<Path> packed, Specification specification, ArchiveLimits limits) {
        List<DeliveredFile> came = new ArrayList<>();
        for (Path file : packed) {
            boolean whole = specification.zip() != null
                    && specification.zip().matches(file.getFileName().toString())
                    && specification.files().stream()
                            .noneMatch(f -> f.name().matches(file.getFileName().toString()));
            if (whole) {
                DeliveredFile.entries(file, limits)
                        .forEach(entry -> came.add(new DeliveredFile(entry, file, entry, limits)));
            } else if (specification.control() == null
                    || !specification.control().matches(file.getFileName().toString())) {
                came.add(DeliveredFile.of(file, limits));
            }
        }
        DeliveredFile counted = null;
        for (DeliveredFile file : came) {
            Optional<SpecFile> known = specification.files().stream()
                    .filter(f -> f.name().matches(file.name()))
                    .findFirst();
            if (known.isPresent()) {
                DeliveredFile other = files.put(known.get(), file);
                if (other != null) {
                    throw new SourceException(other.name() + " and " + file.name() + " are both "
                            + known.get().name() + " of the specification. Send each file once.");
                }
            } else if (specification.counts() != null
                    && specification.counts().name().matches(file.name())) {
                counted = file;
            } else {
                strangers.add(file.name());
            }
        }
        counts = counted;
        for (SpecFile file : specification.files()) {
            if (file.required() && !files.containsKey(file)) {
                missing.add(file.name() + like(file));
            }
        }
    }

    /** The required files that did not come, each with the name of one that may be it; none when it is a full set. */
    List<String> missing() {
        return missing;
    }

    /** @throws SourceException when a required file is missing */
    Delivered requireAll() {
        if (!missing.isEmpty()) {
            throw new SourceException("The delivery has no " + String.join(", ", missing)
                    + ". A full set is needed; nothing is removed for its absence.");
        }
        return this;
    }

    private String like(SpecFile file) {
        return Nearest.to(file.name().toString(), strangers)
                .map(name -> " (it has " + name + ")")
                .orElse("");
    }

    /** The delivered file that a file of the specification is; null when it did not come. */
    DeliveredFile file(SpecFile file) {
        return files.get(file);
    }

    /** The names of files that nothing is made of. */
    List<String> unread() {
        return files.entrySet().stream()
                .filter(entry -> entry.getKey().isUnread())
                .map(entry -> entry.getValue().name())
                .toList();
    }

    /** The file that counts the others' rows; null when there is none. */
    DeliveredFile counts() {
        return counts;
    }

    /** The names of files that the specification does not know. */
    List<String> strangers() {
        return strangers;
    }
}

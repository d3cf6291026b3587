package org.rollcall.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Durations;
import org.rollcall.lea.Lea;
import org.rollcall.run.RunStore;
import org.rollcall.spec.RowFilter;
import org.rollcall.spec.SpecContext;
import org.rollcall.spec.Specification;

/** Sources that are the files of a specification in drop folders. */
final class SpecKind implements SourceKind {

    private static final Duration WITHIN = Duration.ofHours(1);

    private final DropFolders folders;
    private final RunStore runs;
    private final Specifications specifications;
    private final RowFilter.Language filters;

    SpecKind(DropFolders folders, RunStore runs, Specifications specifications, RowFilter.Language filters) {
        this.folders = folders;
        this.runs = runs;
        this.specifications = specifications;
        this.filters = filters;
    }

    @Override
    public SpecSource make(Lea lea, SourceParameters parameters, List<String> problems) {
        DropFolder folder = folders.make(lea, parameters, problems);
        List<String> faults = new ArrayList<>();
        Specification specification = specifications.read(parameters.get("spec"), faults);
        faults.forEach(fault -> problems.add("spec: " + fault));
        String within = parameters.get("within");
        Optional<Duration> apart = within.isEmpty() ? Optional.of(WITHIN) : Durations.parse(within);
        if (apart.isEmpty()) {
            problems.add(
                    "within: '" + within + "' is not a length of time; write a number and s, m, h or d, such as 45m");
        }
        String drop = parameters.get("dropStudentsNotInFile");
        if (!List.of("", "true", "false").contains(drop)) {
            problems.add("dropStudentsNotInFile: '" + drop + "' is neither true nor false");
        }
        SpecContext context = new SpecContext(
                folder.source(),
                drop.equals("false"),
                lea.limits().refusedPercent(),
                lea.encoding(),
                folder.settings().archiveLimits(),
                filters);
        return new SpecSource(
                folder,
                new SpecFormat(
                        lea, specification, specifications, context, words(parameters.get("mayBeMissing")), runs),
                apart.orElse(WITHIN),
                new SnapshotStore(runs.leaFolder(lea.id()), lea.id()));
    }

    private static Set<String> words(String list) {
        return Arrays.stream(list.split(","))
                .map(item -> item.strip().replaceAll("\\s*:\\s*", ": "))
                .filter(item -> !item.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}

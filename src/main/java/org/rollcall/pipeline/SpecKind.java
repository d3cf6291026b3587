package org.rollcall.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.lea.SettingsReader;
import org.rollcall.roster.Wanted;
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
        SettingsReader reader = new SettingsReader();
        if (lea.endDates().containsKey(folder.source())) {
            reader.problem(
                    "endDates[" + folder.source() + "]",
                    "it would change nothing: the specification says which fields name a last day; take it out");
        }
        Duration within = reader.duration("within", parameters.get("within"), WITHIN);
        boolean dropsOthers = reader.yes("dropStudentsNotInFile", parameters.get("dropStudentsNotInFile"), true);
        problems.addAll(reader.problems());
        SpecContext context = new SpecContext(
                folder.source(),
                !dropsOthers,
                lea.limits().refusedPercent(),
                lea.encoding(),
                lea.mappings(),
                Wanted.of(lea),
                folder.settings().archiveLimits(),
                filters);
        return new SpecSource(
                folder,
                new SpecFormat(
                        lea,
                        specification,
                        specifications,
                        context,
                        SpecFormat.names(parameters.get("mayBeMissing")),
                        runs),
                within,
                new SnapshotStore(runs.leaFolder(lea.id()), lea.id()));
    }
}

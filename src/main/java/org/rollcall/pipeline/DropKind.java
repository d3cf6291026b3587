package org.rollcall.pipeline;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.RunStore;

/** Sources that are OneRoster zips in drop folders. */
final class DropKind implements SourceKind {

    private final DropFolders folders;
    private final RunStore runs;

    DropKind(DropFolders folders, RunStore runs) {
        this.folders = folders;
        this.runs = runs;
    }

    @Override
    public DropSource make(Lea lea, SourceParameters parameters, List<String> problems) {
        DropFolder folder = folders.make(lea, parameters, problems);
        String include = parameters.get("include");
        try {
            Pattern.compile(include);
        } catch (PatternSyntaxException e) {
            problems.add("include: '" + include + "' is not a pattern: " + e.getDescription());
            include = "";
        }
        return new DropSource(
                folder,
                include.isEmpty() ? ".*[.]zip" : include,
                new SnapshotStore(runs.leaFolder(lea.id()), lea.id()));
    }
}

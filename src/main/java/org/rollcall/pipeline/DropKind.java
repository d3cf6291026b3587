package org.rollcall.pipeline;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.RunStore;

/** Sources that are drop folders, of which each LEA needs its own. */
final class DropKind implements SourceKind {

    private final Settings settings;
    private final Timetable timetable;
    private final RunStore runs;
    private final HostLimit hosts;
    private final Clock clock;
    private final Map<String, String> folders = new HashMap<>();

    DropKind(Settings settings, Timetable timetable, RunStore runs, HostLimit hosts, Clock clock) {
        this.settings = settings;
        this.timetable = timetable;
        this.runs = runs;
        this.hosts = hosts;
        this.clock = clock;
    }

    @Override
    public DropSource make(Lea lea, SourceParameters parameters, List<String> problems) {
        DropEndpoint endpoint = new DropEndpoint(
                parameters.get("from"),
                new DropEndpoint.Login(
                        parameters.get("username", "sftp.username"),
                        parameters.get("password", "sftp.password"),
                        parameters.get("knownHostsFile", "sftp.knownHostsFile"),
                        parameters.get("privateKeyFile", "sftp.privateKeyFile"),
                        parameters.get("privateKeyPassphrase", "sftp.privateKeyPassphrase")));
        if (problems.isEmpty()) { // else a placeholder without a value has been said, and would be said again
            problems.addAll(endpoint.problems());
        }
        if (problems.isEmpty()) {
            String other = folders.putIfAbsent(endpoint.identity(), lea.id());
            if (other != null) {
                problems.add("from: " + endpoint.uri() + " is the drop folder of " + other
                        + " already; each LEA needs its own");
            }
        }
        String archive = parameters.get("archive");
        if (!Arrays.asList("", "move", "keep").contains(archive)) {
            problems.add("archive: '" + archive + "' is neither move nor keep");
        }
        String include = parameters.get("include");
        try {
            Pattern.compile(include);
        } catch (PatternSyntaxException e) {
            problems.add("include: '" + include + "' is not a pattern: " + e.getDescription());
            include = "";
        }
        return new DropSource(
                lea,
                parameters.source(),
                endpoint,
                include.isEmpty() ? ".*[.]zip" : include,
                !archive.equals("keep"),
                settings,
                timetable,
                new SnapshotStore(runs.leaFolder(lea.id()), lea.id()),
                hosts,
                clock);
    }
}

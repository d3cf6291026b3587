package org.rollcall.pipeline;

import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollcall.lea.Lea;

/** The drop folders of a deployment, of which each source needs its own. */
final class DropFolders {

    private final Settings settings;
    private final Timetable timetable;
    private final HostLimit hosts;
    private final Clock clock;
    private final Map<String, String> owners = new HashMap<>();

    DropFolders(Settings settings, Timetable timetable, HostLimit hosts, Clock clock) {
        this.settings = settings;
        this.timetable = timetable;
        this.hosts = hosts;
        this.clock = clock;
    }

    /** @param problems takes a sentence for each parameter that cannot be used */
    DropFolder make(Lea lea, SourceParameters parameters, List<String> problems) {
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
            String other = owners.putIfAbsent(endpoint.identity(), lea.id());
            if (other != null) {
                problems.add("from: " + endpoint.uri() + " is the drop folder of " + other
                        + " already; each LEA needs its own");
            }
        }
        String archive = parameters.get("archive");
        if (!Arrays.asList("", "move", "keep").contains(archive)) {
            problems.add("archive: '" + archive + "' is neither move nor keep");
        }
        return new DropFolder(
                lea, parameters.source(), endpoint, !archive.equals("keep"), settings, timetable, hosts, clock);
    }
}

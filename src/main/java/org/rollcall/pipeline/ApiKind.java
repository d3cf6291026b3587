package org.rollcall.pipeline;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.rollcall.api.Caller;
import org.rollcall.api.Connection;
import org.rollcall.api.ConnectionSettings;
import org.rollcall.api.OneRosterApi;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Lea;
import org.rollcall.run.RunListener;
import org.rollcall.run.RunStore;

/** Sources that are OneRoster REST servers. */
final class ApiKind implements SourceKind {

    private final Path routes;
    private final RunStore runs;
    private final HostLimit hosts;
    private final Caller caller;
    private final Caller prober;
    private final Clock clock;
    private final RunListener listener;

    /** @param prober sends what a check asks, without waiting for a server that cannot be reached */
    ApiKind(
            Path routes,
            RunStore runs,
            HostLimit hosts,
            Caller caller,
            Caller prober,
            Clock clock,
            RunListener listener) {
        this.routes = routes;
        this.runs = runs;
        this.hosts = hosts;
        this.caller = caller;
        this.prober = prober;
        this.clock = clock;
        this.listener = listener;
    }

    @Override
    public ApiSource make(Lea lea, SourceParameters parameters, List<String> problems) {
        Map<String, String> given = parameters.all();
        String named = given.getOrDefault("profile", "");
        String profile = !named.isEmpty() ? named : lea.sis().isEmpty() ? SisProfiles.DEFAULT : lea.sis();
        if (!problems.isEmpty()) {
            return null; // a placeholder without a value has been said, and would be said again
        }
        Map<String, String> defaults =
                new SisProfiles(routes).read(profile, problems).settings();
        Connection connection = new ConnectionSettings(given, profile, defaults, problems).read();
        return connection == null
                ? null
                : new ApiSource(
                        lea,
                        parameters.source(),
                        new OneRosterApi(connection, caller, prober, clock),
                        new SnapshotStore(runs.leaFolder(lea.id()), lea.id()),
                        hosts,
                        clock,
                        listener);
    }
}

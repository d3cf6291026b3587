package org.rollcall.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/** A OneRoster server as one source reaches it. Keeps its token from pull to pull. */
public final class OneRosterApi {

    private final Connection connection;
    private final Caller caller;
    private final Caller prober;
    private final Clock clock;
    private final Authentication authentication;

    /** @param prober sends what {@link #probe} asks */
    public OneRosterApi(Connection connection, Caller caller, Caller prober, Clock clock) {
        this.connection = connection;
        this.caller = caller;
        this.prober = prober;
        this.clock = clock;
        this.authentication = connection.authentication(caller, clock);
    }

    /** How it is reached. */
    public Connection connection() {
        return connection;
    }

    /**
     * Pulls a whole roster.
     *
     * @param date the run date
     * @param folder where the pull grows; its pages are in {@code raw/<collection>/}
     * @param before records by collection of the last pull that was landed
     * @throws org.rollcall.source.SourceException saying what went wrong; the whole pages stay, to go on with
     * @throws IOException when the disk refuses
     */
    public PulledRoster pull(LocalDate date, Path folder, Map<String, Integer> before, PullListener listener)
            throws IOException {
        return new Pull(new PullSession(connection, caller, authentication, clock, listener), folder, before).run(date);
    }

    /**
     * Asks for one record of each collection.
     *
     * @return what the server has, as a phrase
     * @throws org.rollcall.source.SourceException saying what went wrong
     */
    public String probe() {
        return new Probe(new PullSession(
                        connection,
                        prober,
                        connection.authentication(prober, clock),
                        clock,
                        (collection, records) -> {}))
                .run();
    }
}

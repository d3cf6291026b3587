package org.rollcall.pipeline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.rollcall.database.Database;
import org.rollcall.database.Query;
import org.rollcall.database.Reader;
import org.rollcall.landing.DurableFiles;
import org.rollcall.landing.PullReport;
import org.rollcall.landing.Snapshot;
import org.rollcall.landing.SnapshotStore;
import org.rollcall.lea.Expiry;
import org.rollcall.lea.Lea;
import org.rollcall.run.DatabaseFormat;
import org.rollcall.run.Night;
import org.rollcall.run.RosterFormat;
import org.rollcall.run.Run;
import org.rollcall.run.RunListener;
import org.rollcall.run.SourceOutcome;
import org.rollcall.source.SourceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One source that is read from a database: its queries' rows become the files of the standard specification. */
public final class DatabaseSource implements RosterSource {

    /** Beside the files in a snapshot: the queries that gave them. */
    private static final String QUERIES = "queries.sql";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseSource.class);

    private final Lea lea;
    private final String source;
    private final Database database;
    private final NightlyQueries queries;
    private final SpecFormat format;
    private final Expiry expiry;
    private final SnapshotStore snapshots;
    private final HostLimit hosts;
    private final Clock clock;
    private final RunListener listener;
    private final PullLanding landing;

    DatabaseSource(
            Lea lea,
            String source,
            Database database,
            NightlyQueries queries,
            SpecFormat format,
            Expiry expiry,
            SnapshotStore snapshots,
            HostLimit hosts,
            Clock clock,
            RunListener listener) {
        this.lea = lea;
        this.source = source;
        this.database = database;
        this.queries = queries;
        this.format = format;
        this.expiry = expiry;
        this.snapshots = snapshots;
        this.hosts = hosts;
        this.clock = clock;
        this.listener = listener;
        this.landing = new PullLanding(lea, source, snapshots, clock, LOG);
    }

    /** Takes a place at the host for as long as the exchange lasts. */
    public void expect(Exchange exchange) throws InterruptedException {
        hosts.hold(database.host(), exchange);
    }

    /**
     * Sends the queries and lands what they give; lands nothing again that this run has landed.
     *
     * @return the outcome of the source
     * @throws SourceException when the database cannot be read, or gives less than a roster; nothing is landed then
     */
    public SourceOutcome query(@ExchangeProperty("night") Night night) throws IOException {
        return landing.land(night, last -> land(night.run(), last.orElse(null)));
    }

    private Snapshot land(Run current, Snapshot last) throws IOException {
        Instant begun = clock.instant();
        try (Reader reader = database.open()) {
            return snapshots.landMade(
                    source, current.date(), begun, reader.source(), raw -> read(current, begun, last, reader, raw));
        }
    }

    private PullReport read(Run current, Instant begun, Snapshot last, Reader reader, Path raw) throws IOException {
        Map<String, Integer> rows = new LinkedHashMap<>();
        StringBuilder sent = new StringBuilder();
        for (Query query : queries.on(current.date())) {
            String file = query.file().name();
            Path path = DurableFiles.create(raw.resolve(file));
            long count = reader.read(query, path, so -> listener.rows(current, file, so));
            requireRows(query, count, before(last, file));
            rows.put(file, Math.toIntExact(count));
            sent.append("-- ")
                    .append(query.path())
                    .append('\n')
                    .append(query.sql())
                    .append("\n;\n\n");
        }
        if (!queries.studentsAlone()) {
            format.complete(raw, snapshots, current.date());
        }
        DurableFiles.write(raw.resolveSibling(QUERIES), sent.toString().getBytes(StandardCharsets.UTF_8));
        List<String> notes = new ArrayList<>(reader.notes());
        int schools = rows.getOrDefault("schools.csv", Integer.MAX_VALUE);
        if (schools < queries.schools().size()) {
            notes.add("its setting schools lists " + queries.schools().size() + " codes, and only " + schools
                    + " of them are schools of the database");
        }
        notes.forEach(note -> LOG.warn("{}.{}: {}.", lea.id(), source, note));
        long milliseconds = Math.max(0, clock.instant().toEpochMilli() - begun.toEpochMilli());
        return new PullReport(rows, rows.size(), milliseconds, 0, notes);
    }

    private static int before(Snapshot last, String file) {
        PullReport report = last == null ? null : last.manifest().pull();
        return report == null ? 0 : report.records().getOrDefault(file, 0);
    }

    /** A table that is emptied while a SIS loads it anew says nothing of who has left. */
    private void requireRows(Query query, long rows, int before) {
        boolean mayBeEmpty = format.mayBeMissing().contains(query.file().name());
        if (rows == 0 && (query.file().required() || before > 0 && !mayBeEmpty)) {
            throw new SourceException(String.format(
                    "%s gave no rows%s. That never means that everybody has left: check the source's schoolYear and"
                            + " schools, and what the account may read.",
                    query.path(), before > 0 ? String.format(" where it gave %,d before", before) : ""));
        }
    }

    @Override
    public RosterFormat format() throws IOException {
        return new DatabaseFormat(format.reading(), queries.studentsAlone());
    }

    @Override
    public String probe(CamelContext context) {
        try (Reader reader = database.open()) {
            List<Query> all = queries.on(LocalDate.ofInstant(clock.instant(), queries.zone()));
            all.forEach(reader::check);
            StringBuilder said = new StringBuilder("ok, " + reader.source() + "; the columns of " + all.size()
                    + (all.size() == 1 ? " query are there" : " queries are there"));
            reader.notes().forEach(note -> said.append("; WARNING: ").append(note));
            return said.toString();
        } catch (SourceException e) {
            return "FAILED: " + e.getMessage();
        }
    }

    @Override
    public String sentence(Exception failed) {
        return landing.sentence(failed);
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("reads " + database.place() + " " + database.choice() + ", by the queries in " + queries.folder());
        expiry.phrase(clock.instant()).ifPresent(remarks::add);
        return remarks;
    }

    @Override
    public Long credentialDays() {
        return expiry.daysLeft(clock.instant()).orElse(null);
    }

    @Override
    public String place() {
        return database.place();
    }
}

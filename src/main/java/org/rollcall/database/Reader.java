package org.rollcall.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import org.rollcall.source.SourceException;

/** A database that is being read; closing it undoes whatever might have been written. */
public final class Reader implements AutoCloseable {

    /** The SQLSTATEs of a query that took too long: PostgreSQL's and ODBC's. */
    private static final Set<String> GIVEN_UP = Set.of("57014", "HYT00", "HYT01");

    private final Session session;
    private final Diagnosis diagnosis;
    private final Duration patience;
    private final String place;
    private final Set<String> notes;

    Reader(Session session, ReadOnlyTransaction transaction, Diagnosis diagnosis, Duration patience, String place) {
        this.session = session;
        this.diagnosis = diagnosis;
        this.patience = patience;
        this.place = place;
        this.notes = new LinkedHashSet<>(transaction.notes());
    }

    /** What is read and by what: product, place and driver. */
    public String source() {
        return session.product() + " at " + place + ", by " + session.driver();
    }

    /** What a person should know of what has been read until now, a sentence each without its closing full stop. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /**
     * Writes the rows of a query as the file of the standard that they are.
     *
     * @param progress told how many rows have come, now and then
     * @return how many came
     * @throws SourceException saying why the query cannot be used
     * @throws IOException when the disk refuses
     */
    public long read(Query query, Path file, LongConsumer progress) throws IOException {
        try (ResultFile result = new ResultFile(query, file, progress)) {
            read(query, result);
            progress.accept(result.rows());
            notes.addAll(result.notes());
            return result.rows();
        }
    }

    private void read(Query query, ResultFile result) throws IOException {
        Watch watch = new Watch(session::cancel, patience);
        try (watch) {
            session.read(query.sql(), watch.over(result));
        } catch (SqlFault e) {
            throw failed(query, e, result.rows(), watch.hasBarked());
        }
    }

    /**
     * Sends a query and looks at its columns alone.
     *
     * @throws SourceException saying why the query cannot be used
     */
    public void check(Query query) {
        Watch watch = new Watch(session::cancel, patience);
        try (watch) {
            Set<String> remarks = new HashSet<>();
            ResultFile.fields(query, session.columns(query.sql()), remarks);
            notes.addAll(remarks);
        } catch (SqlFault e) {
            throw failed(query, e, 0, watch.hasBarked());
        }
    }

    private SourceException failed(Query query, SqlFault fault, long rows, boolean late) {
        String after = rows > 0 ? String.format(" after %,d rows", rows) : "";
        boolean limited = session.limitsQueries() && GIVEN_UP.contains(fault.state());
        if (late || limited) {
            return new SourceException(
                    query.path() + " gave no row for "
                            + (patience.toSeconds() == 1 ? "1 second" : patience.toSeconds() + " seconds") + after
                            + " and was given up. Ask the district whether the database is busy, or set a longer queryTimeout.");
        }
        String said = diagnosis.of(fault, query.sql());
        boolean lost = fault.state().startsWith("08") || fault.state().startsWith("57P");
        if (lost) {
            return new SourceException(query.path() + ": the connection to " + place + " was lost" + after + ": " + said
                    + ". Nothing of it is used.");
        }
        return new SourceException(query.path() + " fails" + after + ": " + said + ". " + remedy(fault.state()));
    }

    private static String remedy(String state) {
        if (GIVEN_UP.contains(state)) {
            return "The database gave it up by a limit of its own; ask its administrator to raise the account's.";
        }
        return state.startsWith("25")
                ? "A query only reads; take out of it what writes."
                : "The database's tables may have changed, or the account may not read them.";
    }

    @Override
    public void close() {
        session.close();
    }
}

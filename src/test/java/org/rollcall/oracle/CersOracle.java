package org.rollcall.oracle;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What CERS does with student-group CSVs, over many uploads, as its public code does it (RDW_Common 37ca168, RDW_Ingest
 * dd74bc8; public code stops at v2.5.8, July 2021). Every upload passes the validator, then the loader, then replaces
 * the stored groups it names. Nothing here is shared with the code under test.
 *
 * <p>Not thread safe.
 */
public final class CersOracle {

    private final CsvValidator validator;
    private final GroupLoader loader;
    private final Map<ByteBuffer, List<String>> processed = new HashMap<>();
    private final Warehouse warehouse = new Warehouse();

    /**
     * An empty warehouse.
     *
     * @param schools the school codes the user may write groups for, compared exactly
     * @param openYears the END years present in the table school_year: 2027 is 2026-27
     */
    public CersOracle(Set<String> schools, Set<Integer> openYears) {
        validator = new CsvValidator(Set.copyOf(schools), Set.copyOf(openYears));
        loader = new GroupLoader(Set.copyOf(schools));
    }

    /**
     * Uploads one file through the API and waits for its final status. A refused file changes nothing.
     *
     * @param file the whole CSV
     * @return how it ended
     */
    public Result upload(byte[] file) {
        ByteBuffer identity = ByteBuffer.wrap(file.clone());
        List<String> earlier = processed.get(identity);
        if (earlier != null) {
            return new Result(Status.IGNORED_DUPLICATE, earlier, duplicateHarms(file));
        }
        CsvDocument document = CsvDocument.parse(file);
        CsvValidator.Verdict verdict = validator.validate(document);
        if (verdict.status() != Status.ACCEPTED_PROCESSED) {
            return new Result(verdict.status(), verdict.messages(), List.of());
        }
        List<String> harms = HarmReview.review(file, document);
        try {
            warehouse.replace(loader.load(file));
        } catch (LoadException e) {
            return new Result(Status.BAD_DATA, List.of(e.getMessage()), harms);
        }
        processed.put(identity, verdict.messages());
        return new Result(Status.ACCEPTED_PROCESSED, verdict.messages(), harms);
    }

    /**
     * The groups stored now, emptied ones included, in the order of their creation.
     *
     * @return an unmodifiable copy
     */
    public Map<GroupKey, Group> groups() {
        return warehouse.groups();
    }

    private List<String> duplicateHarms(byte[] file) {
        Warehouse again = warehouse.copy();
        again.replace(loader.load(file));
        return again.groups().equals(warehouse.groups())
                ? List.of()
                : List.of("The same bytes were processed before: they are ignored and other groups stay in force");
    }

    /** How an upload ended. */
    public enum Status {
        /** Accepted by the validator and stored by the loader. */
        ACCEPTED_PROCESSED,
        /** Refused as a whole, by the validator or (after HTTP 202) by the loader. */
        BAD_DATA,
        /** The validator failed with an unhandled exception. */
        HTTP_500,
        /** The same bytes were processed earlier; the state stays as it is. */
        IGNORED_DUPLICATE
    }

    /**
     * The end of one upload.
     *
     * @param status how it ended
     * @param messages the server's texts: for BAD_DATA the failures of the validator, or one text starting {@code SQL
     *     error N:} when the loader failed; for ACCEPTED_PROCESSED one line for each school (the server joins them by
     *     newlines); for IGNORED_DUPLICATE those of the earlier upload; none for HTTP_500
     * @param harms what the validator let pass and CERS then loses, mangles or refuses: one sentence each, naming the
     *     row (header not counted) and the column, never their content; empty for a file the validator refused
     */
    public record Result(Status status, List<String> messages, List<String> harms) {
        /** Copies the lists. */
        public Result {
            messages = List.copyOf(messages);
            harms = List.copyOf(harms);
        }
    }

    /**
     * Identity of a group in the database.
     *
     * @param school the school code
     * @param year the END year
     * @param foldedName the name under the database's collation
     */
    public record GroupKey(String school, int year, String foldedName) {
        /**
         * The key of a group by its name as written.
         *
         * @param school the school code
         * @param year the END year
         * @param name the name as it stands in a file
         * @return its key
         */
        public static GroupKey of(String school, int year, String name) {
            return new GroupKey(school, year, Collation.fold(Collation.trim(name)));
        }
    }

    /**
     * A stored group.
     *
     * @param displayName its name as first uploaded, trimmed
     * @param subject {@code All} (stored as NULL), {@code Math} or {@code ELA}
     * @param ssids the students, trimmed; spellings the collation holds equal count once
     * @param logins the teachers' logins under the collation, so in lower case
     */
    public record Group(String displayName, String subject, Set<String> ssids, Set<String> logins) {
        /** Copies the sets, keeping their order. */
        public Group {
            ssids = Collections.unmodifiableSet(new LinkedHashSet<>(ssids));
            logins = Collections.unmodifiableSet(new LinkedHashSet<>(logins));
        }
    }
}

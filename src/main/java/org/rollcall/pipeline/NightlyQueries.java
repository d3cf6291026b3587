package org.rollcall.pipeline;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.rollcall.cers.SchoolYears;
import org.rollcall.database.Query;
import org.rollcall.database.QueryPack;
import org.rollcall.database.QueryParameters;
import org.rollcall.lea.Lea;

/**
 * A source's queries, with what they ask of the night.
 *
 * @param folder where they are, in the routes folder
 * @param studentsAlone whether they ask for no more than students and their SSIDs
 * @param schoolYear the year it ends in; 0 for that of the night
 * @param schools the SIS's codes; empty for all
 * @param zone of run dates
 */
record NightlyQueries(
        Lea lea,
        String folder,
        QueryPack pack,
        boolean studentsAlone,
        int schoolYear,
        List<String> schools,
        ZoneId zone) {

    NightlyQueries with(QueryPack other) {
        return new NightlyQueries(lea, folder, other, studentsAlone, schoolYear, schools, zone);
    }

    QueryParameters parameters(LocalDate date) {
        return new QueryParameters(
                schoolYear == 0 ? SchoolYears.of(date) : schoolYear, date, lea.countyDistrictCode(), schools);
    }

    /** The queries for a run date. */
    List<Query> on(LocalDate date) {
        return pack.queries(parameters(date));
    }
}

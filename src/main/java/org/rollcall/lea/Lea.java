package org.rollcall.lea;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One district or charter as it is configured: the bean of {@code routes/leas/<id>.camel.yaml}, resolved. Immutable.
 *
 * @param id the file's name without its ending
 * @param contact whom to call when a night needs a person; blank when it is not known
 * @param countyDistrictCode the first 7 digits of its schools' CDS codes
 * @param sis the profile in {@code routes/sis} whose defaults its sources have; blank for none
 * @param sources ids of its sources, in order of precedence
 * @param ssid where to look for a student's SSID, in order
 * @param schools CDS codes, or beginnings of them, of the schools taken
 * @param mappings what becomes of the values of its sources
 * @param extraLogins who sees groups besides the staff that the roster has
 * @param toms the accounts that logins are held against
 * @param encoding of roster files that are not UTF-8; blank refuses them
 * @param emptyingNights how many nights the row that empties a group in CERS is repeated
 * @param arrivalWindow how long after opening a run waits for sources
 * @param fresh how old a delivery may be when the run opens
 * @param policies by source id; a source without one aborts
 * @param merging how the rosters of several sources become one
 * @param endDates by source id, what they mean; of a source without one they are as the standard has them
 */
public record Lea(
        String id,
        String name,
        String contact,
        boolean active,
        String countyDistrictCode,
        String sis,
        List<String> sources,
        List<SsidCandidate> ssid,
        List<String> schools,
        Map<MappingKey, ValueMapping> mappings,
        List<GroupRule> groups,
        ExtraLogins extraLogins,
        Toms toms,
        String encoding,
        OutputFiles files,
        int emptyingNights,
        Duration arrivalWindow,
        Duration fresh,
        Map<String, SourcePolicy> policies,
        MergeRules merging,
        Map<String, EndDates> endDates,
        SchoolYearRule schoolYear,
        Blackouts blackouts,
        Caution caution,
        Limits limits,
        Retention retention) {

    /** The policy of a source. */
    public SourcePolicy policy(String source) {
        return policies.getOrDefault(source, SourcePolicy.ABORT);
    }

    /** What the end dates of a source mean. */
    public EndDates endDates(String source) {
        return endDates.getOrDefault(source, EndDates.EXCLUSIVE);
    }

    /** Whether a school's CDS code is one of this LEA's. */
    public boolean hasSchool(String cds) {
        return schools.stream().anyMatch(cds::startsWith);
    }

    /** The columns of students that groups are made of, as OneRoster calls them. */
    public Set<String> studentColumns() {
        Set<String> columns = new TreeSet<>();
        for (GroupRule rule : groups) {
            if (!rule.field().isEmpty()) {
                columns.add(rule.field());
            }
            if (rule.filter().asks(FilterKey.GRADE)) {
                columns.add(GroupRule.GRADES);
            }
        }
        return columns;
    }

    /** Whether it matters of which department a class is. */
    public boolean hasDepartments() {
        return groups.stream().anyMatch(rule -> rule.filter().asks(FilterKey.DEPARTMENT))
                || !extraLogins.file().isEmpty();
    }

    /** Whether people who are neither students nor teachers of a class can have access. */
    public boolean hasOtherRoles() {
        return groups.stream().anyMatch(rule -> !rule.staff().roles().isEmpty());
    }
}

package org.rollcall.roster;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rollcall.lea.EndDates;
import org.rollcall.lea.Lea;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.lea.ValueMapping;

/**
 * By what rules a source is read.
 *
 * @param ssid where to look for a student's SSID, in order
 * @param ssidPlace the same for people, with what to do when it is not there
 * @param refusedPercent how many rows of a file may be refused, in percent, before the source fails
 * @param repeats what becomes of a row whose sourcedId was met before
 * @param endDates what its end dates mean
 * @param mappings what becomes of its values
 * @param wanted what the LEA's group rules need besides the records
 * @param details what is kept beside the records
 */
public record ReadingRules(
        List<SsidCandidate> ssid,
        String ssidPlace,
        double refusedPercent,
        Repeats repeats,
        EndDates endDates,
        Map<MappingKey, ValueMapping> mappings,
        Wanted wanted,
        Details details) {

    /** Those that an LEA sets for a OneRoster source. */
    public static ReadingRules of(Lea lea, String source, Repeats repeats, Details details) {
        return new ReadingRules(
                lea.ssid(),
                "at " + lea.ssid().stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + ": the LEA's setting ssid probably does not name the place where its SIS keeps them",
                lea.limits().refusedPercent(),
                repeats,
                lea.endDates(source),
                lea.mappings(),
                Wanted.of(lea),
                details);
    }
}

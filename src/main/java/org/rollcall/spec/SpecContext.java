package org.rollcall.spec;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.rollcall.lea.EndDates;
import org.rollcall.lea.MappingKey;
import org.rollcall.lea.SsidCandidate;
import org.rollcall.lea.ValueMapping;
import org.rollcall.roster.Details;
import org.rollcall.roster.ReadingRules;
import org.rollcall.roster.Repeats;
import org.rollcall.roster.Wanted;
import org.rollcall.source.ArchiveLimits;
import org.rollcall.source.NotUtf8Exception;
import org.rollcall.source.SourceException;

/**
 * What besides a specification decides how its files are read.
 *
 * @param source the id of the source they are of
 * @param partial whether a delivery need not list everybody
 * @param refusedPercent how many rows of a file may be refused, in percent
 * @param encoding the LEA's, of files that are not UTF-8 and whose specification names none; blank for none
 * @param mappings the LEA's, of values
 * @param wanted what the LEA's group rules need besides the records
 */
public record SpecContext(
        String source,
        boolean partial,
        double refusedPercent,
        String encoding,
        Map<MappingKey, ValueMapping> mappings,
        Wanted wanted,
        ArchiveLimits limits,
        RowFilter.Language filters) {

    /** What the SSID of a student is called in the roster. */
    static final String SSID_COLUMN = "metadata.ssid";

    private static final List<SsidCandidate> SSID = List.of(new SsidCandidate(SSID_COLUMN, ""));

    ReadingRules rules(Specification specification, Details details) {
        return rules(
                "in their files: the column of the field ssid is not there or is blank, or " + specification.path()
                        + " names another",
                details);
    }

    /** @param ssidPlace where SSIDs are looked for, for people */
    ReadingRules rules(String ssidPlace, Details details) {
        return new ReadingRules(
                SSID,
                ssidPlace,
                refusedPercent,
                Repeats.REFUSED_WHEN_DIFFERENT,
                EndDates.EXCLUSIVE, // a field that names the last day has been read as such
                mappings,
                wanted,
                details);
    }

    /** Which rows of a file count; null for all. */
    RowFilter filter(SpecFile file) {
        return file.where().isEmpty() ? null : filters.compile(file.where());
    }

    /** How a file is encoded that is not UTF-8. */
    Charset fallback(Layout layout, NotUtf8Exception e) {
        Charset set = layout.encoding() != null
                ? layout.encoding()
                : encoding.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        if (set.equals(StandardCharsets.UTF_8)) {
            throw new SourceException(
                    e.file()
                            + " is not UTF-8. Have the SIS export UTF-8, or set encoding for the LEA or in its specification, such as windows-1252.",
                    e);
        }
        return set;
    }
}

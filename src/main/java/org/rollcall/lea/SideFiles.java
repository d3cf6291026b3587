package org.rollcall.lea;

import java.util.List;
import java.util.Map;

/**
 * What the files beside an LEA's file say, by the settings that name them.
 *
 * @param mapped of {@code mappings[KEY].file}, by key
 * @param lists of {@code groups[n].list}, by the text of the setting
 * @param extraLogins of {@code extraLogins}
 * @param toms of {@code logins.toms}
 */
public record SideFiles(
        Map<MappingKey, List<ValueMapping.Entry>> mapped,
        Map<String, List<StudentList.Row>> lists,
        List<ExtraLogins.Row> extraLogins,
        List<String> toms) {

    /** Of value mappings alone. */
    public static SideFiles of(Map<MappingKey, List<ValueMapping.Entry>> mapped) {
        return new SideFiles(mapped, Map.of(), List.of(), List.of());
    }
}

package org.rollcall.lea;

import java.util.List;

/** One entry of {@code mappings} as written; {@link ValueMapping} says what each means. */
public final class MappingSettings {

    private String file;
    private String unmapped;

    ValueMapping read(SettingsReader reader, MappingKey key, List<ValueMapping.Entry> entries) {
        String setting = "mappings[" + key.word() + "]";
        if (!reader.isSet(file)) {
            reader.problem(setting + ".file", "is missing; name the CSV that lists the values");
        }
        return new ValueMapping(reader.text(setting, file, ""), entries, unmapped(reader, key, setting + ".unmapped"));
    }

    private UnmappedPolicy unmapped(SettingsReader reader, MappingKey key, String setting) {
        String[] words = reader.text(setting, unmapped, "pass").split("\\s+", 2);
        String value = words.length == 1 ? "" : words[1];
        UnmappedPolicy.Kind kind = reader.oneOf(setting, words[0], UnmappedPolicy.Kind.class, UnmappedPolicy.Kind.PASS);
        if (kind != UnmappedPolicy.Kind.DEFAULT) {
            if (!value.isEmpty()) {
                reader.problem(setting, "'" + value + "' does not belong there; it is pass, refuse or default VALUE");
            }
            return new UnmappedPolicy(kind, "");
        }
        String fault = value.isEmpty() ? "default needs a value, such as default VALUE" : key.fault(value);
        if (fault != null) {
            reader.problem(setting, fault);
        }
        return new UnmappedPolicy(kind, value);
    }

    /** The mapping's file, relative to the LEA's file; a CSV with the columns from and to, and maybe source. */
    public String getFile() {
        return file;
    }

    public void setFile(String file) {
        this.file = file;
    }

    public String getUnmapped() {
        return unmapped;
    }

    public void setUnmapped(String unmapped) {
        this.unmapped = unmapped;
    }
}

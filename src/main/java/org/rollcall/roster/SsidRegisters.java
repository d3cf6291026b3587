package org.rollcall.roster;

import java.util.Map;

/**
 * The registers of SSIDs that a roster is read with.
 *
 * @param registers by the id of the source; one that has none tonight is not there
 */
public record SsidRegisters(Map<String, SsidRegister> registers) {

    /** No register. */
    public static final SsidRegisters NONE = new SsidRegisters(Map.of());

    /** Keeps what it is given. */
    public SsidRegisters {
        registers = Map.copyOf(registers);
    }

    String find(String source, String... ids) {
        SsidRegister register = registers.get(source);
        return register == null ? "" : register.find(ids);
    }
}

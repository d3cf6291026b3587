package org.rollcall.roster;

import org.rollcall.ledger.Warnings;

/**
 * A school's 14-digit county-district-school code. CERS wants it to the letter; spreadsheets and number columns lose
 * the leading zero of counties 01 to 09.
 */
public final class Cds {

    private Cds() {}

    /** The code in an org's identifier, its one lost zero put back; null when there is none or it is a district's. */
    public static String of(String identifier, Warnings warnings) {
        String cds = of(identifier);
        if (cds != null && identifier.replaceAll("[\\s-]", "").length() < cds.length()) {
            warnings.warn("A school's CDS code has 13 digits; the leading zero is put back");
        }
        return cds;
    }

    /** The same, without a note on the zero. */
    public static String of(String identifier) {
        String digits = identifier.replaceAll("[\\s-]", "");
        if (digits.matches("[1-9]\\d{12}")) {
            digits = "0" + digits;
        }
        return digits.matches("\\d{14}") && !digits.endsWith("0000000") ? digits : null;
    }
}

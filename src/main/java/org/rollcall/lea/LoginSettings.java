package org.rollcall.lea;

/** How logins are checked, as written; {@link Toms} says what it means. */
public final class LoginSettings {

    private String toms;
    private String unknown;

    Toms read(SettingsReader reader, SideFiles files) {
        Toms.Unknown policy = reader.oneOf("logins.unknown", unknown, Toms.Unknown.class, Toms.Unknown.KEEP);
        if (!reader.isSet(toms)) {
            if (reader.isSet(unknown)) {
                reader.problem("logins.unknown", "needs logins.toms, the export of TOMS's users");
            }
            return Toms.NONE;
        }
        return new Toms(toms.trim(), files.toms(), policy);
    }

    public String getToms() {
        return toms;
    }

    public void setToms(String toms) {
        this.toms = toms;
    }

    public void setUnknown(String unknown) {
        this.unknown = unknown;
    }
}

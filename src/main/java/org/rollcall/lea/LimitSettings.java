package org.rollcall.lea;

/** The entries of {@code limits} as written; {@link Limits} says what each means. */
public final class LimitSettings {

    /** An ordinary night changes up to 3 % of a district and, by chance, more of a small school or group. */
    private static final Limits DEFAULTS = new Limits(
            new Limits.Scope(limit(6, 25), limit(6, 25), limit(6, 10), limit(25, 200)),
            new Limits.Scope(limit(10, 20), limit(10, 5), limit(10, 5), limit(50, 100)),
            new Limits.Scope(limit(60, 15), null, limit(60, 5), limit(100, 150)),
            1);

    private ScopeSettings lea = new ScopeSettings();
    private ScopeSettings school = new ScopeSettings();
    private ScopeSettings group = new ScopeSettings();
    private String refusedPercent;

    private static Limit limit(double percent, int atLeast) {
        return new Limit(percent, atLeast, Limit.NONE);
    }

    Limits read(SettingsReader reader) {
        return new Limits(
                lea.read(reader, "limits.lea", DEFAULTS.lea()),
                school.read(reader, "limits.school", DEFAULTS.school()),
                group.read(reader, "limits.group", DEFAULTS.group()),
                reader.percent("limits.refusedPercent", refusedPercent, DEFAULTS.refusedPercent()));
    }

    public ScopeSettings getLea() {
        return lea;
    }

    public void setLea(ScopeSettings lea) {
        this.lea = lea;
    }

    public ScopeSettings getSchool() {
        return school;
    }

    public void setSchool(ScopeSettings school) {
        this.school = school;
    }

    public ScopeSettings getGroup() {
        return group;
    }

    public void setGroup(ScopeSettings group) {
        this.group = group;
    }

    public void setRefusedPercent(String refusedPercent) {
        this.refusedPercent = refusedPercent;
    }
}

package org.rollcall.lea;

/** The entries of {@code limits} as written; {@link Limits} says what each means. */
public final class LimitSettings {

    private String studentsPercent;
    private String studentsAtLeast;
    private String groupsPercent;
    private String loginsPercent;
    private String loginsAtLeast;
    private String refusedPercent;

    Limits read(SettingsReader reader) {
        return new Limits(
                reader.percent("limits.studentsPercent", studentsPercent, 10),
                reader.number("limits.studentsAtLeast", studentsAtLeast, 20),
                reader.percent("limits.groupsPercent", groupsPercent, 10),
                reader.percent("limits.loginsPercent", loginsPercent, 10),
                reader.number("limits.loginsAtLeast", loginsAtLeast, 5),
                reader.percent("limits.refusedPercent", refusedPercent, 1));
    }

    public String getStudentsPercent() {
        return studentsPercent;
    }

    public void setStudentsPercent(String studentsPercent) {
        this.studentsPercent = studentsPercent;
    }

    public String getStudentsAtLeast() {
        return studentsAtLeast;
    }

    public void setStudentsAtLeast(String studentsAtLeast) {
        this.studentsAtLeast = studentsAtLeast;
    }

    public String getGroupsPercent() {
        return groupsPercent;
    }

    public void setGroupsPercent(String groupsPercent) {
        this.groupsPercent = groupsPercent;
    }

    public String getLoginsPercent() {
        return loginsPercent;
    }

    public void setLoginsPercent(String loginsPercent) {
        this.loginsPercent = loginsPercent;
    }

    public String getLoginsAtLeast() {
        return loginsAtLeast;
    }

    public void setLoginsAtLeast(String loginsAtLeast) {
        this.loginsAtLeast = loginsAtLeast;
    }

    public String getRefusedPercent() {
        return refusedPercent;
    }

    public void setRefusedPercent(String refusedPercent) {
        this.refusedPercent = refusedPercent;
    }
}

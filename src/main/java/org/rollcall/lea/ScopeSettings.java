package org.rollcall.lea;

/** The limits of one scope as written; {@link Limit} says what each means. */
public final class ScopeSettings {

    private String studentsPercent;
    private String studentsAtLeast;
    private String studentsMost;
    private String groupsPercent;
    private String groupsAtLeast;
    private String groupsMost;
    private String loginsPercent;
    private String loginsAtLeast;
    private String loginsMost;
    private String addedPercent;
    private String addedAtLeast;
    private String addedMost;

    Limits.Scope read(SettingsReader reader, String scope, Limits.Scope otherwise) {
        if (otherwise.groups() == null && (groupsPercent != null || groupsAtLeast != null || groupsMost != null)) {
            reader.problem(scope, "a group has no groups; set limits.school or limits.lea");
        }
        return new Limits.Scope(
                limit(
                        reader,
                        scope + ".students",
                        studentsPercent,
                        studentsAtLeast,
                        studentsMost,
                        otherwise.students()),
                otherwise.groups() == null
                        ? null
                        : limit(
                                reader,
                                scope + ".groups",
                                groupsPercent,
                                groupsAtLeast,
                                groupsMost,
                                otherwise.groups()),
                limit(reader, scope + ".logins", loginsPercent, loginsAtLeast, loginsMost, otherwise.logins()),
                limit(reader, scope + ".added", addedPercent, addedAtLeast, addedMost, otherwise.added()));
    }

    private static Limit limit(
            SettingsReader reader, String what, String percent, String atLeast, String most, Limit otherwise) {
        return new Limit(
                reader.percent(what + "Percent", percent, otherwise.percent()),
                reader.number(what + "AtLeast", atLeast, otherwise.atLeast()),
                reader.number(what + "Most", most, otherwise.most()));
    }

    public void setStudentsPercent(String percent) {
        studentsPercent = percent;
    }

    public void setStudentsAtLeast(String number) {
        studentsAtLeast = number;
    }

    public void setStudentsMost(String number) {
        studentsMost = number;
    }

    public void setGroupsPercent(String percent) {
        groupsPercent = percent;
    }

    public void setGroupsAtLeast(String number) {
        groupsAtLeast = number;
    }

    public void setGroupsMost(String number) {
        groupsMost = number;
    }

    public void setLoginsPercent(String percent) {
        loginsPercent = percent;
    }

    public void setLoginsAtLeast(String number) {
        loginsAtLeast = number;
    }

    public void setLoginsMost(String number) {
        loginsMost = number;
    }

    public void setAddedPercent(String percent) {
        addedPercent = percent;
    }

    public void setAddedAtLeast(String number) {
        addedAtLeast = number;
    }

    public void setAddedMost(String number) {
        addedMost = number;
    }
}

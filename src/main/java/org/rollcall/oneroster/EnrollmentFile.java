package org.rollcall.oneroster;

import java.util.List;
import java.util.Set;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Details;
import org.rollcall.roster.Enrollments;
import org.rollcall.roster.Entity;
import org.rollcall.roster.RosterClass;

/** Who is in which class: also those whose days there are over or still to come. */
final class EnrollmentFile implements DataFile {

    private static final String ADMINISTRATOR = "administrator";
    private static final Set<String> ADMINISTRATORS =
            Set.of(ADMINISTRATOR, "districtAdministrator", "principal", "siteAdministrator", "systemAdministrator");

    private final Enrollments enrollments;
    private final Rows<RosterClass> classes;
    private final References refer;
    private final String[] ids;
    private final Integer[] order;

    EnrollmentFile(Enrollments enrollments, Rows<RosterClass> classes, References refer, Warnings notes) {
        this.enrollments = enrollments;
        this.classes = classes;
        this.refer = refer;
        String[] raw = new String[enrollments.size()];
        for (int e = 0; e < raw.length; e++) {
            if (!enrollments.dropped(e)) {
                String id = detail(e, "sourcedId");
                if (role(e).isEmpty()) {
                    notes.warn("enrollments.csv: a row is left out, since the standard knows no such part in a class: "
                            + detail(e, "role"));
                } else {
                    raw[e] = id.isEmpty() ? content(e) : id;
                }
            }
        }
        this.ids = SourcedIds.of(raw, this::content);
        this.order = Rows.order(ids);
    }

    private String content(int e) {
        return String.join(
                "@",
                classes.id(enrollments.rosterClass(e)),
                refer.users().id(enrollments.user(e)),
                role(e),
                detail(e, "beginDate"),
                detail(e, "endDate"));
    }

    private String detail(int e, String column) {
        String[] values = enrollments.details(e);
        return values == null ? "" : Cells.text(values[Details.place(Entity.ENROLLMENTS, column)]);
    }

    /** The role as the standard has it in a class; blank when it has none such. */
    private String role(int e) {
        switch (enrollments.role(e)) {
            case STUDENT:
                return "student";
            case TEACHER:
                return "teacher";
            default:
                String role = detail(e, "role");
                return ADMINISTRATORS.contains(role) ? ADMINISTRATOR : role.equals("proctor") ? role : "";
        }
    }

    @Override
    public String name() {
        return "enrollments";
    }

    @Override
    public List<String> columns() {
        return List.of("classSourcedId", "schoolSourcedId", "userSourcedId", "role", "primary", "beginDate", "endDate");
    }

    @Override
    public int size() {
        return order.length;
    }

    @Override
    public String[] row(int number) {
        int e = order[number];
        int rosterClass = enrollments.rosterClass(e);
        int school = refer.orgs().find(detail(e, "schoolSourcedId"));
        return DataFile.row(
                ids[e],
                classes.id(rosterClass),
                refer.orgs().id(school < 0 ? classes.get(rosterClass).school() : school),
                refer.users().id(enrollments.user(e)),
                role(e),
                String.valueOf(enrollments.role(e) == Enrollments.Role.TEACHER && enrollments.primary(e)),
                Cells.date(detail(e, "beginDate")),
                Cells.date(detail(e, "endDate")));
    }
}

package org.rollcall.merge;

import org.rollcall.roster.Cds;
import org.rollcall.roster.Org;

/** The fields of an org. An identifier is of use when it is a CDS code, or when nothing else is there. */
final class OrgFields extends Fields<Org> {

    private static final int NAME = 0;
    private static final int TYPE = 1;

    OrgFields() {
        super("org.name", "org.type", "org.identifier");
    }

    @Override
    Object get(Org org, int field) {
        return switch (field) {
            case NAME -> filled(org.name());
            case TYPE -> filled(org.type());
            default -> Cds.of(org.identifier());
        };
    }

    @Override
    Org with(Org org, int field, Object value) {
        return switch (field) {
            case NAME -> new Org((String) value, org.type(), org.identifier());
            case TYPE -> new Org(org.name(), (String) value, org.identifier());
            default -> new Org(org.name(), org.type(), (String) value);
        };
    }

    @Override
    boolean same(int field, Object one, Object other) {
        return field == NAME ? ((String) one).equalsIgnoreCase((String) other) : super.same(field, one, other);
    }
}

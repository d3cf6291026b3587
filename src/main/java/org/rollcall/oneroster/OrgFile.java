package org.rollcall.oneroster;

import java.util.List;
import org.rollcall.ledger.Warnings;
import org.rollcall.roster.Org;

/** Schools, districts and the like. */
final class OrgFile implements DataFile {

    private final Rows<Org> orgs;
    private final Warnings notes;

    OrgFile(Rows<Org> orgs, Warnings notes) {
        this.orgs = orgs;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "orgs";
    }

    @Override
    public List<String> columns() {
        return List.of("name", "type", "identifier", "parentSourcedId");
    }

    @Override
    public int size() {
        return orgs.size();
    }

    @Override
    public String[] row(int number) {
        int index = orgs.index(number);
        Org org = orgs.get(index);
        return DataFile.row(
                orgs.id(index),
                Cells.first(org.name(), orgs.id(index)),
                org.type(),
                Cells.text(org.identifier()),
                parent(index));
    }

    private String parent(int index) {
        String named = orgs.detail(index, "parentSourcedId");
        int parent = orgs.find(named);
        if (!named.isEmpty() && (parent < 0 || parent == index)) {
            notes.warn("orgs.csv: a parentSourcedId names no other org and is left blank");
        }
        return parent < 0 || parent == index ? "" : orgs.id(parent);
    }

    /**
     * The org that stands for all: the district, when there is one, else the first in the order of kinds and ids; -1 when
     * there is none at all.
     */
    int home() {
        for (String type : List.of("district", "local", "school", "department")) {
            for (int index : orgs.indexes()) {
                if (orgs.get(index).type().equals(type)) {
                    return index;
                }
            }
        }
        return orgs.size() == 0 ? -1 : orgs.index(0);
    }
}

package org.rollcall.demo;

import java.io.IOException;
import java.nio.file.Path;

/** What an LEA whose SIS can only export files sends: those of the standard data specification. */
final class SpecExport {

    private final SpecRows rows;

    SpecExport(District district) {
        this.rows = new SpecRows(district);
    }

    /** Writes them into a folder that is there. */
    void writeTo(Path folder) throws IOException {
        for (SpecFile file : SpecFile.values()) {
            RosterRows table = rows(file).under(file.columns());
            WholeFile.write(folder.resolve(file.fileName()), table::encode);
        }
    }

    private RosterRows rows(SpecFile file) {
        return switch (file) {
            case SCHOOLS -> rows::schools;
            case TERMS -> rows::terms;
            case COURSES -> rows::courses;
            case SECTIONS -> rows::sections;
            case STAFF -> rows::staff;
            case SECTION_STAFF -> rows::sectionStaff;
            case STUDENTS -> rows::students;
            case SECTION_STUDENTS -> rows::sectionStudents;
        };
    }
}

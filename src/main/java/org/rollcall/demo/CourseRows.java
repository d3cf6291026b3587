package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;

final class CourseRows implements RosterRows {

    private final District district;

    CourseRows(District district) {
        this.district = district;
    }

    @Override
    public void writeTo(CsvWriter csv) {
        SourcedIds ids = district.ids();
        String year = ids.session(district.calendar().yearKey());
        String modified = Stamp.of(district.calendar().yearBegin());
        for (Course course : district.courses()) {
            csv.writeRecord(
                    ids.course(course.code()),
                    Stamp.ACTIVE,
                    modified,
                    year,
                    course.title(),
                    course.code(),
                    String.join(",", course.grades()),
                    ids.district(),
                    course.department(),
                    course.sced());
        }
    }
}

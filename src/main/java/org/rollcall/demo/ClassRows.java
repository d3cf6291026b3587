package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;

final class ClassRows implements RosterRows {

    private final District district;
    private final String modified;

    ClassRows(District district) {
        this.district = district;
        this.modified = Stamp.of(district.calendar().yearBegin());
    }

    @Override
    public void writeTo(CsvWriter csv) {
        SourcedIds ids = district.ids();
        for (School school : district.schools()) {
            district.schedule(school).sections().forEach(section -> write(csv, section));
            if (school.is(Oddity.DANGLING_ROWS)) {
                Section section = district.schedule(school).sections().get(0);
                write(csv, section, ids.section(school.code() + "_9998"), ids.course("RETIRED"));
            }
        }
        district.academy().ifPresent(academy -> academy.sections().forEach(section -> write(csv, section)));
    }

    private void write(CsvWriter csv, Section section) {
        SourcedIds ids = district.ids();
        write(csv, section, ids.section(section), ids.course(section.course().code()));
    }

    private void write(CsvWriter csv, Section section, String sourcedId, String courseSourcedId) {
        Course course = section.course();
        csv.writeRecord(
                sourcedId,
                Stamp.ACTIVE,
                modified,
                section.title(),
                String.join(",", section.grades()),
                courseSourcedId,
                section.code(),
                section.classType(),
                section.room(),
                district.ids().school(section.school()),
                district.ids().session(district.calendar().key(section.term())),
                course.department(),
                course.sced(),
                section.period());
    }
}

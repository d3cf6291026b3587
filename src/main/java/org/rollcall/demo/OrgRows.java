package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;

/** The district, which for a charter is the one that authorised it, then the schools. */
final class OrgRows implements RosterRows {

    private final District district;

    OrgRows(District district) {
        this.district = district;
    }

    @Override
    public void writeTo(CsvWriter csv) {
        SourcedIds ids = district.ids();
        String modified = Stamp.of(district.calendar().yearBegin());
        Agency agency = district.settings().agency();
        String identifier = agency.countyDistrict() + "0000000";
        csv.writeRecord(ids.district(), Stamp.ACTIVE, modified, agency.districtName(), "district", identifier, "");
        district.schools().forEach(school -> school(csv, school));
        district.academy().ifPresent(academy -> school(csv, academy.school()));
    }

    private void school(CsvWriter csv, School school) {
        SourcedIds ids = district.ids();
        csv.writeRecord(
                ids.school(school),
                Stamp.ACTIVE,
                Stamp.of(district.calendar().yearBegin()),
                school.name(),
                "school",
                school.cds(),
                ids.district());
    }
}

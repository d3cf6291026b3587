package org.rollcall.demo;

import de.siegmar.fastcsv.writer.CsvWriter;

final class SessionRows implements RosterRows {

    private final District district;

    SessionRows(District district) {
        this.district = district;
    }

    @Override
    public void writeTo(CsvWriter csv) {
        SchoolCalendar calendar = district.calendar();
        String year = district.ids().session(calendar.yearKey());
        String modified = Stamp.of(calendar.yearBegin());
        String schoolYear = String.valueOf(calendar.endYear());
        csv.writeRecord(
                year,
                Stamp.ACTIVE,
                modified,
                calendar.title(),
                "schoolYear",
                calendar.yearBegin().toString(),
                calendar.yearEnd().toString(),
                "",
                schoolYear);
        for (Term term : Term.values()) {
            csv.writeRecord(
                    district.ids().session(calendar.key(term)),
                    Stamp.ACTIVE,
                    modified,
                    term.title(),
                    term.type(),
                    calendar.begin(term).toString(),
                    calendar.end(term).toString(),
                    year,
                    schoolYear);
        }
    }
}

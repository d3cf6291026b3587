package org.rollcall.cli;

import java.util.Map;
import java.util.TreeMap;

/** The files that {@link DatabaseRoster}'s queries make of it. */
final class DatabaseRosterFiles {

    private static final String[] NAMES = {
        "Ada,Abrin",
        "José María,Núñez",
        DatabaseRoster.EMOJI + ",Nguyễn",
        "\"Dee \"\"Dot\"\"\",O'Neil",
        "Eve,\"Smith, Jr.\"",
        "Færø,Þór"
    };

    private DatabaseRosterFiles() {}

    static Map<String, String> ofPostgres() {
        Map<String, String> files = new TreeMap<>();
        files.put(
                "schools.csv",
                """
                schoolId,name,cds
                101 ,Encina Élémentaire,99123450000101
                102 ,"Cedar, ""The"" School",99123450000102
                103 ,Alder,99123450000103
                """);
        files.put(
                "terms.csv",
                """
                termId,title,startDate,endDate,schoolYear
                Y,Full year,BEGIN,END,YEAR
                """);
        files.put(
                "courses.csv",
                """
                courseId,title,courseCode,subjectCodes
                1,"Ópera EMOJI, ""Live""
                and more",2026-02-03 04:05:06.789,02
                2,LONG_TEXT,2026-02-03 04:05:06,""
                3,Unused,2026-02-03,LONG_VARCHAR
                4,tab\there,,
                """);
        files.put(
                "sections.csv",
                """
                sectionId,schoolId,termIds,courseId,title,sectionNumber,periods,classType,grades,subjectCodes
                1,101 ,Y,1,,0417  ,3,scheduled,4,0.100
                2,102 ,Y,2,"",18    ,,scheduled,12,1203.500
                3,103 ,Y,,Room 12,12    ,0,homeroom,,-7.000
                4,103 ,Y,,NOTE_1001,,1,homeroom,5,
                5,103 ,Y,,NOTE_4001,      ,2,homeroom,5,12345.678
                """);
        files.put(
                "staff.csv",
                """
                staffId,givenName,familyName,email,active
                2,Otto,O'Brook,otto@bay.example,true
                3,Ann,Cruz,"",false
                9007199254740993,Zoë EMOJI,Arroyo,zoe@bay.example,true
                """);
        files.put(
                "section_staff.csv",
                """
                sectionId,staffId,primary,beginDate,endDate
                1,9007199254740993,true,BEGIN,END
                2,2,true,,
                3,2,true,,
                3,3,false,,
                4,3,true,,
                5,2,,,
                """);
        files.put("students.csv", students());
        files.put(
                "section_students.csv",
                """
                sectionId,studentId,beginDate,endDate
                1,S05,,
                1,S10,,
                2,S01,BEGIN,
                2,S06,,
                2,S11,,
                3,S02,,GONE
                3,S07,,
                3,S12,,
                4,S03,,
                4,S08,,
                5,S04,,
                5,S09,,
                """);
        files.replaceAll((name, text) -> DatabaseRoster.filled(text));
        return files;
    }

    private static String students() {
        StringBuilder rows = new StringBuilder("studentId,ssid,givenName,familyName,grade,schoolId\n");
        for (int i = 1; i <= 12; i++) {
            String ssid = i == 11 ? "" : i == 12 ? "\"\"" : "91200000" + (10 + i);
            rows.append(String.format("S%02d,%s,%s,0%d ,10%d \n", i, ssid, NAMES[i % 6], 4 + i % 3, 1 + i % 3));
        }
        return rows.toString();
    }

    /** SQLite pads nothing, and knows numbers by their value. */
    static Map<String, String> ofSqlite() {
        Map<String, String> files = ofPostgres();
        files.replaceAll((name, text) -> text.replaceAll("(?m)(?<=\\d) +(?=,|$)", "")
                .replace(",      ,", ",\"\",")
                .replace("0.100", "0.1")
                .replace("1203.500", "1203.5")
                .replace("-7.000", "-7"));
        return files;
    }
}

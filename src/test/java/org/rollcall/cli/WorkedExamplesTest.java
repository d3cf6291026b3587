package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rollcall.cli.SpecLea.WINDOWS;
import static org.rollcall.cli.SpecLea.day;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollcall.oracle.CersOracle;

/** The worked examples of specifications of a district's own, each by a whole night of files as such a SIS writes them. */
class WorkedExamplesTest {

    private static final String AERIES = "sis/aeries/specs/aeries-tables.yaml";
    private static final String POWERSCHOOL = "sis/powerschool/specs/powerschool-tabs.yaml";
    private static final String ROSTER = "sis/default/specs/class-roster.yaml";
    private static final String ELEMENTARY = "99123456000011";
    private static final String MIDDLE = "99123456000022";
    private static final String QUESTION_MARK = "the exporter has put a question mark where a letter was";

    @TempDir
    Path folder;

    /** The file CERS gets, its lines as they must be, the year standing for YEAR. */
    private static String csv(String lines) {
        int year = Site.TODAY.getYear() + (Site.TODAY.getMonthValue() > 6 ? 1 : 0);
        return ("group_name,school_natural_id,school_year,subject_code,student_ssid,group_user_login\n" + lines)
                .replace(",YEAR,", "," + year + ",")
                .replace("\n", "\r\n");
    }

    private static void assertPublished(SpecLea lea, Site.Result result, String figures, String lines)
            throws IOException {
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(lea.ending(result)).isEqualTo("published to the drop folder, " + figures);
        assertThat(lea.published()).isEqualTo(csv(lines));
        assertThat(lea.report("refused.csv").lines()).hasSize(1);
        CersOracle.Result uploaded = lea.upload(SpecLea.cers(ELEMENTARY, MIDDLE, "00987656000011", "00987656000022"));
        assertThat(uploaded.status()).isEqualTo(CersOracle.Status.ACCEPTED_PROCESSED);
        assertThat(uploaded.harms()).isEmpty();
    }

    /** The lines of {@code damaged.csv} but for its header, the source left out. */
    private static Iterable<String> damaged(SpecLea lea) throws IOException {
        return lea.report("damaged.csv")
                .lines()
                .skip(1)
                .map(line -> line.replaceFirst("^spec-files,", ""))
                .toList();
    }

    // ---- Aeries

    private static String stu(String rows) {
        return "SC,SN,ID,CID,LN,FN,MN,GR,BD,TG,DEL\n" + rows;
    }

    private static String sec(String rows) {
        return "SC,SN,SE,CN,ID,DEL\n" + rows;
    }

    private SpecLea aeries(String... settings) throws IOException {
        return new SpecLea(new Site(folder), "9912345", AERIES, settings)
                .file(
                        "LOC.csv",
                        WINDOWS,
                        """
                        CD,NM,SNM,CC,DC,SC
                        0,Bay Unified,Bay,99,12345,0000000
                        101,Cañada Elementary,Cañada,99,12345,6000011
                        102,Harbor Middle,Harbor,99,12345,6000022
                        """)
                .file(
                        "TRM.csv",
                        WINDOWS,
                        """
                        SC,TM,D1,D2,DTS
                        101,Y,START,END,NULL
                        102,Y,START,END,NULL
                        102,F,START,SOON,NULL
                        102,S,LATER,END,NULL
                        """
                                .replace("START", day(-90, "yyyy-MM-dd") + " 00:00:00.000")
                                .replace("END", day(180, "yyyy-MM-dd") + " 00:00:00.000")
                                .replace("SOON", day(0))
                                .replace("LATER", day(1)))
                .file(
                        "CRS.csv",
                        WINDOWS,
                        """
                        CN,CO,DE,LO,HI,S1
                        0400,Grade 4,Grade 4 homeroom,4,4,A
                        0100,"TK, Kindergarten",,-1,0,A
                        M701,Mathematics 7,NULL,7,7,C
                        E701,English 7,NULL,7,7,B
                        """)
                .file(
                        "MST.csv",
                        WINDOWS,
                        """
                        SC,SE,CN,TN,SM,PD,RM,DEL
                        101,17,0400,12,Y,NULL,4,0
                        101,18,0100,13,Y,NULL,1,0
                        102,17,M701,12,Y,3,B2,0
                        102,18,E701,14,F,4,B3,0
                        102,19,E701,14,S,4,B3,0
                        102,20,M701,12,Y,5,B2,1
                        """)
                .file(
                        "TCH.csv",
                        WINDOWS,
                        """
                        SC,TN,ID,TE,TF,TLN,EM,RM
                        101,12,501,Peña R,Rosa,Peña,Rosa.Pena@bay.example,4
                        101,13,502,Nguy?n L,Linh,Nguy?n,linh.nguyen@bay.example,1
                        102,12,503,O'Brien K,Kate,O'Brien,kate.obrien@bay.example,B2
                        102,14,504,Tran L,Linh,Tran,NULL,B3
                        """)
                .file(
                        "STU.csv",
                        WINDOWS,
                        stu(
                                """
                                101,1,100001,9120000001,Peña,Mateo,,4,2016-11-03,,0
                                101,2,100002,9120000002,O'Brien,Siobhán,,4,2016-11-03,,0
                                101,3,100003,9120000003,"García, Jr.",Luz,,4,2016-11-03,,0
                                101,4,100004,9120000004,Li,Wei,,-1,2022-11-03,,0
                                101,5,100005,9120000005,Kaur,Simran,,0,2021-11-03,,0
                                102,1,100006,9120000006,Nguy?n,Minh,,7,2013-11-03,,0
                                102,2,100007,NULL,Reyes,Ana,,7,2013-11-03,,0
                                102,3,100008,9120000008,Weiß,Sam,,7,2013-11-03,I,0
                                102,4,100009,9120000009,Doe,Kim,,7,2013-11-03,,1
                                """))
                .file(
                        "SEC.csv",
                        WINDOWS,
                        sec(
                                """
                                101,1,17,0400,100001,0
                                101,2,17,0400,100002,0
                                101,3,17,0400,100003,0
                                101,4,18,0100,100004,0
                                101,5,18,0100,100005,0
                                102,1,17,M701,100006,0
                                102,1,18,E701,100006,0
                                102,1,19,E701,100006,0
                                102,2,17,M701,100007,0
                                102,3,17,M701,100008,1
                                102,4,17,M701,100009,1
                                """));
    }

    @Test
    void extracts_of_aeries_tables_make_groups() throws IOException {
        SpecLea lea = aeries("\"groups[0].subjects[ELA]\": B", "\"groups[0].subjects[Math]\": C");

        assertPublished(
                lea,
                lea.run(),
                "4 groups, 6 students, 3 logins",
                """
                Grade 4 17 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000001,
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000002,
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000003,
                "TK, Kindergarten 18 Nguy?n",99123456000011,YEAR,All,,linh.nguyen@bay.example
                "TK, Kindergarten 18 Nguy?n",99123456000011,YEAR,All,9120000004,
                "TK, Kindergarten 18 Nguy?n",99123456000011,YEAR,All,9120000005,
                English 7 P4 18 Tran,99123456000022,YEAR,ELA,9120000006,
                Mathematics 7 P3 17 O'Brien,99123456000022,YEAR,Math,,kate.obrien@bay.example
                Mathematics 7 P3 17 O'Brien,99123456000022,YEAR,Math,9120000006,
                """);
        assertThat(lea.ledger())
                .containsOnly(
                        "LOC.csv: 3 read, 2 used, where 1",
                        "TRM.csv: 4 read, 3 used, no-group 1",
                        "CRS.csv: 4 read, 4 used",
                        "MST.csv (sections): 6 read, 4 used, not-in-term 1, where 1",
                        "MST.csv (section_staff): 6 read, 3 used, class-not-in-term 1, login-missing 1, where 1",
                        "TCH.csv: 4 read, 3 used, login-missing 1",
                        "STU.csv: 9 read, 6 used, ssid-missing 1, where 2",
                        "SEC.csv: 11 read, 7 used, class-not-in-term 1, ssid-missing 1, where 2");
        assertThat(damaged(lea))
                .containsExactly(
                        "TCH.csv,3,TLN," + QUESTION_MARK + ",,101-13", "STU.csv,7,LN," + QUESTION_MARK + ",,100006");
        assertThat(lea.warnings())
                .containsExactly(
                        "LOC.csv is not UTF-8 and is read as windows-1252, as configured",
                        "TCH.csv is not UTF-8 and is read as windows-1252, as configured",
                        "STU.csv is not UTF-8 and is read as windows-1252, as configured",
                        "LOC.csv: a row does not pass the filter where",
                        "MST.csv: a row does not pass the filter where",
                        "STU.csv: a row does not pass the filter where (2 times)",
                        "SEC.csv: a row does not pass the filter where (2 times)",
                        "TCH.csv, TLN: 1 damaged: " + QUESTION_MARK + "; see damaged.csv",
                        "STU.csv, LN: 1 damaged: " + QUESTION_MARK + "; see damaged.csv");
    }

    @Test
    void places_of_aeries_students_and_sections_that_do_not_count_do_not_fail_the_night() throws IOException {
        SpecLea lea = aeries().file(
                        "SEC.csv",
                        WINDOWS,
                        sec(
                                """
                                101,1,17,0400,100001,0
                                102,1,17,M701,100006,0
                                102,1,20,M701,100006,0
                                102,3,17,M701,100008,0
                                """));

        assertPublished(
                lea,
                lea.run(),
                "2 groups, 2 students, 2 logins",
                """
                Grade 4 17 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000001,
                Mathematics 7 P3 17 O'Brien,99123456000022,YEAR,All,,kate.obrien@bay.example
                Mathematics 7 P3 17 O'Brien,99123456000022,YEAR,All,9120000006,
                """);
    }

    @Test
    void an_aeries_student_of_a_grade_beyond_the_twelfth_is_a_student() throws IOException {
        SpecLea lea = aeries().file("STU.csv", WINDOWS, stu("101,1,100001,9120000001,Peña,Mateo,,15,2016-11-03,,0\n"))
                .file("SEC.csv", WINDOWS, sec("101,1,17,0400,100001,0\n"));

        assertPublished(
                lea,
                lea.run(),
                "1 groups, 1 students, 1 logins",
                """
                Grade 4 17 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000001,
                """);
    }

    @Test
    void a_word_that_means_blank_means_it_to_aeries_filters_too() throws IOException {
        SpecLea lea = aeries().file(
                        "STU.csv", WINDOWS, stu("101,1,100001,9120000001,Peña,Mateo,NULL,4,2016-11-03,NULL,0\n"))
                .file("SEC.csv", WINDOWS, sec("101,1,17,0400,100001,0\n"));

        assertPublished(
                lea,
                lea.run(),
                "1 groups, 1 students, 1 logins",
                """
                Grade 4 17 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                Grade 4 17 Peña,99123456000011,YEAR,All,9120000001,
                """);
    }

    // ---- PowerSchool

    private static final String STAMP = "_" + day(0, "yyyyMMdd") + ".txt";

    /** A tab-separated file, its name ending in today's date. */
    private static void tabs(SpecLea lea, String name, String text) throws IOException {
        lea.file(name + STAMP, WINDOWS, text.replace("|", "\t"));
    }

    private static String students(String rows) {
        return "STUDENTS.ID|STUDENTS.STUDENT_NUMBER|STUDENTS.STATE_STUDENTNUMBER|STUDENTS.LAST_NAME|STUDENTS.FIRST_NAME|"
                + "STUDENTS.GRADE_LEVEL|STUDENTS.SCHOOLID|STUDENTS.ENROLL_STATUS\n" + rows;
    }

    private static String cc(String rows) {
        return ("CC.ID|CC.STUDENTID|CC.SECTIONID|CC.TERMID|CC.SCHOOLID|CC.DATEENROLLED|CC.DATELEFT\n" + rows)
                .replace("START", day(-90))
                .replace("TODAY", day(0))
                .replace("TOMORROW", day(1))
                .replace("END", day(181));
    }

    private SpecLea powerSchool() throws IOException {
        SpecLea lea = new SpecLea(new Site(folder), "0098765", POWERSCHOOL, "\"groups[0].subjects[Math]\": Math");
        tabs(
                lea,
                "schools",
                """
                SCHOOLS.SCHOOL_NUMBER|SCHOOLS.NAME|SCHOOLS.ALTERNATE_SCHOOL_NUMBER|SCHOOLS.LOW_GRADE
                11|Cañada Elementary|987656000011|-1
                22|Harbor "The Point" Middle|987656000022|6
                """);
        tabs(
                lea,
                "terms",
                """
                TERMS.ID|TERMS.SCHOOLID|TERMS.NAME|TERMS.FIRSTDAY|TERMS.LASTDAY|TERMS.YEARID
                3600|11|Year|START|END|36
                3600|22|Year|START|END|36
                3602|22|Semester 2|LATER|END|36
                """
                        .replace("START", day(-90))
                        .replace("END", day(180, "MM/dd/yyyy"))
                        .replace("LATER", day(60)));
        tabs(
                lea,
                "courses",
                """
                COURSES.COURSE_NUMBER|COURSES.COURSE_NAME|COURSES.CREDITTYPE|COURSES.DCID
                0100|TK/K Combination||1
                0700|Math 7|Math|2
                """);
        tabs(
                lea,
                "sections",
                """
                SECTIONS.ID|SECTIONS.SCHOOLID|SECTIONS.TERMID|SECTIONS.COURSE_NUMBER|SECTIONS.SECTION_NUMBER|SECTIONS.EXTERNAL_EXPRESSION|SECTIONS.ROOM
                501|11|3600|0100|1|1(A)|K1
                502|22|3600|0700|1|3(A-B)|B2
                503|22|3602|0700|2|4(A)|B2
                """);
        tabs(
                lea,
                "teachers",
                """
                TEACHERS.ID|TEACHERS.FIRST_NAME|TEACHERS.LAST_NAME|TEACHERS.EMAIL_ADDR|TEACHERS.STATUS
                12|Rosa|Peña|rosa.pena@bay.example|1
                13|Kate|O'Brien|kate.obrien@bay.example|1
                14|Linh|Nguy?n|linh.nguyen@bay.example|1
                15|Gone|Away|gone.away@bay.example|2
                """);
        tabs(
                lea,
                "sectionteacher",
                """
                SECTIONTEACHER.ID|SECTIONTEACHER.SECTIONID|SECTIONTEACHER.TEACHERID|ROLEDEF.NAME|SECTIONTEACHER.START_DATE|SECTIONTEACHER.END_DATE
                1|501|12|Lead Teacher|start|end
                2|502|13|Co-teacher|start|end
                3|502|14|Lead Teacher|start|end
                4|503|13|Lead Teacher|start|end
                5|501|13|Co-teacher|start|yesterday
                """
                        .replace("|start", "|" + day(-90))
                        .replace("|end", "|" + day(181))
                        .replace("|yesterday", "|" + day(-1)));
        tabs(
                lea,
                "students",
                students(
                        """
                        1001|7001|9120000001|Peña|Mateo|-1|11|0
                        1002|7002|9120000002|Kaur|"Sim" Simran|0|11|0
                        1003|7003|9120000003|Nguy?n|Minh|7|22|0
                        1004|7004|9120000004|O'Brien|Siobhán|7|22|0
                        1005|7005||García|Luz|7|22|0
                        1006|7006|9120000006|Weiß|Sam|7|22|2
                        """));
        tabs(
                lea,
                "cc",
                cc(
                        """
                        1|1001|501|3600|11|START|END
                        2|1002|501|3600|11|START|TOMORROW
                        3|1003|502|3600|22|START|END
                        4|1004|502|3600|22|START|TODAY
                        5|1005|502|3600|22|START|END
                        6|1004|-502|-3600|22|START|END
                        7|1003|503|3602|22|START|END
                        """));
        return lea;
    }

    @Test
    void exports_of_powerschool_make_groups() throws IOException {
        SpecLea lea = powerSchool();

        assertPublished(
                lea,
                lea.run(),
                "2 groups, 3 students, 3 logins",
                """
                TK/K Combination P1(A) 1 Peña,00987656000011,YEAR,All,,rosa.pena@bay.example
                TK/K Combination P1(A) 1 Peña,00987656000011,YEAR,All,9120000001,
                TK/K Combination P1(A) 1 Peña,00987656000011,YEAR,All,9120000002,
                Math 7 P3(A-B) 1 Nguy?n,00987656000022,YEAR,Math,,kate.obrien@bay.example
                Math 7 P3(A-B) 1 Nguy?n,00987656000022,YEAR,Math,,linh.nguyen@bay.example
                Math 7 P3(A-B) 1 Nguy?n,00987656000022,YEAR,Math,9120000003,
                """);
        assertThat(lea.ledger())
                .containsOnly(
                        "schools" + STAMP + ": 2 read, 2 used",
                        "terms" + STAMP + ": 3 read, 2 used, no-group 1",
                        "courses" + STAMP + ": 2 read, 2 used",
                        "sections" + STAMP + ": 3 read, 2 used, not-in-term 1",
                        "teachers" + STAMP + ": 4 read, 3 used, where 1",
                        "sectionteacher" + STAMP + ": 5 read, 3 used, class-not-in-term 1, ended 1",
                        "students" + STAMP + ": 6 read, 3 used, not-enrolled 1, ssid-missing 1, where 1",
                        "cc" + STAMP + ": 7 read, 3 used, class-not-in-term 1, ended 1, ssid-missing 1, where 1");
        assertThat(damaged(lea))
                .containsExactly(
                        "teachers" + STAMP + ",4,TEACHERS.LAST_NAME," + QUESTION_MARK + ",,14",
                        "students" + STAMP + ",4,STUDENTS.LAST_NAME," + QUESTION_MARK + ",,1003");
    }

    @Test
    void places_of_powerschool_students_and_teachers_who_left_do_not_fail_the_night() throws IOException {
        SpecLea lea = powerSchool();
        tabs(
                lea,
                "cc",
                cc(
                        """
                3|1003|502|3600|22|START|END
                8|1006|502|3600|22|START|TODAY
                """));
        tabs(
                lea,
                "sectionteacher",
                """
                SECTIONTEACHER.SECTIONID|SECTIONTEACHER.TEACHERID|ROLEDEF.NAME|SECTIONTEACHER.START_DATE|SECTIONTEACHER.END_DATE
                502|15|Lead Teacher|start|yesterday
                502|14|Lead Teacher|yesterday|
                """
                        .replace("|start", "|" + day(-90))
                        .replace("|yesterday", "|" + day(-1)));

        assertPublished(
                lea,
                lea.run(),
                "1 groups, 1 students, 1 logins",
                """
                Math 7 P3(A-B) 1 Nguy?n,00987656000022,YEAR,Math,,linh.nguyen@bay.example
                Math 7 P3(A-B) 1 Nguy?n,00987656000022,YEAR,Math,9120000003,
                """);
    }

    @Test
    void a_powerschool_term_lasts_through_its_last_day() throws IOException {
        SpecLea lea = powerSchool();
        tabs(
                lea,
                "terms",
                """
                TERMS.ID|TERMS.SCHOOLID|TERMS.NAME|TERMS.FIRSTDAY|TERMS.LASTDAY
                3600|11|Year|START|END
                3600|22|Year|START|TODAY
                3602|22|Semester 2|START|START
                """
                        .replace("START", day(-90))
                        .replace("END", day(180))
                        .replace("TODAY", day(0)));

        assertThat(lea.ending(lea.run())).isEqualTo("published to the drop folder, 2 groups, 3 students, 3 logins");
    }

    @Test
    void powerschool_files_of_two_days_are_not_one_delivery() throws IOException {
        SpecLea lea = powerSchool();
        String yesterday = "cc_" + day(-1, "yyyyMMdd") + ".txt";
        Files.move(lea.drop().resolve("cc" + STAMP), lea.drop().resolve(yesterday));

        Site.Result result = lea.run();

        assertThat(result.code()).isEqualTo(4);
        assertThat(lea.ending(result))
                .contains(yesterday + " and courses" + STAMP + " are of different days by their names");
    }

    // ---- A class roster

    private static final String COLUMNS =
            "School No|School|CDS Code|Section|Course Title|Period|Teacher ID|Teacher|Teacher Email|Perm ID|State ID|"
                    + "Student|Grade|Birthdate|Enroll Status\n";

    /** The example, its terms put right for the year as its head asks for. */
    private SpecLea roster(String rows) throws IOException {
        String ours = StandardYaml.source(ROSTER);
        String terms = "startDate: 2026-08-01, endDate: 2027-06-30";
        assertThat(ours).contains(terms);
        Site site = new Site(folder)
                .file(
                        "specs/ours.yaml",
                        ours.replace(
                                terms,
                                "startDate: " + day(-90, "yyyy-MM-dd") + ", endDate: " + day(180, "yyyy-MM-dd")));
        return new SpecLea(site, "9912345", "specs/ours.yaml")
                .file("Class Roster " + day(0, "M-d-yyyy") + ".txt", WINDOWS, (COLUMNS + rows).replace("|", "\t"));
    }

    @Test
    void the_class_roster_is_a_specification_of_less_than_forty_lines() {
        assertThat(StandardYaml.source(ROSTER).lines().count()).isLessThan(40);
    }

    @Test
    void one_wide_class_roster_makes_groups() throws IOException {
        String file = "Class Roster " + day(0, "M-d-yyyy") + ".txt";
        SpecLea lea = roster(
                """
                011|Cañada Elementary|99123456000011|K1|TK/K Homeroom||12|Peña, Rosa|rosa.pena@bay.example|1001|9120000001|Peña, Mateo|TK|11/3/2022|Active
                011|Cañada Elementary|99123456000011|K1|TK/K Homeroom||12|Peña, Rosa|rosa.pena@bay.example|1002|9120000002|Kaur, Simran|K|11/3/2021|Active
                022|Harbor Middle|99123456000022|K1|Math 7|3|13|O'Brien, Kate|kate.obrien@bay.example|1003|9120000003|Nguy?n, Minh|7|11/3/2013|Active
                022|Harbor Middle|99123456000022|K1|Math 7|3|14|Tran, Linh|linh.tran@bay.example|1003|9120000003|Nguy?n, Minh|7|11/3/2013|Active
                022|Harbor Middle|99123456000022|K1|Math 7|3|13|O'Brien, Kate|kate.obrien@bay.example|1004|9120000004|"O'Brien, Siobhán ""Sib"\""|07|11/3/2013|Active
                022|Harbor Middle|99123456000022|K1|Math 7|3|14|Tran, Linh|linh.tran@bay.example|1004|9120000004|"O'Brien, Siobhán ""Sib"\""|07|11/3/2013|Active
                022|Harbor Middle|99123456000022|E7|English 7|4||||1003|9120000003|Nguy?n, Minh|7|11/3/2013|Active
                022|Harbor Middle|99123456000022|K1|Math 7|3|13|O'Brien, Kate|kate.obrien@bay.example|1005|9120000005|Weiß, Sam|7|11/3/2013|Withdrawn
                """);

        Site.Result result = lea.run();

        assertPublished(
                lea,
                result,
                "3 groups, 4 students, 3 logins",
                """
                TK/K Homeroom K1 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                TK/K Homeroom K1 Peña,99123456000011,YEAR,All,9120000001,
                TK/K Homeroom K1 Peña,99123456000011,YEAR,All,9120000002,
                English 7 P4 E7,99123456000022,YEAR,All,9120000003,
                Math 7 P3 K1 O'Brien,99123456000022,YEAR,All,,kate.obrien@bay.example
                Math 7 P3 K1 O'Brien,99123456000022,YEAR,All,,linh.tran@bay.example
                Math 7 P3 K1 O'Brien,99123456000022,YEAR,All,9120000003,
                Math 7 P3 K1 O'Brien,99123456000022,YEAR,All,9120000004,
                """);
        assertThat(lea.ledger())
                .containsOnly(
                        file + " (schools): 8 read, 2 used, 5 merged, where 1",
                        file + " (sections): 8 read, 3 used, 4 merged, where 1",
                        file + " (staff): 8 read, 3 used, 3 merged, blank-staffId 1, where 1",
                        file + " (section_staff): 8 read, 3 used, 3 merged, blank-staffId 1, where 1",
                        file + " (students): 8 read, 4 used, 3 merged, where 1",
                        file + " (section_students): 8 read, 5 used, 2 merged, where 1",
                        "specs/ours.yaml (terms): 1 read, 1 used");
        assertThat(lea.warnings())
                .contains(
                        file + " is not UTF-8 and is read as windows-1252, as configured",
                        file + " (students), Student: 3 damaged: " + QUESTION_MARK + "; see damaged.csv");
        assertThat(result.out())
                .contains(
                        "Note: " + file + " (students), Student: 3 damaged: " + QUESTION_MARK + "; see damaged.csv.\n");
        assertThat(damaged(lea))
                .containsExactly(
                        file + " (students),4,Student," + QUESTION_MARK + ",,1003",
                        file + " (students),5,Student," + QUESTION_MARK + ",,1003",
                        file + " (students),8,Student," + QUESTION_MARK + ",,1003");
    }

    @Test
    void a_student_whom_a_partial_roster_lists_as_withdrawn_is_not_left_as_before() throws IOException {
        String rows =
                """
                011|Cañada Elementary|99123456000011|4|Grade 4||12|Peña, Rosa|rosa.pena@bay.example|1001|9120000001|Peña, Mateo|4|11/3/2016|Active
                011|Cañada Elementary|99123456000011|4|Grade 4||12|Peña, Rosa|rosa.pena@bay.example|1002|9120000002|Kaur, Simran|4|11/3/2016|Active
                """;
        SpecLea lea = roster(rows).partial();
        assertThat(lea.ending(lea.run())).isEqualTo("published to the drop folder, 1 groups, 2 students, 1 logins");

        lea.file(
                "Class Roster.txt",
                WINDOWS,
                (COLUMNS + rows.replaceFirst("(?s)(.*)Active", "$1Withdrawn")).replace("|", "\t"));

        assertThat(lea.ending(lea.run())).isEqualTo("published to the drop folder, 1 groups, 1 students, 1 logins");
        assertThat(lea.published()).contains(",9120000001,").doesNotContain(",9120000002,");
    }

    // ---- A layout of nobody's

    @Test
    void a_layout_without_a_header_and_with_teachers_among_the_students_is_twenty_lines() throws IOException {
        String ours =
                """
                name: Homerooms
                delimiter: pipe
                encoding: windows-1252
                dates: dd-MMM-yyyy
                rows:
                  terms:
                    - { termId: Y, title: Full year, startDate: START, endDate: END }
                files:
                  - name: HOMEROOM.DAT
                    header: false
                    fields: 14
                    where: "${body[column 14]} != 'T'"
                    schools: { schoolId: 6, name: 7, cds: 8 }
                    sections: { sectionId: &room { join: [6, 9], with: "-" }, schoolId: 6, termIds: { constant: Y }, title: 9, classType: { constant: homeroom } }
                    staff: { staffId: 10, familyName: { column: 11, split: ",", part: 1 }, givenName: { column: 11, split: ",", part: 2 }, email: 12 }
                    section_staff: { sectionId: *room, staffId: 10, primary: { constant: "true" } }
                    students: { studentId: 1, ssid: 2, familyName: 3, givenName: 4, grade: 5, schoolId: 6 }
                    section_students: { sectionId: *room, studentId: 1, beginDate: 13 }
                """
                        .replace("START", day(-90, "dd-MMM-yyyy"))
                        .replace("END", day(180, "dd-MMM-yyyy"));
        SpecLea lea = new SpecLea(new Site(folder).file("specs/ours.yaml", ours), "9912345", "specs/ours.yaml")
                .file(
                        "HOMEROOM.DAT",
                        WINDOWS,
                        """
                        1001|9120000001|Peña|Mateo|4|011|Cañada Elementary|99123456000011|Room 4|12|O'Brien, Kate|kate.obrien@bay.example|START|
                        1002|9120000002|Nguy?n|Minh|K|011|Cañada Elementary|99123456000011|Room 1|13|Peña, Rosa|rosa.pena@bay.example|START|
                        1003|9120000003|Weiß|Sam|K|011|Cañada Elementary|99123456000011|Room 1|13|Peña, Rosa|rosa.pena@bay.example|START|T
                        1004|9120000004|Kaur|Simran|K|011|Cañada Elementary|99123456000011|Room 1|13|Peña, Rosa|rosa.pena@bay.example|LATER|
                        """
                                .replace("START", day(-90, "dd-MMM-yyyy"))
                                .replace("LATER", day(1, "dd-MMM-yyyy")));

        assertThat(ours.lines().count()).isLessThan(20);
        assertPublished(
                lea,
                lea.run(),
                "2 groups, 2 students, 2 logins",
                """
                Room 1 Peña,99123456000011,YEAR,All,,rosa.pena@bay.example
                Room 1 Peña,99123456000011,YEAR,All,9120000002,
                Room 4 O'Brien,99123456000011,YEAR,All,,kate.obrien@bay.example
                Room 4 O'Brien,99123456000011,YEAR,All,9120000001,
                """);
        assertThat(damaged(lea)).containsExactly("HOMEROOM.DAT (students),2,column 3," + QUESTION_MARK + ",,1002");
    }

    @Test
    void a_month_in_capital_letters_is_a_month() throws IOException {
        String ours = StandardYaml.source(ROSTER)
                .replace("dates: M/d/yyyy", "dates: dd-MMM-yyyy")
                .replace("studentId: Perm ID }", "studentId: Perm ID, beginDate: Entered }")
                .replace("2026-08-01", day(-90, "yyyy-MM-dd"))
                .replace("2027-06-30", day(180, "yyyy-MM-dd"));
        SpecLea lea = new SpecLea(new Site(folder).file("specs/ours.yaml", ours), "9912345", "specs/ours.yaml")
                .file(
                        "Class Roster.txt",
                        StandardCharsets.UTF_8,
                        ("Entered|" + COLUMNS + day(-90, "dd-MMM-yyyy").toUpperCase(Locale.ROOT)
                                        + "|011|Cañada Elementary|99123456000011|4|Grade 4||12|Peña, Rosa|rosa.pena@bay.example|1001"
                                        + "|9120000001|Nguyễn, Minh|4|11/3/2016|Active\n")
                                .replace("|", "\t"));

        assertThat(lea.ending(lea.run())).isEqualTo("published to the drop folder, 1 groups, 1 students, 1 logins");
    }
}

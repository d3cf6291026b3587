package org.rollcall.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.rollcall.merge.Export;

/** Nights in which somebody is left out for every reason there is, to be asked about by {@code rollcall why}. */
final class WhyDistrict {

    private WhyDistrict() {}

    /** A night of one zip, the LEA {@code one}. */
    static Site one(Path folder) throws IOException {
        Site site = new Site(folder)
                .lea(
                        "one",
                        "firstRun: publish",
                        "\"groups[0].classes\": scheduled",
                        "\"groups[0].subjects[Math]\": \"02\"",
                        "\"groups[0].subject\": none");
        Path file = site.leas().resolve("one.camel.yaml");
        Files.writeString(file, Files.readString(file).replace("refusedPercent: 5", "refusedPercent: 100"));
        site.deliver("one", zip().zip());
        return site;
    }

    private static Export zip() {
        Export zip = new Export()
                .org("s1")
                .org("s2", "name=Birch", "identifier=99123450000002")
                .org("s3", "name=Elsewhere", "identifier=99999990000001")
                .org("s4", "name=Nowhere", "identifier=4")
                .session("y")
                .session("past", "startDate=1999-08-01", "endDate=2000-06-01")
                .course("m", "subjectCodes=02")
                .course("pe", "title=Sports");
        zip.section("algebra", "periods=1").teach("algebra", "t1").learn("algebra", "u1", "u2");
        zip.section("birch", "schoolSourcedId=s2", "periods=2,4", "title=Algebra")
                .teach("birch", "t1", "t2")
                .learn("birch", "u1");
        zip.section("mute").teacher("t3", "email=").teach("mute", "t3").learn("mute", "u3");
        zip.section("orphan").learn("orphan", "u4", "u2");
        zip.student("u5", "userIds=").learn("algebra", "u5");
        zip.student("u6", "userIds={SSID:12345}").learn("algebra", "u6");
        zip.student("u7", "userIds={SSID:9900000007},{SSID:9900000070}").learn("algebra", "u7");
        zip.student("u8", "userIds={SSID:9900000008}").learn("algebra", "u8");
        zip.student("u9", "userIds={SSID:9900000008}").learn("birch", "u9");
        zip.student("u10", "enabledUser=maybe").learn("algebra", "u10");
        zip.student("u11", "status=tobedeleted").learn("algebra", "u11");
        zip.student("u12", "identifier=L-12");
        zip.learn("nowhere", "u13");
        zip.student("u14").enroll("algebra", "u14", "role=student", "endDate=2001-01-01");
        zip.student("u15").enroll("algebra", "u15", "role=student", "beginDate=2099-01-01");
        zip.student("u16").enroll("algebra", "u16", "role=student", "status=tobedeleted");
        zip.section("old", "termSourcedIds=past").teach("old", "t8").learn("old", "u17");
        zip.section("far", "schoolSourcedId=s3").learn("far", "u18");
        zip.section("uncoded", "schoolSourcedId=s4").learn("uncoded", "u19");
        zip.section("home", "classType=homeroom").learn("home", "u20");
        zip.section("gym", "courseSourcedId=pe").learn("gym", "u21");
        zip.section("empty").teach("empty", "t9");
        zip.section("unknown").teach("unknown", "t2").learn("unknown", "u5", "u6");
        zip.section("gone", "status=tobedeleted").learn("gone", "u22");
        zip.section("torn", "courseSourcedId=none").learn("torn", "u23");
        zip.teacher("t4", "email=nobody at all").teach("algebra", "t4");
        zip.teacher("t6", "enabledUser=false").teach("algebra", "t6");
        zip.teacher("t7", "username=Seven", "identifier=S-7");
        zip.teacher("a1", "role=aide").enroll("algebra", "a1", "role=aide");
        zip.student("u24").learn("algebra", "u24").enroll("old", "u24", "role=student");
        zip.enroll("birch", "u24", "role=student", "endDate=2001-01-01");
        for (String id : List.of("c1", "c2")) {
            zip.section(id, "classCode=0417").learn(id, "u1");
        }
        for (String id : List.of("d1", "d2", "d3", "d4")) {
            zip.section(id, "classCode=0500");
        }
        zip.section("hall").teach("hall", "t1");
        zip.learn("hall", IntStream.rangeClosed(100, 300).mapToObj(i -> "u" + i).toArray(String[]::new));
        for (int i = 1; i <= 30; i++) {
            zip.section("busy" + i).learn("busy" + i, "u25");
            zip.student("v" + i, "userIds=").learn("busy1", "v" + i);
        }
        return zip;
    }

    /** A night of two zips, {@code sis} and {@code lms}, in that order: the LEA {@code two}. */
    static Site two(Path folder, String... settings) throws IOException {
        Site site = new Site(folder);
        Export sis = Export.alder()
                .section("k1", "classCode=0417", "periods=1")
                .section("k2")
                .teacher("t1", "email=t1@demo.example")
                .student("u5", "userIds=", "identifier=L-5")
                .teach("k1", "t1")
                .learn("k1", "u1", "u2", "u3", "u5")
                .enroll("k1", "u6", "role=student", "endDate=2001-01-01")
                .student("u6")
                .section("gone", "status=tobedeleted")
                .teacher("t2", "email=both@demo.example")
                .teach("k2", "t2")
                .learn("k2", "u9")
                .student("u7", "userIds={SSID:9900000077}")
                .learn("k2", "u7")
                .student("u10")
                .enroll("k1", "u10", "role=student", "endDate=2001-01-01");
        Export lms = Export.alder()
                .section("other1", "classCode=0417", "periods=1", "title=K one")
                .section("k2")
                .section("own")
                .section("gone")
                .teacher("t1", "email=one@demo.example")
                .teach("other1", "t1")
                .student("u2", "userIds={SSID:9900000092}")
                .student("x7", "userIds={SSID:9900000077}")
                .student("u9", "email=both@demo.example")
                .learn("other1", "u1", "u2", "u6", "u4")
                .learn("k2", "x7")
                .learn("own", "u1", "x7")
                .learn("gone", "u8")
                .student("u5", "userIds={SSID:9900000005}", "identifier=L-5")
                .student("u10")
                .enroll("other1", "u10", "role=student", "endDate=2002-02-02");
        for (String source : List.of("sis", "lms")) {
            Files.createDirectories(site.drop(source));
            Files.write(site.drop(source).resolve("oneroster.zip"), (source.equals("sis") ? sis : lms).zip());
        }
        return site.file("leas/two.camel.yaml", file(site, settings));
    }

    private static String file(Site site, String... settings) {
        StringBuilder file = new StringBuilder(
                """
                - beans:
                    - name: two
                      type: org.rollcall.lea.LeaSettings
                      properties:
                        name: Two
                        countyDistrictCode: "9912345"
                        sources: "sis, lms"
                        ssid: "userIds[SSID]"
                        firstRun: publish
                """);
        for (String setting : settings) {
            file.append("        ").append(setting).append('\n');
        }
        for (String source : List.of("sis", "lms")) {
            file.append(
                    """
                    - templatedRoute:
                        routeTemplateRef: oneroster-zip
                        routeId: two.SOURCE
                        parameters:
                          - { name: lea, value: two }
                          - { name: source, value: SOURCE }
                          - { name: from, value: "file:FROM" }
                    """
                            .replace("SOURCE", source)
                            .replace("FROM", site.drop(source).toString()));
        }
        return file.append(
                        """
                        - templatedRoute:
                            routeTemplateRef: nightly
                            routeId: two.nightly
                            parameters:
                              - { name: lea, value: two }
                        """)
                .toString();
    }

    /** A night of files of the specification, the LEA {@code files}. */
    static Site files(Path folder) throws IOException {
        Site site = new Site(folder).specLea("files");
        SpecDrop drop = new SpecDrop(site, "files");
        drop.put(SpecDrop.small());
        drop.put(
                "staff.csv",
                SpecDrop.small().get("staff.csv") + "20417,Uma,Vole,,true\nS1,Nil,Orr,orr@elementary.example,true\n");
        drop.put("section_staff.csv", SpecDrop.small().get("section_staff.csv") + "A,20417,false,,\n");
        return site;
    }
}

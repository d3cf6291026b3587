package org.rollcall.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker finds each fault that is planted, by the name of its rule, and nothing in a package without. */
class ConformanceTest {

    private static final String PLANTED =
            """
            zip-deflate               | *                | stored     |
            zip-root                  | orgs             | nested     |
            utf-8                     | users            | Zo         | Zo%FF
            no-bom                    | orgs             | sourcedId, | %BOMsourcedId,
            rfc-4180                  | orgs             | Elm School | Elm "School"
            rfc-4180                  | orgs             | ,identifier,parentSourcedId%N | ,identifier%N
            crlf                      | orgs             | district,%1 | district,%1%L
            no-line-break-in-a-field  | orgs             | Elm School | "Elm%LSchool"
            header-order              | classes          | title,grades | grades,title
            header-order              | users            | ,pronouns  | ,Pronouns
            header-order              | users            | ,pronouns%N | %N
            header-unique             | courses          | subjects,subjectCodes | subjects,subjects
            metadata-columns-last     | orgs             | name,type  | metadata.a,name,type
            data-file-has-rows        | demographics     | rows       |
            manifest-present          | manifest         | gone       |
            manifest-header           | manifest         | ,value     | ,propertyValue
            manifest-version          | manifest         | manifest.version,1.0 | manifest.version,1
            oneroster-version         | manifest         | oneroster.version,1.2 | oneroster.version,1.1
            manifest-files            | manifest         | file.categories,absent%N | %0
            manifest-files            | manifest         | file.orgs,bulk | file.orgs,bulk%Nfile.orgs,bulk
            manifest-files            | manifest         | source.systemName | source.name
            manifest-mode             | manifest         | file.categories,absent | file.categories,none
            manifest-matches-files    | manifest         | file.categories,absent | file.categories,bulk
            manifest-matches-files    | manifest         | file.orgs,bulk | file.orgs,absent
            bulk-only                 | manifest         | file.orgs,bulk | file.orgs,delta
            bulk-status-blank         | orgs             | s1,,       | s1,active,
            bulk-date-blank           | orgs             | s1,,       | s1,,2026-08-01T00:00:00Z
            rostering-set             | roles            | gone       |
            required                  | users            | ,zoe@x.example, | ,,
            required                  | orgs             | s1,        | ,
            sourced-id-length         | demographics     | u1,        | %LONG,
            sourced-id-characters     | enrollments      | e1,        | e 1,
            sourced-id-unique         | enrollments      | e2,        | e1,
            reference                 | classes          | ,c1,       | ,c2,
            reference                 | classes          | "t1,t2"    | "t1,t3"
            reference                 | users            | ,u2,       | ,u9,
            list                      | classes          | "t1,t2"    | "t1, t2"
            list                      | classes          | "1,2"      | "1,,2"
            user-ids                  | users            | {SSID:9120000001} | SSID:9120000001
            date                      | enrollments      | 2026-08-12 | 8/12/2026
            date                      | demographics     | 2016-11-03 | 2016-11-31
            year                      | academicSessions | ,2027%N    | ,2026-2027%N
            end-not-before-begin      | academicSessions | 2027-06-05 | 2026-06-05
            boolean                   | users            | ,true,     | ,TRUE,
            boolean                   | enrollments      | ,true,     | ,1,
            vocabulary                | orgs             | ,district, | ,District,
            vocabulary                | academicSessions | ,schoolYear, | ,year,
            vocabulary                | classes          | ,scheduled, | ,section,
            vocabulary                | roles            | ,siteAdministrator, | ,administrator,
            vocabulary                | roles            | ,secondary, | ,main,
            vocabulary                | enrollments      | ,teacher,  | ,aide,
            vocabulary                | enrollments      | ,teacher,  | ,ext:aide,
            vocabulary                | demographics     | ,female,   | ,F,
            one-primary-role          | roles            | ,secondary, | ,primary,
            one-primary-role          | roles            | u1,primary | u1,secondary
            demographics-of-a-user    | demographics     | u1,        | u7,
            course-school-year        | courses          | ,t1,       | ,t2,
            primary-org-role          | users            | ,s1,       | ,d1,
            """;

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "manifest",
                """
                propertyName,value
                manifest.version,1.0
                oneroster.version,1.2
                file.academicSessions,bulk
                file.categories,absent
                file.classes,bulk
                file.classResources,absent
                file.courses,bulk
                file.courseResources,absent
                file.demographics,bulk
                file.enrollments,bulk
                file.lineItemLearningObjectiveIds,absent
                file.lineItems,absent
                file.lineItemScoreScales,absent
                file.orgs,bulk
                file.resources,absent
                file.resultLearningObjectiveIds,absent
                file.results,absent
                file.resultScoreScales,absent
                file.roles,bulk
                file.scoreScales,absent
                file.userProfiles,absent
                file.userResources,absent
                file.users,bulk
                source.systemName,Synthetic
                """);
        files.put(
                "academicSessions",
                """
                sourcedId,status,dateLastModified,title,type,startDate,endDate,parentSourcedId,schoolYear
                t1,,,Year,schoolYear,2026-08-12,2027-06-05,,2027
                t2,,,Fall,ext:trimester,2026-08-12,2026-12-19,t1,2027
                """
                        .replace("ext:trimester", "semester"));
        files.put(
                "classes",
                """
                sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods
                k1,,,Algebra,09,c1,1001,scheduled,Room 1,s1,"t1,t2",,,"1,2"
                """);
        files.put(
                "courses",
                """
                sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,subjectCodes
                c1,,,t1,Algebra,5101,,d1,Math,02
                """);
        files.put(
                "demographics",
                """
                sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus
                u1,,,2016-11-03,female,false,true,,,,,false,US,CA,,
                """);
        files.put(
                "enrollments",
                """
                sourcedId,status,dateLastModified,classSourcedId,schoolSourcedId,userSourcedId,role,primary,beginDate,endDate
                e1,,,k1,s1,u1,student,false,2026-08-12,
                e2,,,k1,s1,u2,teacher,true,,2027-06-05
                """);
        files.put(
                "orgs",
                """
                sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId
                d1,,,Elm Unified,district,99123450000000,
                s1,,,Elm School,school,99123456000001,d1
                """);
        files.put(
                "roles",
                """
                sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId
                r1,,,u1,primary,student,,,s1,
                r2,,,u2,primary,teacher,,,s1,
                r3,,,u2,secondary,siteAdministrator,,,s1,
                """);
        files.put(
                "users",
                """
                sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns
                u1,,,true,zoe@x.example,{SSID:9120000001},Zo\u00eb,Quill,,100,,,,u2,04,,,,,,s1,
                u2,,,false,ann,"{A b:1},{C:}",Ann,Oak,,200,ann@x.example,,,,,,,,,,s1,
                """);
        files.replaceAll((name, text) -> text.replace("\n", "\r\n"));
        return files;
    }

    private static byte[] zip(Map<String, String> files, boolean stored, String nested) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry((file.getKey().equals(nested) ? "export/" : "") + file.getKey() + ".csv");
                byte[] content = bytes(file.getValue());
                if (stored) {
                    CRC32 crc = new CRC32();
                    crc.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(crc.getValue());
                }
                out.putNextEntry(entry);
                out.write(content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(String text) {
        if (!text.contains("%FF")) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return text.replace("%FF", "\u00ff").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Set<String> rules(List<String> violations) {
        Set<String> rules = new TreeSet<>();
        violations.forEach(violation -> rules.add(violation.substring(0, violation.indexOf(':'))));
        return rules;
    }

    @Test
    void a_package_by_the_rules_has_no_violation() throws IOException {
        assertThat(Conformance.violations(zip(files(), false, ""))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = PLANTED)
    void a_planted_fault_is_found(String rule, String file, String from, String to) throws IOException {
        Map<String, String> files = files();
        String text = files.get(file);
        boolean stored = "stored".equals(from);
        String nested = "nested".equals(from) ? file : "";
        if ("gone".equals(from)) {
            files.remove(file);
        } else if ("rows".equals(from)) {
            files.put(file, text.substring(0, text.indexOf('\n') + 1));
        } else if (!stored && nested.isEmpty()) {
            String planted = to.replace("%0", "")
                    .replace("%N", "\r\n")
                    .replace("%1", "99123450000000,")
                    .replace("%LONG", "u".repeat(256))
                    .replace("%L", "\n")
                    .replace("%BOM", "\uFEFF");
            String place = from.replace("%N", "\r\n").replace("%1", "99123450000000,");
            if (rule.equals("crlf")) {
                place += "\r\n";
            }
            assertThat(text).contains(place);
            files.put(file, text.replaceFirst(java.util.regex.Pattern.quote(place), planted.replace("$", "\\$")));
        }

        assertThat(rules(Conformance.violations(zip(files, stored, nested)))).contains(rule);
    }

    @Test
    void every_rule_has_a_planted_fault() {
        Set<String> planted = new TreeSet<>();
        PLANTED.lines().forEach(line -> planted.add(line.split("\\|")[0].strip()));

        assertThat(planted).isEqualTo(new TreeSet<>(Conformance.RULES));
    }
}

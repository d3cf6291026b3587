package org.rollcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every slip in an LEA's file, all of them in one deployment: each is named for what it is and harms nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeaFileTest {

    private Path folder;
    private final Map<String, String> said = new LinkedHashMap<>();
    private Site.Result check;

    /** A sound file, a change to it, and what check says of the file; {@code FROM} is its drop folder. */
    record Slip(String id, UnaryOperator<String> edit, String... sentences) {
        @Override
        public String toString() {
            return id;
        }
    }

    private static Slip slip(String id, String what, String with, String... sentences) {
        return new Slip(
                id,
                text -> {
                    assertThat(text).contains(what);
                    return text.replace(what, with);
                },
                sentences);
    }

    private static Slip setting(String id, String line, String... sentences) {
        return new Slip(
                id,
                text -> text.replace(
                        "        sources: oneroster-zip\n", "        sources: oneroster-zip\n        " + line + "\n"),
                sentences);
    }

    private static Slip parameter(String id, String name, String value, String... sentences) {
        return new Slip(
                id,
                text -> text.replace(
                        "      - name: from\n",
                        "      - name: " + name + "\n        value: \"" + value + "\"\n      - name: from\n"),
                sentences);
    }

    private static Slip from(String id, String value, String... sentences) {
        return new Slip(id, text -> text.replaceFirst("value: \"[^\"]*\"", "value: \"" + value + "\""), sentences);
    }

    static Stream<Slip> slips() {
        return Stream.of(
                // The file and its YAML
                new Slip(
                        "Capital-Name",
                        text -> text,
                        "the file's name must be the LEA's id in small letters, digits and hyphens, and .camel.yaml"),
                new Slip("empty-file", text -> "", "the file must be a list"),
                new Slip("comment-only", text -> "# nothing yet\n", "the file must be a list"),
                new Slip(
                        "two-documents",
                        text -> text + "---\n" + text,
                        "is not YAML: line 23, column 1: but found another document"),
                new Slip("a-map", text -> "beans:\n  - name: a-map\n", "the file must be a list"),
                new Slip(
                        "open-quote",
                        text -> text.replace("name: open-quote\n        county", "name: \"open\n        county"),
                        "is not YAML: line 6, column 30: expected <block end>, but found '<scalar>'"),
                new Slip(
                        "not-utf-8",
                        text -> text.replace("name: not-utf-8\n        county", "name: Ca\u00f1on\n        county"),
                        "is not text in UTF-8; save it as UTF-8"),
                new Slip(
                        "tab",
                        text -> text.replace("        sources: oneroster-zip", "\tsources: oneroster-zip"),
                        "is not YAML: line 7, column 1: found character '\\t(TAB)' that cannot start any token. (Do not"
                                + " use \\t(TAB) for indentation)"),
                slip(
                        "same-key",
                        "        sources: oneroster-zip\n",
                        "        sources: oneroster-zip\n        sources: other\n",
                        "is not YAML: line 8, column 9: found duplicate key sources"),
                slip(
                        "same-key-above",
                        "    - name: same-key-above\n",
                        "    - name: same-key-above\n      name: other\n",
                        "is not YAML: line 3, column 7: found duplicate key name"),
                new Slip(
                        "a-route",
                        text -> text + "- route:\n    from:\n      uri: timer:x\n      steps:\n        - log: x\n",
                        "'route' does not belong here; an LEA's file holds beans and templatedRoute"),
                new Slip(
                        "a-list",
                        text -> text.replace("sources: oneroster-zip", "sources: [oneroster-zip]"),
                        "the setting sources must be one value; write lists as \"a, b\" and parts as"
                                + " \"groups[0].name\""),
                new Slip("an-alias", text -> "- &a [*a]\n", "an item must be a set of names and values"),
                // The bean
                slip(
                        "no-bean",
                        "beans:",
                        "beans: []\n- x-beans:",
                        "'x-beans' does not belong here; an LEA's file holds beans and templatedRoute"),
                new Slip(
                        "bean-missing",
                        text -> text.substring(text.indexOf("- templatedRoute")),
                        "has no bean with the LEA's settings",
                        "the setting sources lists [] and the source routes are [oneroster-zip]; they must be the"
                                + " same"),
                slip(
                        "bean-name",
                        "- name: bean-name\n      type",
                        "- name: another\n      type",
                        "the bean's name is 'another' where the file's name says 'bean-name'"),
                slip(
                        "bean-type",
                        "org.rollcall.lea.LeaSettings",
                        "java.util.HashMap",
                        "the bean's type is 'java.util.HashMap'; it must be org.rollcall.lea.LeaSettings"),
                new Slip(
                        "two-beans",
                        text -> text.replace(
                                "- templatedRoute:\n    routeTemplateRef: nightly",
                                "- beans:\n    - name: two-beans\n      type: org.rollcall.lea.LeaSettings\n- templatedRoute:\n    routeTemplateRef: nightly"),
                        "a second bean, 'two-beans'; an LEA's file holds one"),
                slip(
                        "bean-key",
                        "properties:",
                        "propertys:",
                        "the bean has 'propertys', which does not belong there; it has name, type, properties"),
                // Settings
                setting("setting-unknown", "school: \"99123450000001\"", "school: there is no such setting"),
                setting(
                        "setting-unknown-in-groups",
                        "\"groups[0].clases\": scheduled",
                        "groups[0].clases: there is no such setting"),
                setting(
                        "setting-unknown-in-limits",
                        "limits.studentPercent: 5",
                        "limits.studentPercent: there is no such setting"),
                setting("setting-bad-key", "\"groups[x].name\": scheduled", "groups[x].name: there is no such setting"),
                setting(
                        "setting-flat-map",
                        "policies: abort",
                        "policies: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "setting-no-parts",
                        "groups: scheduled",
                        "groups: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "setting-no-parts-limits",
                        "limits: 5",
                        "limits: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "setting-no-parts-group",
                        "\"groups[0]\": scheduled",
                        "groups[0]: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "setting-no-parts-subjects",
                        "\"groups[0].subjects\": \"01\"",
                        "groups[0].subjects: has parts and no value of its own; set the parts, as routes/README.md"
                                + " shows"),
                setting(
                        "setting-too-deep",
                        "limits.school.studentsPercent.high: 5",
                        "limits.school.studentsPercent.high: there is no such setting"),
                setting("groups-gap", "\"groups[1].name\": \"{period}\"", "groups[0] is missing before groups[1]"),
                slip("name-missing", "        name: name-missing\n", "", "name: is missing; give the district's name"),
                slip(
                        "code-missing",
                        "        countyDistrictCode: \"9912345\"\n",
                        "",
                        "countyDistrictCode: is missing; give the 7 digits (2 county, 5 district) its schools' CDS"
                                + " codes begin with"),
                slip(
                        "code-short",
                        "\"9912345\"",
                        "\"991234\"",
                        "countyDistrictCode: '991234' is not 7 digits (2 county, 5 district)"),
                slip(
                        "sources-missing",
                        "        sources: oneroster-zip\n",
                        "",
                        "the setting sources lists [] and the source routes are [oneroster-zip]; they must be the"
                                + " same"),
                slip(
                        "sources-other",
                        "sources: oneroster-zip",
                        "sources: oneroster-api",
                        "the setting sources lists [oneroster-api] and the source routes are [oneroster-zip]; they"
                                + " must be the same"),
                slip(
                        "sources-two",
                        "sources: oneroster-zip",
                        "sources: \"oneroster-zip, database\"",
                        "the setting sources lists [database, oneroster-zip] and the source routes are"
                                + " [oneroster-zip]; they must be the same"),
                slip(
                        "sources-twice",
                        "sources: oneroster-zip",
                        "sources: \"oneroster-zip, oneroster-zip\"",
                        "sources: 'oneroster-zip' is listed twice"),
                setting("active-yes", "active: yes", "active: 'yes' is neither true nor false"),
                setting(
                        "ssid-unknown",
                        "ssid: studentNumber",
                        "ssid: 'studentNumber' is not a place for an SSID; use identifier, sourcedId, username,"
                                + " userMasterIdentifier, userIds[TYPE] or metadata.NAME"),
                setting(
                        "schools-short",
                        "schools: \"991234\"",
                        "schools: '991234' is neither a 14-digit CDS code nor the beginning of one and *"),
                setting(
                        "encoding-unknown",
                        "encoding: latin-9x",
                        "encoding: 'latin-9x' is not a character encoding; use a name such as windows-1252"),
                setting("files-unknown", "files: class", "files: 'class' is none of lea, school"),
                setting("first-run-unknown", "firstRun: skip", "firstRun: 'skip' is none of hold, publish"),
                setting(
                        "window-unit",
                        "arrivalWindow: 45",
                        "arrivalWindow: '45' is not a length of time; write a number and s, m, h or d, such as 45m"),
                setting(
                        "fresh-words",
                        "fresh: half a day",
                        "fresh: 'half a day' is not a length of time; write a number and s, m, h or d, such as 45m"),
                setting(
                        "policy-unknown",
                        "\"policies[oneroster-zip]\": retry",
                        "policies[oneroster-zip]: 'retry' is none of abort, last-good, skip"),
                setting(
                        "policy-age",
                        "\"policies[oneroster-zip]\": last-good forever",
                        "policies[oneroster-zip]: 'forever' is not a length of time; write a number and s, m, h or d,"
                                + " such as 45m"),
                setting(
                        "policy-of-nobody",
                        "\"policies[database]\": skip",
                        "policies[database]: no such source; sources are oneroster-zip"),
                setting(
                        "limit-over",
                        "limits.school.studentsPercent: 120",
                        "limits.school.studentsPercent: '120' is not a percentage from 0 to 100"),
                setting(
                        "limit-number",
                        "limits.school.studentsAtLeast: few",
                        "limits.school.studentsAtLeast: 'few' is not a whole number"),
                setting(
                        "limit-of-group",
                        "limits.group.groupsMost: 3",
                        "limits.group: a group has no groups; set limits.school or limits.lea"),
                setting(
                        "limit-without-scope",
                        "limits.studentsPercent: 5",
                        "limits.studentsPercent: there is no such setting"),
                setting("mode-unknown", "mode: append", "mode: 'append' is none of exact, add-only"),
                setting("approver-unknown", "approver: two", "approver: 'two' is none of anyone, other"),
                setting(
                        "school-year-unknown",
                        "schoolYear: \"26-27\"",
                        "schoolYear: '26-27' is none of roster, date, and the year that the school year ends in, such as"
                                + " 2027"),
                setting(
                        "blackout-unknown",
                        "blackout: \"2026-12-21..2027-01-08, winter\"",
                        "blackout: 'winter' is no stretch of days; write 2026-12-21..2027-01-08, 2027-06-10.. without an"
                                + " end, or one day"),
                setting(
                        "blackout-backwards",
                        "\"blackouts[oneroster-zip]\": \"2027-01-08..2026-12-21\"",
                        "blackouts[oneroster-zip]: '2027-01-08..2026-12-21' ends before it begins; write the earlier day"
                                + " first"),
                setting(
                        "blackout-of-nobody",
                        "\"blackouts[database]\": \"2026-12-21\"",
                        "blackouts[database]: no such source; sources are oneroster-zip"),
                setting(
                        "expected-without-end",
                        "expectedChanges: \"2026-08-10.. rollover\"",
                        "expectedChanges: '2026-08-10.. rollover' has no end; write the last day too, as"
                                + " 2026-08-10..2026-08-21 rollover"),
                setting("retention-short", "retention.runs: 5m", "retention.runs: must be at least 1d"),
                setting(
                        "classes-unknown",
                        "\"groups[0].classes\": lecture",
                        "groups[0].classes: 'lecture' is none of scheduled, homeroom"),
                setting(
                        "by-what",
                        "\"groups[0].by\": house",
                        "groups[0].by: 'house' is none of section, teacher, list, grade, field"),
                setting(
                        "by-field",
                        "\"groups[0].by\": field",
                        "groups[0].by: name a column of students: field counselor, or field metadata.counselor"),
                setting(
                        "by-list",
                        "\"groups[0].by\": list",
                        "groups[0].list: is missing; name a CSV beside the LEA's file with the columns"
                                + " group,student,login"),
                setting(
                        "by-grade",
                        "\"groups[0].by\": grade\n        \"groups[0].name\": \"{period} {grade}\"\n"
                                + "        \"groups[0].staff\": field\n        \"groups[0].subjects[ELA]\": \"01\"",
                        "groups[0].staff: 'field' is for rules by field",
                        "groups[0].name: {period} is nothing that a group by grade has",
                        "groups[0].subjects: is for rules by section and by teacher; say the subject of all in subject"),
                setting(
                        "filter-key",
                        "\"groups[0].include[room]\": \"12\"",
                        "groups[0].include[room]: classes cannot be chosen by that; they can by school, grade, course,"
                                + " courseCode, department, subjectCode, classType, term, period"),
                setting(
                        "filter-values",
                        "\"groups[0].exclude[period]\": \"1,\"",
                        "groups[0].exclude[period]: has an empty item; name values, with * for anything in them"),
                setting(
                        "filter-keyless",
                        "\"groups[0].include\": \"12\"",
                        "groups[0].include: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "staff-word",
                        "\"groups[0].staff\": \"primary, principals\"",
                        "groups[0].staff: 'principals' is none of primary, co-teachers, substitutes, field, none, nor the"
                                + " role of an enrollment such as aide, proctor, administrator or ext:coach"),
                setting(
                        "minimum",
                        "\"groups[0].minimumStudents\": \"0\"",
                        "groups[0].minimumStudents: must be at least 1"),
                setting(
                        "toms-none",
                        "logins.unknown: drop",
                        "logins.unknown: needs logins.toms, the export of TOMS's users"),
                setting(
                        "name-part",
                        "\"groups[0].name\": \"{course.name}\"",
                        "groups[0].name: '{course.name}' is not a part of a group's name; use one of {course.title}"
                                + " {course.courseCode} {class.title} {class.classCode} {class.sourcedId} {period} {term}"
                                + " {grade} {list} {field} {teacher.familyName} {teacher.givenName} {school.name} {schoolYear}"),
                setting(
                        "name-brace",
                        "\"groups[0].name\": \"{period} P{\"",
                        "groups[0].name: 'P{' has a brace without its other half; a part is written {course.title},"
                                + " without blanks"),
                setting(
                        "name-fixed",
                        "\"groups[0].name\": \"Period 1\"",
                        "groups[0].name: a group's name needs at least one part such as {course.title}"),
                setting(
                        "subject-unknown",
                        "\"groups[0].subject\": Science",
                        "groups[0].subject: 'Science' is none of all, ela, math"),
                setting(
                        "subjects-unknown",
                        "\"groups[0].subjects[Science]\": \"03\"",
                        "groups[0].subjects[Science]: 'science' is none of all, ela, math"),
                setting(
                        "subjects-empty",
                        "\"groups[0].subjects[ELA]\": \"01,\"",
                        "groups[0].subjects[ELA]: has an empty item, which would match everything"),
                setting(
                        "courses-pattern",
                        "\"groups[0].courses[ELA]\": \"E(\"",
                        "groups[0].courses[ELA]: 'E(' is not a pattern: Unclosed group"),
                setting(
                        "setting-placeholder",
                        "ssid: \"{{no.such.setting}}\"",
                        "ssid: its placeholder has no value; set it in the env file or the environment"),
                setting(
                        "mapping-missing",
                        "\"mappings[org].file\": schools.csv",
                        "mappings[org].file: there is no readable file ROUTES/leas/schools.csv"),
                setting(
                        "mapping-unknown",
                        "\"mappings[grades].file\": grades.csv",
                        "mappings[grades]: there is no such mapping; there are grade, org, role, subject, course, term,"
                                + " ethnicity, race, gender, language, relationship, state"),
                setting(
                        "mapping-key",
                        "\"mappings[grade].values\": grades.csv",
                        "mappings[grade].values: there is no such setting"),
                setting(
                        "mapping-flat",
                        "\"mappings[grade]\": grades.csv",
                        "mappings[grade]: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "mapping-flat-map",
                        "mappings: grades.csv",
                        "mappings: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "mapping-without-file",
                        "\"mappings[grade].unmapped\": refuse",
                        "mappings[grade].file: is missing; name the CSV that lists the values"),
                setting(
                        "mapping-policy",
                        "\"mappings[grade].unmapped\": keep",
                        "mappings[grade].file: is missing; name the CSV that lists the values",
                        "mappings[grade].unmapped: 'keep' is none of pass, refuse, default"),
                setting(
                        "mapping-policy-value",
                        "\"mappings[grade].unmapped\": pass 04",
                        "mappings[grade].file: is missing; name the CSV that lists the values",
                        "mappings[grade].unmapped: '04' does not belong there; it is pass, refuse or default VALUE"),
                setting(
                        "mapping-default-none",
                        "\"mappings[grade].unmapped\": default",
                        "mappings[grade].file: is missing; name the CSV that lists the values",
                        "mappings[grade].unmapped: default needs a value, such as default VALUE"),
                setting(
                        "mapping-default-other",
                        "\"mappings[gender].unmapped\": default unknown",
                        "mappings[gender].file: is missing; name the CSV that lists the values",
                        "mappings[gender].unmapped: 'unknown' is none of male, female, unspecified, other"),
                setting(
                        "several-at-once",
                        "active: yes\n        files: class\n        fresh: later",
                        "active: 'yes' is neither true nor false",
                        "files: 'class' is none of lea, school",
                        "fresh: 'later' is not a length of time; write a number and s, m, h or d, such as 45m"),
                // Several sources
                setting(
                        "ssid-of-a-source",
                        "ssid: \"identifier, source[database]\"",
                        "ssid: 'source[database]' is not a place for an SSID; use identifier, sourcedId, username,"
                                + " userMasterIdentifier, userIds[TYPE] or metadata.NAME"),
                setting(
                        "precedence-flat",
                        "precedence: oneroster-zip",
                        "precedence: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "precedence-entity",
                        "\"precedence[students]\": oneroster-zip",
                        "precedence[students]: there is no such entity or field; entities are academicSession, class,"
                                + " course, enrollment, org, user; fields are written as user.email"),
                setting(
                        "precedence-field",
                        "\"precedence[user.phone]\": oneroster-zip",
                        "precedence[user.phone]: there is no such entity or field; entities are academicSession, class,"
                                + " course, enrollment, org, user; fields are written as user.email"),
                setting(
                        "precedence-field-alone",
                        "\"precedence[email]\": oneroster-zip",
                        "precedence[email]: there is no such entity or field; entities are academicSession, class,"
                                + " course, enrollment, org, user; fields are written as user.email"),
                setting(
                        "precedence-blank",
                        "\"precedence[user]\": \"\"",
                        "precedence[user]: is blank; name the sources that come first"),
                setting(
                        "precedence-of-nobody",
                        "\"precedence[user.email]\": \"oneroster-zip, database\"",
                        "precedence[user.email]: 'database' is none of the sources oneroster-zip"),
                setting(
                        "precedence-twice",
                        "\"precedence[class]\": \"oneroster-zip, oneroster-zip\"",
                        "precedence[class]: names a source twice"),
                setting(
                        "precedence-of-ssid-twice",
                        "\"precedence[user.ssid]\": oneroster-zip\n        \"precedence[ssid]\": oneroster-zip",
                        "precedence[ssid]: says the same as precedence[user.ssid]; keep one of them"),
                setting(
                        "identity-flat",
                        "identity: ssid",
                        "identity: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "identity-kind",
                        "\"identity[user]\": email",
                        "identity[user]: there is no such kind of row; there are org, academicSession, course, class,"
                                + " student, staff"),
                setting(
                        "identity-key",
                        "\"identity[student]\": \"ssid, cds\"",
                        "identity[student]: 'cds' is no key of student; there are sourcedId, ssid, identifier, email,"
                                + " username"),
                setting(
                        "identity-key-of-staff",
                        "\"identity[staff]\": ssid",
                        "identity[staff]: 'ssid' is no key of staff; there are sourcedId, identifier, email, username"),
                setting(
                        "identity-twice",
                        "\"identity[org]\": \"cds, sourcedId, cds\"",
                        "identity[org]: names cds twice"),
                setting(
                        "identity-blank",
                        "\"identity[class]\": \"\"",
                        "identity[class]: is blank; name at least one key"),
                setting(
                        "namespaces-flat",
                        "namespaces: sis",
                        "namespaces: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "namespaces-of-nobody",
                        "\"namespaces[database]\": sis",
                        "namespaces[database]: 'database' is none of the sources oneroster-zip"),
                setting("memberships-unknown", "memberships: both", "memberships: 'both' is none of owner, union"),
                setting(
                        "end-dates-flat",
                        "endDates: inclusive",
                        "endDates: has parts and no value of its own; set the parts, as routes/README.md shows"),
                setting(
                        "end-dates-unknown",
                        "\"endDates[oneroster-zip]\": last-day",
                        "endDates[oneroster-zip]: 'last-day' is none of exclusive, inclusive"),
                setting(
                        "end-dates-of-nobody",
                        "\"endDates[database]\": inclusive",
                        "endDates[database]: 'database' is none of the sources oneroster-zip"),
                setting(
                        "merge-several-at-once",
                        "\"precedence[ssid]\": database\n        memberships: all",
                        "precedence[ssid]: 'database' is none of the sources oneroster-zip",
                        "memberships: 'all' is none of owner, union"),
                parameter(
                        "only-elsewhere",
                        "only",
                        "students",
                        "the route only-elsewhere.oneroster-zip sets 'only', which the template oneroster-zip does not"
                                + " have; it has lea, source, from, username, password, privateKeyFile,"
                                + " privateKeyPassphrase, knownHostsFile, include, archive"),
                // The routes
                slip(
                        "lea-parameter",
                        "value: lea-parameter\n      - name: from",
                        "value: another\n      - name: from",
                        "the route lea-parameter.oneroster-zip has lea 'another' where the file's name says"
                                + " 'lea-parameter'; it would read another district's files"),
                slip(
                        "nightly-lea",
                        "routeId: nightly-lea.nightly\n    parameters:\n      - name: lea\n        value: nightly-lea",
                        "routeId: nightly-lea.nightly\n    parameters:\n      - name: lea\n        value: another",
                        "the route nightly-lea.nightly has lea 'another' where the file's name says 'nightly-lea'; it"
                                + " would read another district's files"),
                slip(
                        "route-id",
                        "routeId: route-id.oneroster-zip",
                        "routeId: another.oneroster-zip",
                        "the routeId 'another.oneroster-zip' must be route-id.oneroster-zip"),
                slip(
                        "route-id-missing",
                        "    routeId: route-id-missing.oneroster-zip\n",
                        "",
                        "the routeId 'null' must be route-id-missing.oneroster-zip"),
                slip(
                        "nightly-missing",
                        "- templatedRoute:\n    routeTemplateRef: nightly\n    routeId: nightly-missing.nightly\n    parameters:\n      - name: lea\n        value: nightly-missing\n",
                        "",
                        "has no templatedRoute of the template nightly: the LEA would never run"),
                new Slip(
                        "nightly-twice",
                        text -> text + text.substring(text.lastIndexOf("- templatedRoute")),
                        "the routeId nightly-twice.nightly stands twice"),
                slip(
                        "template-unknown",
                        "routeTemplateRef: oneroster-zip",
                        "routeTemplateRef: onroster-zip",
                        "the route template-unknown.oneroster-zip has the routeTemplateRef 'onroster-zip', which there is"
                                + " none of; there are database, nightly, oneroster-api, oneroster-zip, spec-files"),
                slip(
                        "template-missing",
                        "    routeTemplateRef: oneroster-zip\n",
                        "",
                        "the route template-missing.oneroster-zip has the routeTemplateRef 'null', which there is none of;"
                                + " there are database, nightly, oneroster-api, oneroster-zip, spec-files"),
                parameter(
                        "parameter-unknown",
                        "form",
                        "file:/x",
                        "the route parameter-unknown.oneroster-zip sets 'form', which the template oneroster-zip does"
                                + " not have; it has lea, source, from, username, password, privateKeyFile,"
                                + " privateKeyPassphrase, knownHostsFile, include, archive"),
                parameter(
                        "parameter-twice",
                        "lea",
                        "parameter-twice",
                        "the parameter lea stands twice in one templatedRoute"),
                slip(
                        "from-missing",
                        "      - name: from\n",
                        "      - name: include\n",
                        "from: '' must begin with sftp:// or file:/"),
                from(
                        "from-options",
                        "file:/sis/x?delete=true",
                        "from: file:/sis/x must not carry options; Rollcall sets the ones that keep a delivery safe"),
                from("from-scheme", "ftp://host/folder", "from: 'ftp://host/folder' must begin with sftp:// or file:/"),
                from(
                        "from-no-folder",
                        "sftp://host",
                        "from: 'sftp://host' must name a host and a folder, such as sftp://host:22/folder",
                        "password: is missing; set it or privateKeyFile, or sftp.password for the deployment",
                        "knownHostsFile: is missing; without it any server could pose as the district's"),
                from(
                        "from-login",
                        "sftp://user:hush@host/folder",
                        "from: the address must not carry a user or password; set the parameters username and"
                                + " password, with placeholders",
                        "password: is missing; set it or privateKeyFile, or sftp.password for the deployment",
                        "knownHostsFile: is missing; without it any server could pose as the district's"),
                from(
                        "from-login-options",
                        "sftp://user:hush@host/folder?x=1",
                        "from: sftp://host/folder must not carry options; Rollcall sets the ones that keep a delivery"
                                + " safe"),
                from(
                        "from-login-no-folder",
                        "sftp://user:hush@host",
                        "from: 'sftp://host' must name a host and a folder, such as sftp://host:22/folder",
                        "password: is missing; set it or privateKeyFile, or sftp.password for the deployment",
                        "knownHostsFile: is missing; without it any server could pose as the district's"),
                from(
                        "from-login-scheme",
                        "ftp://user:hush@host/folder",
                        "from: 'ftp://host/folder' must begin with sftp:// or file:/"),
                from(
                        "from-blank-in-it",
                        "sftp://the host/folder",
                        "from: the address is not one: Illegal character in authority",
                        "password: is missing; set it or privateKeyFile, or sftp.password for the deployment",
                        "knownHostsFile: is missing; without it any server could pose as the district's"),
                from(
                        "from-placeholder",
                        "file:{{no.such.folder}}",
                        "from: the placeholder in 'file:{{no.such.folder}}' has no value; set it in the env file or"
                                + " the environment"),
                from(
                        "sftp-without-login",
                        "sftp://host/folder",
                        "password: is missing; set it or privateKeyFile, or sftp.password for the deployment",
                        "knownHostsFile: is missing; without it any server could pose as the district's"),
                from(
                        "same-folder",
                        "file:SIS/another/../another/",
                        "from: file:SIS/another/../another/ is the drop folder of another already; each LEA needs its"
                                + " own"),
                parameter("archive-unknown", "archive", "delete", "archive: 'delete' is neither move nor keep"),
                parameter(
                        "include-pattern",
                        "include",
                        "[.zip",
                        "include: '[.zip' is not a pattern: Unclosed character class"),
                parameter(
                        "password-placeholder",
                        "password",
                        "{{env:NO_SUCH_SECRET}}",
                        "password: the placeholder in '{{env:NO_SUCH_SECRET}}' has no value; set it in the env file"
                                + " or the environment"),
                slip(
                        "route-key",
                        "    routeId: route-key.nightly",
                        "    routeId: route-key.nightly\n    autoStart: true",
                        "the templatedRoute route-key.nightly has 'autoStart', which does not belong there; it has"
                                + " routeTemplateRef, routeId, parameters"),
                parameter(
                        "source-other",
                        "source",
                        "sis",
                        "the routeId 'source-other.oneroster-zip' must be source-other.sis",
                        "the setting sources lists [oneroster-zip] and the source routes are [sis]; they must be the"
                                + " same"));
    }

    @BeforeAll
    void check_once(@TempDir Path temp) throws IOException {
        folder = temp;
        Site site = new Site(folder);
        site.lea("another", "firstRun: publish").lea("zz-last");
        for (Slip slip : slips().toList()) {
            site.lea(slip.id());
            site.file(
                    "leas/" + slip.id() + ".camel.yaml",
                    slip.edit()
                            .apply(Site.leaFile(slip.id(), "file:" + site.drop(slip.id())))
                            .replace("file:SIS", "file:" + folder.resolve("sis")));
        }
        Path latin = site.leas().resolve("not-utf-8.camel.yaml");
        Files.writeString(latin, Files.readString(latin), StandardCharsets.ISO_8859_1);
        check = site.execute("check");
        String lea = "";
        for (String line : check.out().lines().toList()) {
            if (!line.startsWith("  ")) {
                lea = line.substring(0, line.indexOf(':') < 0 ? line.length() : line.indexOf(':'));
            }
            said.merge(lea, line, (a, b) -> a + "\n" + b);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_named(Slip slip) {
        List<String> expected = new ArrayList<>(List.of(slip.id() + ": FAULTY, it will not run"));
        for (String sentence : slip.sentences()) {
            expected.add("  " + folder.resolve("routes/leas/" + slip.id() + ".camel.yaml") + ": "
                    + sentence.replace("SIS", folder.resolve("sis").toString())
                            .replace("ROUTES", folder.resolve("routes").toString()));
        }
        assertThat(said.get(slip.id())).isEqualTo(String.join("\n", expected));
    }

    @Test
    void the_others_run() {
        assertThat(said.get("another")).isEqualTo("another: ok");
        assertThat(said.get("zz-last")).isEqualTo("zz-last: ok");
        assertThat(check.out().lines().reduce((first, last) -> last))
                .hasValue("2 of " + (slips().count() + 2) + " LEAs can run.");
        assertThat(check.err()).isEmpty();
        assertThat(check.code()).isEqualTo(2);
    }
}

-- A district's night as a DuckDB script, for DistrictBench: from the files of a OneRoster zip to one CSV with the rows of all
-- files that Rollcall publishes for the same zip, in their order.
--
-- It does what a night must do for a sound export of one source: which classes are in session, who is in them today, who
-- has access, what groups are called, how they are split. It takes it for granted that no sourcedId comes twice, and it
-- refuses nothing by name, keeps no account of rows, compares with no earlier night and holds nothing.
--
-- It knows beforehand what Rollcall finds out: which columns there are, and that ids are UUIDs, which DuckDB joins faster
-- than text. DuckDbPass fills in the words in braces.

SET threads = ${threads};
SET memory_limit = '4GB';
SET temp_directory = '${folder}/spilled';
-- Nothing asks for the order of the files' rows; this saves a fifth of the CPU time, and ORDER BY holds all the same.
SET preserve_insertion_order = false;

-- The finalizer of SplitMix64, by which Rollcall ranks the parts of a group for a student; arithmetic modulo 2^64.
CREATE MACRO low64(n) AS n % 18446744073709551616::UHUGEINT;
CREATE MACRO mixed(z, bits, factor) AS low64(xor(z, z >> bits) * factor);
CREATE MACRO last_mixed(z) AS xor(z, z >> 31::UHUGEINT);
CREATE MACRO rank_of(ssid, part) AS last_mixed(mixed(mixed(
    low64(ssid::UHUGEINT + part::UHUGEINT * 11400714819323198485::UHUGEINT),
    30::UHUGEINT, 13787848793156543929::UHUGEINT),
    27::UHUGEINT, 10723151780598845931::UHUGEINT));

-- Names that CERS takes for one: case and accents make no difference.
CREATE MACRO folded(text) AS regexp_replace(lower(strip_accents(text)), '[^\p{L}\p{Nd}]', '', 'g');

COPY (
WITH
-- Sessions. Their end dates are exclusive: the day of the end is not in session any more.
session AS (
    SELECT sourcedId AS id, schoolYear, startDate <= DATE '${date}' AND DATE '${date}' < endDate AS is_on
    FROM read_csv('${folder}/academicSessions.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'UUID', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'title': 'VARCHAR', 'type': 'VARCHAR',
        'startDate': 'DATE', 'endDate': 'DATE', 'parentSourcedId': 'VARCHAR', 'schoolYear': 'INTEGER'})
    WHERE coalesce(status, 'active') = 'active'
),
-- Orgs. A school has a CDS code of 14 digits; that of a district ends in seven zeros. Other districts' are not taken.
org AS MATERIALIZED (
    SELECT sourcedId AS id,
        CASE WHEN regexp_full_match(identifier, '\d{14}') AND NOT ends_with(identifier, '0000000')
            AND starts_with(identifier, '${district}') THEN identifier END AS school
    FROM read_csv('${folder}/orgs.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'UUID', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'name': 'VARCHAR', 'type': 'VARCHAR',
        'identifier': 'VARCHAR', 'parentSourcedId': 'VARCHAR'})
    WHERE coalesce(status, 'active') = 'active'
),
course AS (
    SELECT sourcedId AS id, title
    FROM read_csv('${folder}/courses.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'UUID', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'schoolYearSourcedId': 'VARCHAR',
        'title': 'VARCHAR', 'courseCode': 'VARCHAR', 'grades': 'VARCHAR', 'orgSourcedId': 'VARCHAR',
        'subjects': 'VARCHAR', 'subjectCodes': 'VARCHAR'})
    WHERE coalesce(status, 'active') = 'active'
),
class_row AS MATERIALIZED (
    SELECT *
    FROM read_csv('${folder}/classes.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'UUID', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'title': 'VARCHAR',
        'grades': 'VARCHAR', 'courseSourcedId': 'UUID', 'classCode': 'VARCHAR', 'classType': 'VARCHAR',
        'location': 'VARCHAR', 'schoolSourcedId': 'UUID', 'termSourcedIds': 'VARCHAR', 'subjects': 'VARCHAR',
        'subjectCodes': 'VARCHAR', 'periods': 'VARCHAR'})
    WHERE coalesce(status, 'active') = 'active' AND classType IN ('homeroom', 'scheduled')
),
-- A class may be in several sessions: all must be there, and one of them on.
class_term AS (
    SELECT term.id, max(session.schoolYear) FILTER (session.is_on) AS school_year
    FROM (SELECT sourcedId AS id, trim(unnest(string_split(termSourcedIds, ',')))::UUID AS session FROM class_row) term
    LEFT JOIN session ON session.id = term.session
    GROUP BY term.id
    HAVING bool_and(session.id IS NOT NULL) AND bool_or(session.is_on)
),
-- The classes that are taken: at a school of the district, in session, of a course that is there when one is named.
class AS MATERIALIZED (
    SELECT class_row.sourcedId AS id, org.school, class_term.school_year, class_row.classCode AS code,
        coalesce(course.title, class_row.title) AS title,
        array_to_string(list_sort(list_distinct(list_transform(string_split(class_row.periods, ','), p -> trim(p)))), '-')
            AS period
    FROM class_row
    JOIN class_term ON class_term.id = class_row.sourcedId
    JOIN org ON org.id = class_row.schoolSourcedId AND org.school IS NOT NULL
    LEFT JOIN course ON course.id = class_row.courseSourcedId
    WHERE class_row.courseSourcedId IS NULL OR course.id IS NOT NULL
),
-- The school year that most classes are in.
school_year AS (SELECT mode(school_year) AS ends FROM class),
-- People. An SSID is ten digits, in userIds or else in identifier; a login an e-mail address, of somebody not disabled.
person AS MATERIALIZED (
    SELECT sourcedId AS id, givenName, familyName,
        CASE WHEN role = 'student' THEN coalesce(
            nullif(regexp_extract(userIds, '\{SSID:(\d{10})\}', 1), ''),
            CASE WHEN regexp_full_match(identifier, '\d{10}') THEN identifier END) END::BIGINT AS ssid,
        CASE WHEN role <> 'student' AND coalesce(lower(enabledUser), 'true') IN ('true', '1')
            AND regexp_full_match(email,
                '[A-Za-z0-9_][A-Za-z0-9!#$%&''*+/=?^_`{|}~.-]*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+')
            THEN lower(email) END AS login
    FROM read_csv('${folder}/users.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'UUID', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'enabledUser': 'VARCHAR',
        'orgSourcedIds': 'VARCHAR', 'role': 'VARCHAR', 'username': 'VARCHAR', 'userIds': 'VARCHAR',
        'givenName': 'VARCHAR', 'familyName': 'VARCHAR', 'middleName': 'VARCHAR', 'identifier': 'VARCHAR',
        'email': 'VARCHAR', 'sms': 'VARCHAR', 'phone': 'VARCHAR', 'agentSourcedIds': 'VARCHAR', 'grades': 'VARCHAR',
        'password': 'VARCHAR'})
    WHERE coalesce(status, 'active') = 'active'
),
-- Who is in which class today. The end date is the day after the last.
place AS MATERIALIZED (
    SELECT classSourcedId AS class, userSourcedId AS person, role, lower("primary") IN ('true', '1') AS is_primary
    FROM read_csv('${folder}/enrollments.csv', auto_detect = false, header = true, escape = '"', columns = {
        'sourcedId': 'VARCHAR', 'status': 'VARCHAR', 'dateLastModified': 'VARCHAR', 'classSourcedId': 'UUID',
        'schoolSourcedId': 'UUID', 'userSourcedId': 'UUID', 'role': 'VARCHAR', 'primary': 'VARCHAR',
        'beginDate': 'DATE', 'endDate': 'DATE'})
    WHERE coalesce(status, 'active') = 'active'
        AND role IN ('student', 'teacher')
        AND (beginDate IS NULL OR beginDate <= DATE '${date}')
        AND (endDate IS NULL OR DATE '${date}' < endDate)
        AND classSourcedId IN (SELECT id FROM class)
        AND (schoolSourcedId IS NULL OR schoolSourcedId IN (SELECT id FROM org))
),
-- An SSID of two students with different names is neither's.
student AS MATERIALIZED (
    SELECT person.id, person.ssid, person.familyName, person.givenName
    FROM person
    WHERE person.ssid IS NOT NULL AND person.id IN (SELECT person FROM place WHERE role = 'student')
),
shared AS (
    SELECT ssid FROM student
    WHERE ssid IN (SELECT ssid FROM student GROUP BY ssid HAVING count(*) > 1)
    GROUP BY ssid
    HAVING count(DISTINCT folded(coalesce(familyName, '')) || chr(10) || folded(coalesce(givenName, ''))) > 1
),
-- The students of each class that CERS knows, each SSID once.
member AS MATERIALIZED (
    SELECT DISTINCT place.class, student.ssid
    FROM place
    JOIN student ON student.id = place.person
    WHERE place.role = 'student' AND student.ssid NOT IN (SELECT ssid FROM shared)
),
teacher AS MATERIALIZED (
    SELECT place.class, place.is_primary, person.id, person.familyName, person.givenName, person.login
    FROM place
    JOIN person ON person.id = place.person
    WHERE place.role = 'teacher'
),
-- Everybody who teaches a class has access to its group, each login once.
access AS (SELECT DISTINCT class, login FROM teacher WHERE login IS NOT NULL),
-- A name has the family name of the first primary teacher; of any teacher when none is primary.
namesake AS (
    SELECT class, first(familyName ORDER BY is_primary DESC, familyName, givenName, id) AS family_name
    FROM teacher
    GROUP BY class
),
-- Groups: classes with a student. A part of the name that is blank goes; blanks run together, nothing at the start that
-- a spreadsheet would take for a formula.
named AS MATERIALIZED (
    SELECT class.id AS class, class.school, size.students,
        trim(regexp_replace(regexp_replace(replace(nfc_normalize(concat_ws(' ',
            class.title, 'P' || nullif(class.period, ''), class.code, namesake.family_name)),
            '\', '/'), '\s+', ' ', 'g'), '^[=+\-@'' ]+', '')) AS name
    FROM class
    JOIN (SELECT class, count(*) AS students FROM member GROUP BY class) size ON size.class = class.id
    LEFT JOIN namesake ON namesake.class = class.id
),
-- More than 200 students are split into as few parts as will hold them, each student by the part that ranks highest.
split AS MATERIALIZED (
    SELECT class, parts, ssid, first(part ORDER BY rank_of(ssid, part) DESC, part) AS part
    FROM (
        SELECT member.class, member.ssid, parts, unnest(range(1, parts + 1)) AS part
        FROM member
        JOIN (
            SELECT class, unnest(range((students + 199) // 200, (students + 199) // 200 + 8)) AS parts
            FROM named WHERE students > 200
        ) tried ON tried.class = member.class
    )
    GROUP BY class, parts, ssid
),
parts AS (
    SELECT class, min(parts) AS parts
    FROM (
        SELECT class, parts, max(students) AS most
        FROM (SELECT class, parts, part, count(*) AS students FROM split GROUP BY class, parts, part)
        GROUP BY class, parts
    )
    WHERE most <= 200
    GROUP BY class
),
part AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY school, name) AS number, class, part, school, name
    FROM (
        SELECT class, 1 AS part, school, name FROM named WHERE students <= 200
        UNION ALL
        SELECT named.class, p.part, named.school,
            CASE WHEN p.part = 1 THEN named.name ELSE named.name || ' (' || p.part || ')' END
        FROM named
        JOIN (SELECT class, unnest(range(1, parts + 1)) AS part FROM parts) p ON p.class = named.class
    )
),
-- The script gives no group an ending that tells it from another of its name: it fails when one needs it.
checked AS (
    SELECT CASE
        WHEN count(*) <> count(DISTINCT school || folded(name)) THEN error('Two groups of a school have one name.')
        WHEN max(length(name)) > 255 THEN error('The name of a group is longer than 255 characters.')
        WHEN (SELECT count(*) FROM named WHERE students > 200) <> (SELECT count(*) FROM parts)
            THEN error('A group is not split.')
        ELSE true END AS is_sound
    FROM part
),
-- Rows: of each group its logins, then its students.
row_of AS (
    SELECT part.number, NULL AS ssid, access.login
    FROM part
    JOIN access ON access.class = part.class
    UNION ALL
    SELECT part.number, member.ssid, NULL
    FROM member
    LEFT JOIN (SELECT split.* FROM split JOIN parts ON parts.class = split.class AND parts.parts = split.parts) own
        ON own.class = member.class AND own.ssid = member.ssid
    JOIN part ON part.class = member.class AND part.part = coalesce(own.part, 1)
)
SELECT part.name AS group_name, part.school AS school_natural_id, (SELECT ends FROM school_year) AS school_year,
    'All' AS subject_code, lpad(row_of.ssid::VARCHAR, 10, '0') AS student_ssid, row_of.login AS group_user_login
FROM row_of
JOIN part ON part.number = row_of.number
WHERE (SELECT is_sound FROM checked)
ORDER BY row_of.number, row_of.ssid NULLS FIRST, row_of.login
) TO '${out}' (FORMAT csv, HEADER, DELIMITER ',', QUOTE '"', ESCAPE '"', NULLSTR '');

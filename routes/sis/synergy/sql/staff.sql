-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the teachers and additional staff of the sections of the school year, each once.
-- Confidence: high. REV_PERSON.EMAIL is the staff e-mail address in the district's published queries.
-- Sources: EPC_STAFF_SCH_YR, REV_PERSON, EPC_SCH_YR_SECT, EPC_SCH_YR_SECT_STF, EPC_SCH, REV_ORGANIZATION,
--   REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- The id is STAFF_GU: badge numbers may be missing.
WITH schoolYears AS (
    SELECT oy.ORGANIZATION_YEAR_GU, LTRIM(RTRIM(sch.SCHOOL_CODE)) AS SCHOOL_CODE
    FROM rev.EPC_SCH sch
    JOIN rev.REV_ORGANIZATION o ON o.ORGANIZATION_GU = sch.ORGANIZATION_GU
    JOIN rev.REV_ORGANIZATION_YEAR oy ON oy.ORGANIZATION_GU = sch.ORGANIZATION_GU
    JOIN rev.REV_YEAR y ON y.YEAR_GU = oy.YEAR_GU
    WHERE CAST(y.SCHOOL_YEAR AS int) = :schoolYear - 1
      AND y.EXTENSION = 'R'
      AND COALESCE(o.HIDE_ORGANIZATION, 'N') <> 'Y'
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(sch.STATE_SCHOOL_CODE))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(sch.SCHOOL_CODE AS VARCHAR(20)) IN (:schools))
)
SELECT CAST(p.PERSON_GU AS varchar(36)) AS staffId,
       LTRIM(RTRIM(p.FIRST_NAME)) AS givenName,
       LTRIM(RTRIM(p.LAST_NAME)) AS familyName,
       LTRIM(RTRIM(COALESCE(p.EMAIL, ''))) AS email
FROM rev.REV_PERSON p
WHERE EXISTS (
    SELECT 1
    FROM rev.EPC_STAFF_SCH_YR sy
    JOIN rev.EPC_SCH_YR_SECT se ON se.STAFF_SCHOOL_YEAR_GU = sy.STAFF_SCHOOL_YEAR_GU
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
    WHERE sy.STAFF_GU = p.PERSON_GU)
   OR EXISTS (
    SELECT 1
    FROM rev.EPC_STAFF_SCH_YR sy
    JOIN rev.EPC_SCH_YR_SECT_STF a ON a.STAFF_SCHOOL_YEAR_GU = sy.STAFF_SCHOOL_YEAR_GU
    JOIN rev.EPC_SCH_YR_SECT se ON se.SECTION_GU = a.SECTION_GU
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
    WHERE sy.STAFF_GU = p.PERSON_GU);

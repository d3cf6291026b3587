-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the teacher of each section, as the primary one, and the additional staff of it with their dates.
-- Confidence: high for the teacher; medium for additional staff. Not confirmed: whether their class roles (CLASS_ROLE)
--   include aides, who are no teachers: none is left out here.
-- Sources: EPC_SCH_YR_SECT, EPC_SCH_YR_SECT_STF, EPC_STAFF_SCH_YR, REV_PERSON, EPC_SCH, REV_ORGANIZATION,
--   REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- One row for each first day of a person: of several, the one that lasts longest, and primary if one of them is.
-- Left out on purpose: rows that end before they begin. Sections without a teacher become groups without a login.
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
),
taught AS (
    SELECT se.SECTION_GU, sy.STAFF_GU, 1 AS isPrimary, CAST(NULL AS date) AS firstDay, CAST(NULL AS date) AS lastDay
    FROM rev.EPC_SCH_YR_SECT se
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
    JOIN rev.EPC_STAFF_SCH_YR sy ON sy.STAFF_SCHOOL_YEAR_GU = se.STAFF_SCHOOL_YEAR_GU
    UNION ALL
    SELECT se.SECTION_GU, sy.STAFF_GU, 0, CAST(a.START_DATE AS date), CAST(a.END_DATE AS date)
    FROM rev.EPC_SCH_YR_SECT se
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
    JOIN rev.EPC_SCH_YR_SECT_STF a ON a.SECTION_GU = se.SECTION_GU
    JOIN rev.EPC_STAFF_SCH_YR sy ON sy.STAFF_SCHOOL_YEAR_GU = a.STAFF_SCHOOL_YEAR_GU
)
SELECT CAST(t.SECTION_GU AS varchar(36)) AS sectionId,
       CAST(t.STAFF_GU AS varchar(36)) AS staffId,
       CASE WHEN MAX(t.isPrimary) = 1 THEN 'true' ELSE 'false' END AS "primary",
       COALESCE(CAST(t.firstDay AS varchar(10)), '') AS beginDate,
       CASE WHEN COUNT(*) > COUNT(t.lastDay) THEN '' ELSE CAST(MAX(t.lastDay) AS varchar(10)) END AS endDate
FROM taught t
WHERE (t.firstDay IS NULL OR t.lastDay IS NULL OR t.lastDay >= t.firstDay)
  AND EXISTS (SELECT 1 FROM rev.REV_PERSON p WHERE p.PERSON_GU = t.STAFF_GU)
GROUP BY t.SECTION_GU, t.STAFF_GU, t.firstDay;

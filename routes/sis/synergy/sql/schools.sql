-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the schools that are open in the school year.
-- Confidence: high for the tables; medium for the CDS code and the school year.
--   Not confirmed: that STATE_SCHOOL_CODE is the school code of California. It is taken with 14 digits, with 13 (a lost
--   leading zero), or as the last 7, behind the county-district code of the LEA's settings.
-- Sources: EPC_SCH, REV_ORGANIZATION, REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- Left out on purpose: hidden organizations; schools whose code is 0000000 or blank (offices, holding places), 0000001
-- (non-public) and 0000002 (private). CERS does not know these codes and refuses a whole file for one.
-- The parameter schools is compared with SCHOOL_CODE.
WITH schoolYears AS (
    SELECT oy.ORGANIZATION_YEAR_GU, LTRIM(RTRIM(sch.SCHOOL_CODE)) AS SCHOOL_CODE,
           LTRIM(RTRIM(o.ORGANIZATION_NAME)) AS ORGANIZATION_NAME,
           REPLACE(LTRIM(RTRIM(COALESCE(sch.STATE_SCHOOL_CODE, ''))), '-', '') AS digits
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
SELECT s.SCHOOL_CODE AS schoolId,
       s.ORGANIZATION_NAME AS name,
       CASE WHEN s.digits LIKE '______________' THEN s.digits
            WHEN s.digits LIKE '_____________' THEN CONCAT('0', s.digits)
            ELSE CONCAT(:countyDistrictCode, RIGHT(CONCAT('0000000', s.digits), 7))
       END AS cds
FROM schoolYears s;

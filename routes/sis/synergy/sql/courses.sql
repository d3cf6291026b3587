-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the courses that sections of the school year teach.
-- Confidence: high for the tables; medium for the subject: SUBJECT_AREA_1 has the district's codes, to be agreed on.
-- Sources: EPC_CRS, EPC_SCH_YR_CRS, EPC_SCH_YR_SECT, EPC_SCH, REV_ORGANIZATION, REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
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
SELECT CAST(c.COURSE_GU AS varchar(36)) AS courseId,
       COALESCE(NULLIF(LTRIM(RTRIM(c.COURSE_TITLE)), ''), LTRIM(RTRIM(c.COURSE_ID))) AS title,
       LTRIM(RTRIM(COALESCE(c.COURSE_ID, ''))) AS courseCode,
       LTRIM(RTRIM(COALESCE(c.SUBJECT_AREA_1, ''))) AS subjectCodes
FROM rev.EPC_CRS c
WHERE EXISTS (
    SELECT 1
    FROM rev.EPC_SCH_YR_CRS yc
    JOIN rev.EPC_SCH_YR_SECT se ON se.SCHOOL_YEAR_COURSE_GU = yc.SCHOOL_YEAR_COURSE_GU
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
    WHERE yc.COURSE_GU = c.COURSE_GU);

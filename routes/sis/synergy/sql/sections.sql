-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the sections of the school year.
-- Confidence: high. A section that is the homeroom of a student (EPC_STU_SCH_YR.HOMEROOM_SECTION_GU) is a homeroom.
-- Sources: EPC_SCH_YR_SECT, EPC_SCH_YR_CRS, EPC_CRS, EPC_STU_SCH_YR, EPC_SCH, REV_ORGANIZATION,
--   REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- The id is SECTION_GU; section numbers (SECTION_ID) are of one school and year. Of a section that meets in several
-- periods, the first and the last are given. A section without a term code is refused, and named as such.
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
SELECT CAST(se.SECTION_GU AS varchar(36)) AS sectionId,
       s.SCHOOL_CODE AS schoolId,
       CASE WHEN LTRIM(RTRIM(COALESCE(se.TERM_CODE, ''))) = '' THEN ''
            ELSE CONCAT(s.SCHOOL_CODE, '-', LTRIM(RTRIM(se.TERM_CODE))) END AS termIds,
       COALESCE(CAST(c.COURSE_GU AS varchar(36)), '') AS courseId,
       LTRIM(RTRIM(COALESCE(se.SECTION_ID, ''))) AS sectionNumber,
       CONCAT(se.PERIOD_BEGIN, CASE WHEN se.PERIOD_END > se.PERIOD_BEGIN THEN CONCAT(';', se.PERIOD_END) ELSE '' END)
           AS periods,
       CASE WHEN EXISTS (SELECT 1 FROM rev.EPC_STU_SCH_YR ssy WHERE ssy.HOMEROOM_SECTION_GU = se.SECTION_GU)
            THEN 'homeroom' ELSE 'scheduled' END AS classType
FROM rev.EPC_SCH_YR_SECT se
JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = se.ORGANIZATION_YEAR_GU
LEFT JOIN rev.EPC_SCH_YR_CRS yc ON yc.SCHOOL_YEAR_COURSE_GU = se.SCHOOL_YEAR_COURSE_GU
LEFT JOIN rev.EPC_CRS c ON c.COURSE_GU = yc.COURSE_GU;

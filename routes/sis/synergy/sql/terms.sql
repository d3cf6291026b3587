-- Pack: Synergy (Edupoint); Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the terms of each school, one for each term code.
-- Confidence: medium. Each definition names the last day of a smallest term (EVENT_DATE), and the term codes that it is
--   part of; it begins the day after the one before it, the first on the first day of the school's calendar. So the
--   district's published view has it. Not confirmed: calendars of several tracks.
-- Sources: EPC_SCH_YR_TRM_DEF, EPC_SCH_YR_TRM_CODES, EPC_SCH_ATT_CAL_OPT, EPC_SCH, REV_ORGANIZATION,
--   REV_ORGANIZATION_YEAR, REV_YEAR:
--   a large district's published SQL views of rev (Albuquerque Public Schools); queries of districts (public
--   repositories); the entity model of an open-source grant tracker (GrantTracker).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The school year is the regular one (EXTENSION R) whose SCHOOL_YEAR is the calendar year in which it begins.
-- Left out on purpose: definitions without a date; it is not known when they end. A weekend or a holiday after a last
-- day counts as the next term; no class meets on it.
-- A date becomes a datetime before 1 is added: so the day after it is had.
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
calendars AS (
    SELECT c.ORG_YEAR_GU, MIN(c.START_DATE) AS START_DATE
    FROM rev.EPC_SCH_ATT_CAL_OPT c
    GROUP BY c.ORG_YEAR_GU
),
smallest AS (
    SELECT d.SCHOOL_YEAR_TRM_DEF_GU, d.ORGANIZATION_YEAR_GU, d.TERM_NAME,
           CAST(d.EVENT_DATE AS date) AS lastDay,
           LAG(CAST(d.EVENT_DATE AS date)) OVER (
               PARTITION BY d.ORGANIZATION_YEAR_GU
               ORDER BY d.EVENT_DATE, d.TERM_CODE_NUMBER) AS lastDayBefore
    FROM rev.EPC_SCH_YR_TRM_DEF d
    WHERE d.EVENT_DATE IS NOT NULL
),
dated AS (
    SELECT s.SCHOOL_CODE, t.SCHOOL_YEAR_TRM_DEF_GU, t.TERM_NAME, t.lastDay,
           CASE WHEN t.lastDayBefore IS NULL THEN CAST(c.START_DATE AS date)
                ELSE CAST(CAST(t.lastDayBefore AS datetime) + 1 AS date) END AS firstDay
    FROM smallest t
    JOIN schoolYears s ON s.ORGANIZATION_YEAR_GU = t.ORGANIZATION_YEAR_GU
    JOIN calendars c ON c.ORG_YEAR_GU = t.ORGANIZATION_YEAR_GU
)
SELECT CONCAT(d.SCHOOL_CODE, '-', LTRIM(RTRIM(k.TERM_CODE))) AS termId,
       CASE WHEN COUNT(*) = 1 AND MAX(LTRIM(RTRIM(COALESCE(d.TERM_NAME, '')))) <> '' THEN MAX(LTRIM(RTRIM(d.TERM_NAME)))
            ELSE LTRIM(RTRIM(k.TERM_CODE)) END AS title,
       CAST(MIN(d.firstDay) AS varchar(10)) AS startDate,
       CAST(MAX(d.lastDay) AS varchar(10)) AS endDate,
       :schoolYear AS schoolYear
FROM dated d
JOIN rev.EPC_SCH_YR_TRM_CODES k ON k.SCHOOL_YEAR_TRM_DEF_GU = d.SCHOOL_YEAR_TRM_DEF_GU
GROUP BY d.SCHOOL_CODE, LTRIM(RTRIM(k.TERM_CODE));

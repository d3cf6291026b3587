-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the terms of this school year at each school, the whole year among them.
-- Confidence: high. YEARID is the calendar year in which the school year ends, less 1991 (36 is 2026-27): so in the
--   published SQL of several districts. LASTDAY is taken for the last day itself, as the source below does.
-- Sources: TERMS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: the district's own terms (SCHOOLID 0), which no section is in. TERMS.ID is unique only within a school.
SELECT
  CAST(t.SCHOOLID AS VARCHAR(20)) || '-' || CAST(t.ID AS VARCHAR(20)) AS termId,
  COALESCE(TRIM(t.NAME), TRIM(t.ABBREVIATION), CAST(t.ID AS VARCHAR(20))) AS title,
  TO_CHAR(t.FIRSTDAY, 'YYYY-MM-DD') AS startDate,
  TO_CHAR(t.LASTDAY, 'YYYY-MM-DD') AS endDate,
  CAST(t.YEARID + 1991 AS VARCHAR(20)) AS schoolYear
FROM TERMS t
JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = t.SCHOOLID
WHERE t.YEARID = :schoolYear - 1991
  AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
  AND sc.SCHOOL_NUMBER <> 999999
  AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
  AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
ORDER BY t.SCHOOLID, t.ID

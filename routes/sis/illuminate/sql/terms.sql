-- Pack: Illuminate; PostgreSQL.
-- Rows: the terms of this school year's sessions.
-- Confidence: high. academic_year is the calendar year in which the school year ends; end_date is the last day.
-- Sources: terms, sessions: SQL of Summit Public Schools, 2017 to 2019; published Django model of the database, 2018.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
SELECT
  CAST(t.term_id AS VARCHAR(20)) AS termId,
  COALESCE(NULLIF(TRIM(t.term_name), ''), 'Term ' || t.term_id) AS title,
  TO_CHAR(t.start_date, 'YYYY-MM-DD') AS startDate,
  TO_CHAR(t.end_date, 'YYYY-MM-DD') AS endDate,
  CAST(ses.academic_year AS VARCHAR(20)) AS schoolYear
FROM terms t
JOIN sessions ses ON ses.session_id = t.session_id
JOIN sites si ON si.site_id = ses.site_id
WHERE ses.academic_year = :schoolYear
  AND si.exclude_from_state_reporting IS NOT TRUE
  AND si.site_id < 9999998
  AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
  AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
ORDER BY t.term_id

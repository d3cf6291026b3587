-- Pack: Illuminate; PostgreSQL.
-- Rows: the teachers of this school year's sections, past ones with their last day.
-- Confidence: high; medium for who may see results. classroom_role_id tells roles apart, but its codes were not found:
--   everyone named for a section is taken, aides too. Leave out the district's codes for aides here.
-- Sources: section_teacher_aff: SQL of Summit Public Schools, 2017 to 2019 (a teacher's end_date is the day before the
--   next one's start_date); published Django model of the database, 2018.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: people who work for the vendor, as in staff.sql, and assignments that end before they begin.
-- Two rows of one person, section and first day are one: the primary teacher's, then the one that lasts longer.
SELECT DISTINCT ON (sta.section_id, sta.user_id, sta.start_date)
  CAST(sta.section_id AS VARCHAR(20)) AS sectionId,
  CAST(sta.user_id AS VARCHAR(20)) AS staffId,
  CASE WHEN sta.primary_teacher THEN 'true' ELSE 'false' END AS primary,
  TO_CHAR(sta.start_date, 'YYYY-MM-DD') AS beginDate,
  TO_CHAR(sta.end_date, 'YYYY-MM-DD') AS endDate
FROM section_teacher_aff sta
JOIN users u ON u.user_id = sta.user_id AND u.illuminate_employee IS NOT TRUE
WHERE (sta.end_date IS NULL OR sta.end_date >= sta.start_date)
  AND EXISTS (
    SELECT 1
    FROM section_term_aff ste
    JOIN terms t ON t.term_id = ste.term_id
    JOIN sessions ses ON ses.session_id = t.session_id
    JOIN sites si ON si.site_id = ses.site_id
    WHERE ste.section_id = sta.section_id
      AND ses.academic_year = :schoolYear
      AND si.exclude_from_state_reporting IS NOT TRUE
      AND si.site_id < 9999998
      AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
      AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
  )
ORDER BY
  sta.section_id, sta.user_id, sta.start_date, sta.primary_teacher DESC NULLS LAST, sta.end_date DESC NULLS FIRST

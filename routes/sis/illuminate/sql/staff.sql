-- Pack: Illuminate; PostgreSQL.
-- Rows: everyone who teaches, or taught, a section of this school year.
-- Confidence: high; medium for active, made of users.active and users.exit_date.
-- Sources: users: published Django model of the database, 2018; section_teacher_aff: SQL of Summit Public Schools, 2017
--   to 2019.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: people who work for the vendor (illuminate_employee), who are entered as teachers to look into things.
-- People without an e-mail address stay: their sections are groups, and the report says whose address is missing.
SELECT
  CAST(u.user_id AS VARCHAR(20)) AS staffId,
  TRIM(u.first_name) AS givenName,
  TRIM(u.last_name) AS familyName,
  TRIM(u.email1) AS email,
  CASE
    WHEN u.active IS FALSE OR u.exit_date < TO_DATE(:runDate, 'YYYY-MM-DD') THEN 'false'
    ELSE 'true'
  END AS active
FROM users u
WHERE u.illuminate_employee IS NOT TRUE
  AND EXISTS (
    SELECT 1
    FROM section_teacher_aff sta
    JOIN section_term_aff ste ON ste.section_id = sta.section_id
    JOIN terms t ON t.term_id = ste.term_id
    JOIN sessions ses ON ses.session_id = t.session_id
    JOIN sites si ON si.site_id = ses.site_id
    WHERE sta.user_id = u.user_id
      AND ses.academic_year = :schoolYear
      AND si.exclude_from_state_reporting IS NOT TRUE
      AND si.site_id < 9999998
      AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
      AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
  )
ORDER BY u.user_id

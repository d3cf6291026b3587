-- Pack: Illuminate; PostgreSQL.
-- Rows: the students enrolled on the run date, each once, at however many sites.
-- Confidence: high; medium for leave_date, taken for the last day, as published queries do that count a day's students.
-- Sources: students, student_session_aff, sessions: SQL of Summit Public Schools, 2017 to 2019; grade_levels: published
--   Django model of the database, 2018; is_primary_ada: published dbt models of a charter network.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: those whose enrolment is yet to begin (pre-registered) or is over, those who never came among them, and
-- those enrolled only at sites that schools.sql leaves out. Students without an SSID stay: the report names them.
-- At two sites at once, the school is that of primary attendance, then the later entered. Of students of a site not
-- chosen, those in a section of a chosen one are taken too.
WITH taken AS (
  SELECT ses.session_id
  FROM sessions ses
  JOIN sites si ON si.site_id = ses.site_id
  WHERE ses.academic_year = :schoolYear
    AND si.exclude_from_state_reporting IS NOT TRUE
    AND si.site_id < 9999998
    AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
    AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
)
SELECT DISTINCT ON (stu.student_id)
  CAST(stu.student_id AS VARCHAR(20)) AS studentId,
  TRIM(stu.state_student_id) AS ssid,
  TRIM(stu.first_name) AS givenName,
  TRIM(stu.last_name) AS familyName,
  TRIM(g.short_name) AS grade,
  CAST(ses.site_id AS VARCHAR(20)) AS schoolId
FROM students stu
JOIN student_session_aff ssn ON ssn.student_id = stu.student_id
JOIN sessions ses ON ses.session_id = ssn.session_id
JOIN sites si ON si.site_id = ses.site_id
LEFT JOIN grade_levels g ON g.grade_level_id = ssn.grade_level_id
WHERE ses.academic_year = :schoolYear
  AND si.exclude_from_state_reporting IS NOT TRUE
  AND si.site_id < 9999998
  AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
  AND ssn.entry_date <= TO_DATE(:runDate, 'YYYY-MM-DD')
  AND (ssn.leave_date IS NULL OR ssn.leave_date >= TO_DATE(:runDate, 'YYYY-MM-DD'))
  AND (
    ssn.session_id IN (SELECT k.session_id FROM taken k)
    OR EXISTS (
      SELECT 1
      FROM section_student_aff ssa
      JOIN section_term_aff ste ON ste.section_id = ssa.section_id
      JOIN terms t ON t.term_id = ste.term_id
      JOIN taken k ON k.session_id = t.session_id
      WHERE ssa.student_id = stu.student_id
    )
  )
ORDER BY
  stu.student_id, ssn.is_primary_ada DESC NULLS LAST, ssn.entry_date DESC, ses.session_id

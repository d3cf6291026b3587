-- Pack: Illuminate; PostgreSQL.
-- Rows: who is, was or will be in which section this school year, of the students in students.sql.
-- Confidence: high; medium for leave_date, taken for the last day, as published queries do that count a day's students.
--   If it is the first day out in your database, say TO_CHAR(ssa.leave_date - 1, 'YYYY-MM-DD').
-- Sources: section_student_aff, student_session_aff: SQL of Summit Public Schools, 2017 to 2019; published Django model
--   of the database, 2018.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: students who are not enrolled on the run date; enrolments that end before they begin.
-- A student who takes two courses of one section from the same day is in it once, as long as the longer lasts.
SELECT DISTINCT ON (ssa.section_id, ssa.student_id, ssa.entry_date)
  CAST(ssa.section_id AS VARCHAR(20)) AS sectionId,
  CAST(ssa.student_id AS VARCHAR(20)) AS studentId,
  TO_CHAR(ssa.entry_date, 'YYYY-MM-DD') AS beginDate,
  TO_CHAR(ssa.leave_date, 'YYYY-MM-DD') AS endDate
FROM section_student_aff ssa
WHERE (ssa.leave_date IS NULL OR ssa.leave_date >= ssa.entry_date)
  AND EXISTS (
    SELECT 1
    FROM section_term_aff ste
    JOIN terms t ON t.term_id = ste.term_id
    JOIN sessions ses ON ses.session_id = t.session_id
    JOIN sites si ON si.site_id = ses.site_id
    WHERE ste.section_id = ssa.section_id
      AND ses.academic_year = :schoolYear
      AND si.exclude_from_state_reporting IS NOT TRUE
      AND si.site_id < 9999998
      AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
      AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
  )
  AND EXISTS (
    SELECT 1
    FROM students stu
    JOIN student_session_aff ssn ON ssn.student_id = stu.student_id
    JOIN sessions ses ON ses.session_id = ssn.session_id
    JOIN sites si ON si.site_id = ses.site_id
    WHERE stu.student_id = ssa.student_id
      AND ses.academic_year = :schoolYear
      AND si.exclude_from_state_reporting IS NOT TRUE
      AND si.site_id < 9999998
      AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
      AND ssn.entry_date <= TO_DATE(:runDate, 'YYYY-MM-DD')
      AND (ssn.leave_date IS NULL OR ssn.leave_date >= TO_DATE(:runDate, 'YYYY-MM-DD'))
  )
ORDER BY
  ssa.section_id, ssa.student_id, ssa.entry_date, ssa.leave_date DESC NULLS FIRST

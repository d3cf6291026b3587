-- Pack: Illuminate; PostgreSQL.
-- Rows: the courses that a section of this school year teaches.
-- Confidence: high; medium for subjectCodes: departments are the district's own words. Look at them before saying in
--   the LEA's file how the names begin that mean a subject.
-- Sources: courses, section_course_aff, section_term_aff, departments: SQL of Summit Public Schools, 2017 to 2019;
--   published Django model of the database, 2018.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- is_active is not asked for: a course that was retired in the middle of the year still names its sections.
SELECT
  CAST(c.course_id AS VARCHAR(20)) AS courseId,
  COALESCE(NULLIF(TRIM(c.long_name), ''), NULLIF(TRIM(c.short_name), ''), 'Course ' || c.course_id) AS title,
  TRIM(c.school_course_id) AS courseCode,
  TRIM(d.department_name) AS subjectCodes
FROM courses c
LEFT JOIN departments d ON d.department_id = c.department_id
WHERE EXISTS (
  SELECT 1
  FROM section_course_aff sca
  JOIN section_term_aff ste ON ste.section_id = sca.section_id
  JOIN terms t ON t.term_id = ste.term_id
  JOIN sessions ses ON ses.session_id = t.session_id
  JOIN sites si ON si.site_id = ses.site_id
  WHERE sca.course_id = c.course_id
    AND ses.academic_year = :schoolYear
    AND si.exclude_from_state_reporting IS NOT TRUE
    AND si.site_id < 9999998
    AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
    AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
)
ORDER BY c.course_id

-- Pack: Illuminate; PostgreSQL.
-- Rows: the sections of this school year, with all terms they meet in.
-- Confidence: high; medium for homerooms, which are the sections that meet in homeroom timeblocks and no others.
-- Sources: sections, section_term_aff, section_course_aff, section_timeblock_aff, timeblocks, departments: SQL of
--   Summit Public Schools, 2017 to 2019; published Django model of the database, 2018.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- A section belongs to a site and a year by its terms: one without any is in no school year, and is left out.
-- One that teaches several courses (Algebra and Algebra Honors in one room) goes by the first of them, and has the
-- departments of all as its subject codes.
WITH taken AS (
  SELECT
    ste.section_id,
    MIN(ses.site_id) AS site_id,
    STRING_AGG(DISTINCT CAST(t.term_id AS VARCHAR(20)), ';') AS term_ids
  FROM section_term_aff ste
  JOIN terms t ON t.term_id = ste.term_id
  JOIN sessions ses ON ses.session_id = t.session_id
  JOIN sites si ON si.site_id = ses.site_id
  WHERE ses.academic_year = :schoolYear
    AND si.exclude_from_state_reporting IS NOT TRUE
    AND si.site_id < 9999998
    AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
    AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
  GROUP BY ste.section_id
),
taught AS (
  SELECT
    sca.section_id,
    MIN(c.course_id) AS course_id,
    CASE WHEN COUNT(DISTINCT c.course_id) > 1 THEN STRING_AGG(DISTINCT TRIM(d.department_name), ';') END AS subjects
  FROM section_course_aff sca
  JOIN courses c ON c.course_id = sca.course_id
  LEFT JOIN departments d ON d.department_id = c.department_id
  GROUP BY sca.section_id
),
met AS (
  SELECT
    stb.section_id,
    -- "Period 5" is 5; a homeroom has no period
    STRING_AGG(DISTINCT REGEXP_REPLACE(
      COALESCE(NULLIF(TRIM(tb.short_name), ''), TRIM(tb.timeblock_name)), '^period\s*', '', 'i'), ';')
      FILTER (WHERE tb.is_homeroom IS NOT TRUE) AS periods,
    BOOL_AND(COALESCE(tb.is_homeroom, FALSE)) AS homeroom
  FROM section_timeblock_aff stb
  JOIN timeblocks tb ON tb.timeblock_id = stb.timeblock_id
  GROUP BY stb.section_id
)
SELECT
  CAST(s.section_id AS VARCHAR(20)) AS sectionId,
  CAST(k.site_id AS VARCHAR(20)) AS schoolId,
  k.term_ids AS termIds,
  CAST(h.course_id AS VARCHAR(20)) AS courseId,
  TRIM(s.section_name) AS title,
  TRIM(s.local_section_id) AS sectionNumber,
  m.periods AS periods,
  CASE WHEN m.homeroom THEN 'homeroom' ELSE 'scheduled' END AS classType,
  h.subjects AS subjectCodes
FROM taken k
JOIN sections s ON s.section_id = k.section_id
LEFT JOIN taught h ON h.section_id = s.section_id
LEFT JOIN met m ON m.section_id = s.section_id
ORDER BY s.section_id

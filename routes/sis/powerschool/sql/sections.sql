-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the sections of this school year, those of elementary homerooms among them.
-- Confidence: high. A section's TERMID is this year's YEARID x 100, and up to 99 more.
-- Sources: SECTIONS, COURSES, SCHOOLS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- PowerSchool does not say which sections are homerooms: all are scheduled ones. Left out: sections of schools that
-- schools.sql leaves out. A section whose term its school has not defined is not left out here: it is refused by name.
-- grades: 0 is kindergarten, but also what stands where nobody entered a grade; it counts at schools with kindergarten.
SELECT
  CAST(s.ID AS VARCHAR(20)) AS sectionId,
  CAST(s.SCHOOLID AS VARCHAR(20)) AS schoolId,
  CAST(s.SCHOOLID AS VARCHAR(20)) || '-' || CAST(s.TERMID AS VARCHAR(20)) AS termIds,
  -- blank when COURSES has no such number: the section is then named without a course
  (SELECT MIN(UPPER(TRIM(c.COURSE_NUMBER)))
    FROM COURSES c
    WHERE UPPER(TRIM(c.COURSE_NUMBER)) = UPPER(TRIM(s.COURSE_NUMBER))) AS courseId,
  TRIM(s.SECTION_NUMBER) AS sectionNumber,
  -- 3(A-E) is period 3 on days A to E; where days differ, as in 4(A,C) 5(B), all of it tells, and a comma is no list
  REPLACE(REGEXP_REPLACE(
    COALESCE(TRIM(s.EXTERNAL_EXPRESSION), TRIM(s.EXPRESSION)), '^([^(]+)\([^()]*\)$', '\1'), ',', '/') AS periods,
  CASE
    WHEN s.GRADE_LEVEL BETWEEN 1 AND 12 THEN LPAD(CAST(s.GRADE_LEVEL AS VARCHAR(20)), 2, '0')
    WHEN s.GRADE_LEVEL = 0 AND sc.LOW_GRADE <= 0 THEN 'KG'
    WHEN s.GRADE_LEVEL = -1 THEN 'TK'
    WHEN s.GRADE_LEVEL = -2 THEN 'PK'
  END AS grades
FROM SECTIONS s
JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = s.SCHOOLID
WHERE s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
  AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
  AND sc.SCHOOL_NUMBER <> 999999
  AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
  AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
ORDER BY s.ID

-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the courses that a section of this school year teaches.
-- Confidence: high; medium for subjectCodes. CREDITTYPE (such as MATH or ENG, several with commas between them) is
--   the district's own vocabulary: look at it before saying in the LEA's file which codes mean which subject.
-- Sources: COURSES, SECTIONS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- The field "CAASPP Subject Area" that California's pages put on sections was not found in a published table. A
-- district that fills it in can give it as subjectCodes in sections.sql, which counts before the course's.
-- SECTIONS may write a course's number in other letters than COURSES (sci9, SCI9): ids are in capitals, and of two
-- courses that differ in nothing else the older is taken. Left out: courses without a section this year.
SELECT
  q.courseId AS courseId,
  q.title AS title,
  q.courseCode AS courseCode,
  q.subjectCodes AS subjectCodes
FROM (
  SELECT
    UPPER(TRIM(c.COURSE_NUMBER)) AS courseId,
    COALESCE(TRIM(c.COURSE_NAME), TRIM(c.COURSE_NUMBER)) AS title,
    TRIM(c.COURSE_NUMBER) AS courseCode,
    c.CREDITTYPE AS subjectCodes,
    ROW_NUMBER() OVER (PARTITION BY UPPER(TRIM(c.COURSE_NUMBER)) ORDER BY c.DCID) AS place
  FROM COURSES c
) q
WHERE q.place = 1
  AND EXISTS (
    SELECT 1
    FROM SECTIONS s
    JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = s.SCHOOLID
    WHERE UPPER(TRIM(s.COURSE_NUMBER)) = q.courseId
      AND s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
      AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
      AND sc.SCHOOL_NUMBER <> 999999
      AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
      AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
  )
ORDER BY q.courseId

-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of courses, with their titles and the codes of their subjects.
-- Rows: the courses that a section of this school year teaches.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- If courses are each school's own, put the school before the id, here and in sections.sql.
SELECT
  -- the course's id (needed)
  THE_COURSE_ID AS courseId,
  -- the course's name as teachers know it (needed)
  THE_TITLE AS title,
  -- the course's number in the catalogue (where the SIS has it)
  THE_COURSE_CODE AS courseCode,
  -- the SIS's codes for the subject; we agree with you which of them mean English language arts and mathematics
  -- (where the SIS has it)
  THE_SUBJECT_CODES AS subjectCodes
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of students' places in sections, with their first and last days.
-- Rows: who is, was or will be in which section this school year, of the students in students.sql.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- Only students in students.sql, and sections in sections.sql. A student who left has an end date, or no row.
-- Where the SIS keeps the first day out, the last day is DATEADD(day, -1, THE_END_DATE).
SELECT
  -- the section (needed)
  THE_SECTION_ID AS sectionId,
  -- the student (needed)
  THE_STUDENT_ID AS studentId,
  -- the first day in the section, where it is not the term's (where the SIS has it; YYYY-MM-DD)
  CONVERT(char(10), THE_BEGIN_DATE, 23) AS beginDate,
  -- the last day in the section; blank for a student who is in it now (where the SIS has it; YYYY-MM-DD)
  CONVERT(char(10), THE_END_DATE, 23) AS endDate
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of terms, with the first and the last day of each at each school.
-- Rows: the terms of this school year, at each school.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- If terms have the same ids at each school, put the school before the id, here and in sections.sql.
SELECT
  -- the term's id, different from that of every other term of every school (needed)
  THE_TERM_ID AS termId,
  -- the term's name (needed)
  THE_TITLE AS title,
  -- the first day (needed; YYYY-MM-DD)
  CONVERT(char(10), THE_START_DATE, 23) AS startDate,
  -- the last day (needed; YYYY-MM-DD)
  CONVERT(char(10), THE_END_DATE, 23) AS endDate,
  -- the calendar year in which the school year ends (where the SIS has it; YYYY)
  THE_SCHOOL_YEAR AS schoolYear
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of sections' teachers, and how it tells primary ones, co-teachers and aides apart.
-- Rows: the teachers of this school year's sections: lead teachers, co-teachers, long-term substitutes.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- Leave out aides and others who must not see results. Only people in staff.sql, sections in sections.sql.
SELECT
  -- the section (needed)
  THE_SECTION_ID AS sectionId,
  -- the teacher (needed)
  THE_STAFF_ID AS staffId,
  -- true for the teacher whose name the section goes by (where the SIS has it)
  CASE WHEN THE_PRIMARY = 1 THEN 'true' ELSE 'false' END AS [primary],
  -- the first day with the section, where it is not the term's (where the SIS has it; YYYY-MM-DD)
  CONVERT(char(10), THE_BEGIN_DATE, 23) AS beginDate,
  -- the last day with the section, where it is not the term's (where the SIS has it; YYYY-MM-DD)
  CONVERT(char(10), THE_END_DATE, 23) AS endDate
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

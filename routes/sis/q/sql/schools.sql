-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of schools, and the column with the state's 14-digit county-district-school code.
-- Rows: the schools of the district. Leave out those that the state gives no code.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- cds is text, with all its zeros. Of a 7-digit code: :countyDistrictCode + RIGHT('0000000' + THE_CODE, 7).
-- Leave out 0000001 and 0000002, nonpublic and private schools: CERS refuses a whole file for one.
SELECT
  -- the code by which the SIS knows the school (needed)
  THE_SCHOOL_ID AS schoolId,
  -- the school's name (needed)
  THE_NAME AS name,
  -- the 14 digits of its county-district-school code, with leading zeros (needed; 14 digits)
  THE_CDS AS cds
FROM THE_TABLE
WHERE (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

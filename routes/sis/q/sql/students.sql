-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of students, and the columns with the SSID and with who is enrolled now.
-- Rows: the students enrolled on the run date, each once, with or without an SSID.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- No student twice, at however many schools. Leave out pre-registered, no-show and inactive students.
SELECT
  -- the student's id in the SIS, the same at every school of the district (needed)
  THE_STUDENT_ID AS studentId,
  -- the 10 digits of the Statewide Student Identifier from CALPADS. Without it the student is in no group (where the
  -- SIS has it; 10 digits)
  THE_SSID AS ssid,
  -- the legal first name (needed)
  THE_GIVEN_NAME AS givenName,
  -- the legal last name (needed)
  THE_FAMILY_NAME AS familyName,
  -- the grade the student is in (where the SIS has it; TK, KG, 01 to 12)
  THE_GRADE AS grade,
  -- the school of primary enrollment (where the SIS has it)
  THE_SCHOOL_ID AS schoolId
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND THE_FIRST_DAY <= CONVERT(date, :runDate)
  AND (THE_LAST_DAY IS NULL OR THE_LAST_DAY >= CONVERT(date, :runDate))
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

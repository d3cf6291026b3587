-- Pack: Q by Aequitas (formerly Zangle); Microsoft SQL Server.
-- incomplete: find the table of staff, and the column with the e-mail address that is their TOMS account.
-- Rows: everyone who teaches a section of this school year, once, with or without an e-mail address.
-- Confidence: none. No table of Q's database is published.
-- Sources: none found; to be taken from the district's data dictionary.
-- Run on: nothing yet.
--
-- Put tables and columns in the place of what is in capitals, then take away the line that says incomplete.
-- A column that is not needed and not in the SIS is left out.
-- No person twice, at however many schools.
SELECT
  -- the person's id in the SIS (needed)
  THE_STAFF_ID AS staffId,
  -- the first name (needed)
  THE_GIVEN_NAME AS givenName,
  -- the last name (needed)
  THE_FAMILY_NAME AS familyName,
  -- the address of the person's TOMS account. Without it the person sees no group (where the SIS has it)
  THE_EMAIL AS email,
  -- false for an account that must see nothing (where the SIS has it)
  CASE WHEN THE_ACTIVE = 1 THEN 'true' ELSE 'false' END AS active
FROM THE_TABLE
WHERE THE_SCHOOL_YEAR = :schoolYear
  AND (:everySchool = 1 OR CAST(THE_SCHOOL_CODE AS varchar(20)) IN (:schools))

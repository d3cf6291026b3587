-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the schools that report to the state.
-- Confidence: high; medium for cds. That ALTERNATE_SCHOOL_NUMBER holds the state's code is so in several states'
--   extracts and in one Californian district; whether it has 7 digits or all 14 is the district's choice, and both are
--   taken.
-- Sources: SCHOOLS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023; ALTERNATE_SCHOOL_NUMBER: published
--   SQL of several districts.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: schools with "Exclude from State Reporting" (placements outside the district, the district office); 999999,
-- where PowerSchool keeps its graduates; and the codes 0000001 and 0000002, which stand for nonpublic and private
-- schools: CERS does not know them, and refuses a whole file for one. Other files leave out their sections likewise.
-- A school without the state's code is refused by name: enter the code, or exclude the school from state reporting.
SELECT
  CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) AS schoolId,
  sc.NAME AS name,
  -- a number, so zeros at its front are lost; one of 8 to 12 digits is no code, and goes as it is to be refused
  CASE
    WHEN sc.ALTERNATE_SCHOOL_NUMBER BETWEEN 1 AND 9999999
      THEN :countyDistrictCode || LPAD(CAST(sc.ALTERNATE_SCHOOL_NUMBER AS VARCHAR(20)), 7, '0')
    WHEN sc.ALTERNATE_SCHOOL_NUMBER >= 1000000000000
      THEN LPAD(CAST(sc.ALTERNATE_SCHOOL_NUMBER AS VARCHAR(20)), 14, '0')
    WHEN sc.ALTERNATE_SCHOOL_NUMBER > 9999999
      THEN CAST(sc.ALTERNATE_SCHOOL_NUMBER AS VARCHAR(20))
  END AS cds
FROM SCHOOLS sc
WHERE COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
  AND sc.SCHOOL_NUMBER <> 999999
  AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
  AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
ORDER BY sc.SCHOOL_NUMBER

-- Pack: Infinite Campus; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the schools that have a calendar in the school year.
-- Confidence: high for the tables; medium for the CDS code.
--   Not confirmed: that School.number is the state school number of California. It is taken with 14 digits, with 13 (a
--   lost leading zero), or as the last 7, behind the county-district code of the LEA's settings.
-- Sources: School, Calendar:
--   North Carolina state agency, state extracts for Infinite Campus (NCSIS/ncdpi-state-extracts, 2026).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: schools whose number is 0000000 or blank (offices, holding places), 0000001 (non-public) and
-- 0000002 (private). CERS does not know these codes and refuses a whole file for one.
-- The parameter schools is compared with School.number.
SELECT CAST(s.schoolID AS varchar(20)) AS schoolId,
       LTRIM(RTRIM(s.name)) AS name,
       CASE WHEN s.digits LIKE '______________' THEN s.digits
            WHEN s.digits LIKE '_____________' THEN CONCAT('0', s.digits)
            ELSE CONCAT(:countyDistrictCode, RIGHT(CONCAT('0000000', s.digits), 7))
       END AS cds
FROM (
    SELECT x.schoolID, x.name, x.number, REPLACE(LTRIM(RTRIM(COALESCE(x.number, ''))), '-', '') AS digits
    FROM School x
) s
WHERE EXISTS (SELECT 1 FROM Calendar cal WHERE cal.schoolID = s.schoolID AND cal.endYear = :schoolYear)
  AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(s.number))), 7) NOT IN ('0000000', '0000001', '0000002')
  AND (:everySchool = 1 OR CAST(s.number AS VARCHAR(20)) IN (:schools));

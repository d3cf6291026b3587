-- Pack: Illuminate; PostgreSQL.
-- Rows: the sites that have a session this school year.
-- Confidence: high; medium for cds. state_school_id holds all 14 digits in the vendor's example of its API; as a column
--   it is text, and may be the 7 digits of the school alone, or have lost zeros at its front: all three are taken.
-- Sources: sites: published Django model of the database, 2018; sessions: SQL of Summit Public Schools, 2017 to 2019;
--   state_school_id: Illuminate API documentation, Sites.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: sites excluded from state reporting; those from 9999998 on, which are the system's own (the district
-- office, inactive students); the codes 0000001 and 0000002, which stand for nonpublic and private schools: CERS does
-- not know them, and refuses a whole file for one; and sites without a session this year, at which no section can be.
-- Other files do the same.
-- A site without the state's code is refused by name: enter the code, or exclude the site from state reporting.
SELECT
  CAST(si.site_id AS VARCHAR(20)) AS schoolId,
  COALESCE(NULLIF(TRIM(si.site_long_name), ''), TRIM(si.site_name)) AS name,
  CASE
    WHEN n.code ~ '^[0-9]{1,7}$' THEN :countyDistrictCode || LPAD(n.code, 7, '0')
    WHEN LENGTH(n.code) = 13 THEN LPAD(n.code, 14, '0')
    ELSE n.code
  END AS cds
FROM sites si
CROSS JOIN LATERAL (SELECT REGEXP_REPLACE(si.state_school_id, '[\s-]', '', 'g') AS code) n
WHERE si.exclude_from_state_reporting IS NOT TRUE
  AND si.site_id < 9999998
  AND REGEXP_REPLACE(COALESCE(si.state_school_id, ''), '[\s-]', '', 'g') !~ '^(\d{6,7}0{6}|0*)[12]$'
  AND (:everySchool = 1 OR CAST(si.site_id AS VARCHAR(20)) IN (:schools))
  AND EXISTS (SELECT 1 FROM sessions ses WHERE ses.site_id = si.site_id AND ses.academic_year = :schoolYear)
ORDER BY si.site_id

-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the schools of the school year that have a school code of their own.
-- Confidence: high for the parts of the CDS code.
--   Not confirmed: whether LOC.SC is ever kept without its leading zeros (they are put back here).
-- Sources: LOC: Aeries Software, School Information, support article 14000113864; CALPADS cross reference by extract,
--   article 14000100649; Aeries to OneRoster mapping, article 14000085077.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: the district itself (LOC.CD 0); schools whose code is 0000000 or blank (offices, holding
-- places), 0000001 (non-public) and 0000002 (private). CERS does not know these codes and
-- refuses a whole file for one.
SELECT CAST(l.CD AS varchar(20)) AS schoolId,
       LTRIM(RTRIM(l.NM)) AS name,
       CONCAT(
           CASE WHEN COALESCE(l.CC, '') = '' OR COALESCE(l.DC, '') = '' THEN :countyDistrictCode
                ELSE CONCAT(RIGHT(CONCAT('00', LTRIM(RTRIM(l.CC))), 2), RIGHT(CONCAT('00000', LTRIM(RTRIM(l.DC))), 5))
           END,
           RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7)) AS cds
FROM LOC l
WHERE l.DEL = 0
  AND l.CD <> 0
  AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
  AND (:everySchool = 1 OR CAST(l.CD AS VARCHAR(20)) IN (:schools));

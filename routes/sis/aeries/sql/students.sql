-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the students who are active at one of the schools, each once, under the district-wide id (STU.ID).
-- Confidence: high. Not confirmed: local meanings of grades above 12 and below -1, which go out as they are but for -2.
--   Names are those of STU; legal names of LSI, where a district has them, are not read (names reach no file for CERS).
-- Sources: STU: Aeries Software, Aeries to OneRoster mapping, support article 14000085077; CALPADS cross reference by
--   extract, article 14000100649 (CID is the SSID). LOC: School Information, article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: students with a status tag (STU.TG): pre-enrolled (*) and inactive ones are not in a class now.
-- Of a student who is active at several schools, the row with an SSID counts, then that of the lowest school code. An
-- SSID that is in a row of another school alone is taken from there.
WITH ranked AS (
    SELECT s.ID, s.FN, s.LN, s.GR, s.SC,
           LTRIM(RTRIM(COALESCE(s.CID, ''))) AS CID,
           ROW_NUMBER() OVER (
               PARTITION BY s.ID
               ORDER BY CASE WHEN LTRIM(RTRIM(COALESCE(s.CID, ''))) = '' THEN 1 ELSE 0 END, s.SC, s.SN) AS place
    FROM STU s
    JOIN LOC l ON l.CD = s.SC AND l.DEL = 0
    WHERE s.DEL = 0
      AND LTRIM(RTRIM(COALESCE(s.TG, ''))) = ''
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(s.SC AS VARCHAR(20)) IN (:schools))
)
SELECT CAST(s.ID AS varchar(20)) AS studentId,
       COALESCE(
           NULLIF(s.CID, ''),
           (SELECT MAX(NULLIF(LTRIM(RTRIM(a.CID)), '')) FROM STU a WHERE a.ID = s.ID AND a.DEL = 0),
           '') AS ssid,
       LTRIM(RTRIM(s.FN)) AS givenName,
       LTRIM(RTRIM(s.LN)) AS familyName,
       CASE s.GR WHEN -2 THEN 'PK' WHEN -1 THEN 'TK' WHEN 0 THEN 'KG' ELSE COALESCE(CAST(s.GR AS varchar(20)), '')
       END AS grade,
       CAST(s.SC AS varchar(20)) AS schoolId
FROM ranked s
WHERE s.place = 1;

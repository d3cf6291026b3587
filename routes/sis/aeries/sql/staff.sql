-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: everybody who teaches at one of the schools, once for the whole district.
-- Confidence: high for STF and its link from TCH; medium for teachers without a live STF record (their TCH record
--   stands in).
-- Sources: STF, TCH, MST, STU: Aeries Software, Aeries to OneRoster mapping, support article 14000085077. SSE: Flex
--   scheduling and OneRoster, article 14000134412. LOC: School Information, article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- A teacher without an e-mail address in STF has that of a TCH record, if there is one, else a blank one.
-- A vacancy, which has no name but TCH.TE, keeps its row: its first name is then a hyphen, since one is required.
WITH taught AS (
    SELECT t.SC, t.TN, t.ID, t.TE, t.TF, t.TLN, t.EM,
           CASE WHEN f.ID IS NULL THEN 0 ELSE 1 END AS hasStaff
    FROM TCH t
    JOIN LOC l ON l.CD = t.SC AND l.DEL = 0
    LEFT JOIN STF f ON f.ID = t.ID AND f.DEL = 0 AND f.ID <> 0
    WHERE t.DEL = 0
      AND t.TN <> 0
      AND (EXISTS (SELECT 1 FROM MST m WHERE m.SC = t.SC AND m.TN = t.TN AND m.DEL = 0)
           OR EXISTS (SELECT 1 FROM STU s WHERE s.SC = t.SC AND s.CU = t.TN AND s.DEL = 0))
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(t.SC AS VARCHAR(20)) IN (:schools))
),
ids AS (
    SELECT t.ID FROM taught t WHERE t.hasStaff = 1
    UNION
    SELECT e.ID
    FROM SSE e
    JOIN MST m ON m.SC = e.SC AND m.SE = e.SE AND m.DEL = 0
    JOIN LOC l ON l.CD = e.SC AND l.DEL = 0
    WHERE e.DEL = 0
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(e.SC AS VARCHAR(20)) IN (:schools))
)
SELECT CAST(f.ID AS varchar(20)) AS staffId,
       LTRIM(RTRIM(f.FN)) AS givenName,
       LTRIM(RTRIM(f.LN)) AS familyName,
       COALESCE(
           NULLIF(LTRIM(RTRIM(f.EM)), ''),
           (SELECT MIN(NULLIF(LTRIM(RTRIM(t.EM)), '')) FROM taught t WHERE t.ID = f.ID),
           '') AS email
FROM STF f
JOIN ids i ON i.ID = f.ID
WHERE f.DEL = 0 AND f.ID <> 0
UNION ALL
SELECT CONCAT('TCH_', t.SC, '_', t.TN),
       COALESCE(NULLIF(LTRIM(RTRIM(t.TF)), ''), '-'),
       COALESCE(NULLIF(LTRIM(RTRIM(t.TLN)), ''), NULLIF(LTRIM(RTRIM(t.TE)), ''), '-'),
       LTRIM(RTRIM(COALESCE(t.EM, '')))
FROM taught t
WHERE t.hasStaff = 0;

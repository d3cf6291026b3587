-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the teachers of each section: those of SSE where a section has any (Flex schools, and schools that put staff in
--   sections), else the one of MST.TN; the teacher of an elementary class.
-- Confidence: high for MST.TN; medium for SSE. Not confirmed: the column of SSE that flags the primary teacher. The one
--   named by MST.TN counts as primary, else, of those with the section on the day of the run, the one who began first.
-- Sources: MST, TCH, STF, STU: Aeries Software, Aeries to OneRoster mapping, support article 14000085077. SSE (all
--   active teachers, SD and ED honored): Flex scheduling and OneRoster, article 14000134412. LOC: School Information,
--   article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: rows of SSE whose staff record is deleted or missing (there is no name and no login), rows that
-- end before they begin, and sections without a teacher (MST.TN 0); the latter become groups without a login.
WITH sections AS (
    SELECT m.SC, m.SE, m.TN
    FROM MST m
    JOIN LOC l ON l.CD = m.SC AND l.DEL = 0
    WHERE m.DEL = 0
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(m.SC AS VARCHAR(20)) IN (:schools))
),
teachers AS (
    SELECT t.SC, t.TN,
           CASE WHEN f.ID IS NULL THEN CONCAT('TCH_', t.SC, '_', t.TN) ELSE CAST(f.ID AS varchar(20)) END AS staffId,
           f.ID AS staffNumber
    FROM TCH t
    LEFT JOIN STF f ON f.ID = t.ID AND f.DEL = 0 AND f.ID <> 0
    WHERE t.DEL = 0 AND t.TN <> 0
),
inSections AS (
    SELECT e.SC, e.SE, e.ID,
           CAST(e.SD AS date) AS SD,
           CASE WHEN COUNT(*) > COUNT(e.ED) THEN NULL ELSE MAX(CAST(e.ED AS date)) END AS ED
    FROM SSE e
    JOIN STF f ON f.ID = e.ID AND f.DEL = 0 AND f.ID <> 0
    WHERE e.DEL = 0
      AND (e.ED IS NULL OR e.SD IS NULL OR CAST(e.ED AS date) >= CAST(e.SD AS date))
    GROUP BY e.SC, e.SE, e.ID, CAST(e.SD AS date)
),
ranked AS (
    SELECT e.SC, e.SE, e.ID, e.SD, e.ED,
           ROW_NUMBER() OVER (
               PARTITION BY e.SC, e.SE
               ORDER BY CASE WHEN (e.SD IS NULL OR e.SD <= CAST(:runDate AS date))
                              AND (e.ED IS NULL OR e.ED >= CAST(:runDate AS date)) THEN 0 ELSE 1 END,
                        CASE WHEN e.ID = t.staffNumber THEN 0 ELSE 1 END,
                        COALESCE(e.SD, CAST('1900-01-01' AS date)),
                        e.ID) AS place
    FROM inSections e
    JOIN sections s ON s.SC = e.SC AND s.SE = e.SE
    LEFT JOIN teachers t ON t.SC = s.SC AND t.TN = s.TN
)
SELECT CONCAT(e.SC, '_', e.SE) AS sectionId,
       CAST(e.ID AS varchar(20)) AS staffId,
       CASE WHEN e.place = 1 THEN 'true' ELSE 'false' END AS "primary",
       COALESCE(CAST(e.SD AS varchar(10)), '') AS beginDate,
       COALESCE(CAST(e.ED AS varchar(10)), '') AS endDate
FROM ranked e
UNION ALL
SELECT CONCAT(s.SC, '_', s.SE), t.staffId, 'true', '', ''
FROM sections s
JOIN teachers t ON t.SC = s.SC AND t.TN = s.TN
WHERE NOT EXISTS (SELECT 1 FROM inSections e WHERE e.SC = s.SC AND e.SE = s.SE)
UNION ALL
SELECT CONCAT(t.SC, '_TN_', t.TN), t.staffId, 'true', '', ''
FROM teachers t
JOIN LOC l ON l.CD = t.SC AND l.DEL = 0
WHERE NOT EXISTS (SELECT 1 FROM MST m WHERE m.SC = t.SC AND m.DEL = 0)
  AND EXISTS (SELECT 1 FROM STU s WHERE s.SC = t.SC AND s.CU = t.TN AND s.DEL = 0)
  AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
  AND (:everySchool = 1 OR CAST(t.SC AS VARCHAR(20)) IN (:schools));

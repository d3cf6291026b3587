-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the courses that live sections of the schools teach.
-- Confidence: high for CN and CO; medium for S1 as the subject: its codes are the graduation requirements of the
--   district, to be agreed on with it.
-- Sources: CRS, MST: Aeries Software, Aeries to OneRoster mapping, support article 14000085077; Course Data, article
--   14000070409. LOC: School Information, article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: courses that no live section teaches; they would name no group.
SELECT LTRIM(RTRIM(c.CN)) AS courseId,
       COALESCE(NULLIF(LTRIM(RTRIM(c.CO)), ''), NULLIF(LTRIM(RTRIM(c.DE)), ''), LTRIM(RTRIM(c.CN))) AS title,
       LTRIM(RTRIM(c.CN)) AS courseCode,
       LTRIM(RTRIM(COALESCE(c.S1, ''))) AS subjectCodes
FROM CRS c
WHERE c.DEL = 0
  AND EXISTS (
      SELECT 1
      FROM MST m
      JOIN LOC l ON l.CD = m.SC AND l.DEL = 0
      WHERE m.CN = c.CN
        AND m.DEL = 0
        AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
        AND (:everySchool = 1 OR CAST(m.SC AS VARCHAR(20)) IN (:schools)));

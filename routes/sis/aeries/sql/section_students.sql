-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the places of active students in sections, present and past: those of course attendance (CAR); those of the
--   class schedule (SEC) of which course attendance says nothing; and of an elementary class, STU.CU.
-- Confidence: high for SEC and CAR; medium for elementary classes: STU.CU is the teacher of now, and since when is not
--   kept, so the date is that of entering the school. Not confirmed: that STU.LD is the last day, not the day after.
-- Sources: SEC, STU, MST, TCH: Aeries Software, Aeries to OneRoster mapping, support article 14000085077. CAR (DS first
--   day, DE last day): Class schedule maintenance and course attendance, article 14000068864, and field mapping,
--   article 14000098012. LOC: School Information, article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Where CAR and SEC disagree CAR counts, since it alone has dates; the Course Attendance Audit report finds these.
-- A student who is inactive at one school and active at another keeps the past places at the first, ended by STU.LD.
-- Left out on purpose: students who are not active anywhere or pre-enrolled (not in students.sql, so that their rows
-- would be refused); places at a school the student has left on an unknown day; places that end before they begin (a
-- class changed before its first day); an elementary student without a teacher (CU 0, or a deleted one): no class.
WITH schools AS (
    SELECT l.CD
    FROM LOC l
    WHERE l.DEL = 0
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(l.CD AS VARCHAR(20)) IN (:schools))
),
students AS (
    SELECT s.SC, s.SN, s.ID, s.CU,
           CAST(s.ED AS date) AS entered,
           CASE WHEN LTRIM(RTRIM(COALESCE(s.TG, ''))) = '' THEN NULL ELSE CAST(s.LD AS date) END AS lastDay
    FROM STU s
    JOIN schools c ON c.CD = s.SC
    WHERE s.DEL = 0
      AND LTRIM(RTRIM(COALESCE(s.TG, ''))) <> '*'
      AND (LTRIM(RTRIM(COALESCE(s.TG, ''))) = '' OR s.LD IS NOT NULL)
      AND EXISTS (
          SELECT 1
          FROM STU a
          JOIN schools b ON b.CD = a.SC
          WHERE a.ID = s.ID AND a.DEL = 0 AND LTRIM(RTRIM(COALESCE(a.TG, ''))) = '')
),
places AS (
    SELECT CONCAT(a.SC, '_', a.SE) AS sectionId, s.ID,
           CAST(a.DS AS date) AS firstDay,
           CASE WHEN a.DE IS NULL OR s.lastDay < CAST(a.DE AS date) THEN s.lastDay
                ELSE CAST(a.DE AS date) END AS lastDay
    FROM CAR a
    JOIN students s ON s.SC = a.SC AND s.SN = a.SN
    JOIN MST m ON m.SC = a.SC AND m.SE = a.SE AND m.DEL = 0
    WHERE a.DEL = 0
    UNION ALL
    SELECT CONCAT(e.SC, '_', e.SE), s.ID, NULL, s.lastDay
    FROM SEC e
    JOIN students s ON s.SC = e.SC AND s.SN = e.SN
    JOIN MST m ON m.SC = e.SC AND m.SE = e.SE AND m.DEL = 0
    WHERE e.DEL = 0
      AND NOT EXISTS (SELECT 1 FROM CAR a WHERE a.SC = e.SC AND a.SN = e.SN AND a.SE = e.SE AND a.DEL = 0)
    UNION ALL
    SELECT CONCAT(s.SC, '_TN_', s.CU), s.ID, s.entered, s.lastDay
    FROM students s
    JOIN TCH t ON t.SC = s.SC AND t.TN = s.CU AND t.DEL = 0
    WHERE s.CU <> 0
      AND NOT EXISTS (SELECT 1 FROM MST m WHERE m.SC = s.SC AND m.DEL = 0)
)
-- One row for each first day: of several, that which lasts longest.
SELECT p.sectionId AS sectionId,
       CAST(p.ID AS varchar(20)) AS studentId,
       COALESCE(CAST(p.firstDay AS varchar(10)), '') AS beginDate,
       CASE WHEN COUNT(*) > COUNT(p.lastDay) THEN '' ELSE CAST(MAX(p.lastDay) AS varchar(10)) END AS endDate
FROM places p
WHERE p.firstDay IS NULL OR p.lastDay IS NULL OR p.lastDay >= p.firstDay
GROUP BY p.sectionId, p.ID, p.firstDay;

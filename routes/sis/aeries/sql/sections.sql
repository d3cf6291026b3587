-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the live sections of the master schedule; in schools without one, a class for each teacher with students.
-- Confidence: high for the master schedule; medium for elementary classes (a school is taken for one without a master
--   schedule when it has no live section; the school's own setting, LOC.E, is not read).
--   Not confirmed: what a block of periods (MST.BL) covers, so PD alone is given; the periods of Flex schools (FTF).
-- Sources: MST, TCH, CRS, STU: Aeries Software, Aeries to OneRoster mapping, support article 14000085077; Flex
--   scheduling and OneRoster, article 14000134412. LOC: School Information, article 14000113864.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Ids are those of Aeries's own OneRoster: SC_SE, and SC_TN_TN for the class of an elementary teacher.
-- A section of a course that is deleted or missing keeps its place: its title is then the course number.
-- LO and HI of 0 and 0 are taken for not set in the master schedule, and for kindergarten of an elementary teacher.
-- Left out on purpose: elementary teachers without a student; they have no class.
SELECT CONCAT(m.SC, '_', m.SE) AS sectionId,
       CAST(m.SC AS varchar(20)) AS schoolId,
       CONCAT(m.SC, '_', COALESCE(NULLIF(LTRIM(RTRIM(m.SM)), ''), 'Y')) AS termIds,
       LTRIM(RTRIM(COALESCE(c.CN, ''))) AS courseId,
       CASE WHEN c.CN IS NULL THEN LTRIM(RTRIM(COALESCE(m.CN, ''))) ELSE '' END AS title,
       CAST(m.SE AS varchar(20)) AS sectionNumber,
       COALESCE(CAST(m.PD AS varchar(20)), '') AS periods,
       'scheduled' AS classType,
       CASE WHEN m.LO = 0 AND m.HI = 0 THEN '' ELSE CONCAT(
           CASE WHEN m.LO <= -2 AND m.HI >= -2 THEN 'PK;' ELSE '' END,
           CASE WHEN m.LO <= -1 AND m.HI >= -1 THEN 'TK;' ELSE '' END,
           CASE WHEN m.LO <= 0 AND m.HI >= 0 THEN 'KG;' ELSE '' END,
           CASE WHEN m.LO <= 1 AND m.HI >= 1 THEN '01;' ELSE '' END,
           CASE WHEN m.LO <= 2 AND m.HI >= 2 THEN '02;' ELSE '' END,
           CASE WHEN m.LO <= 3 AND m.HI >= 3 THEN '03;' ELSE '' END,
           CASE WHEN m.LO <= 4 AND m.HI >= 4 THEN '04;' ELSE '' END,
           CASE WHEN m.LO <= 5 AND m.HI >= 5 THEN '05;' ELSE '' END,
           CASE WHEN m.LO <= 6 AND m.HI >= 6 THEN '06;' ELSE '' END,
           CASE WHEN m.LO <= 7 AND m.HI >= 7 THEN '07;' ELSE '' END,
           CASE WHEN m.LO <= 8 AND m.HI >= 8 THEN '08;' ELSE '' END,
           CASE WHEN m.LO <= 9 AND m.HI >= 9 THEN '09;' ELSE '' END,
           CASE WHEN m.LO <= 10 AND m.HI >= 10 THEN '10;' ELSE '' END,
           CASE WHEN m.LO <= 11 AND m.HI >= 11 THEN '11;' ELSE '' END,
           CASE WHEN m.LO <= 12 AND m.HI >= 12 THEN '12;' ELSE '' END)
       END AS grades
FROM MST m
JOIN LOC l ON l.CD = m.SC AND l.DEL = 0
LEFT JOIN CRS c ON c.CN = m.CN AND c.DEL = 0
WHERE m.DEL = 0
  AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
  AND (:everySchool = 1 OR CAST(m.SC AS VARCHAR(20)) IN (:schools))
UNION ALL
SELECT CONCAT(t.SC, '_TN_', t.TN),
       CAST(t.SC AS varchar(20)),
       CONCAT(t.SC, '_Y'),
       '',
       CASE WHEN t.LO IS NULL OR t.HI IS NULL OR t.HI < t.LO THEN 'Homeroom'
            WHEN t.LO = t.HI THEN CONCAT('Grade ', CASE t.LO WHEN -2 THEN 'PK' WHEN -1 THEN 'TK' WHEN 0 THEN 'K'
                ELSE CAST(t.LO AS varchar(20)) END)
            ELSE CONCAT('Grades ', CASE t.LO WHEN -2 THEN 'PK' WHEN -1 THEN 'TK' WHEN 0 THEN 'K'
                ELSE CAST(t.LO AS varchar(20)) END, '-', CASE t.HI WHEN -1 THEN 'TK' WHEN 0 THEN 'K'
                ELSE CAST(t.HI AS varchar(20)) END)
       END,
       CAST(t.TN AS varchar(20)),
       '',
       'homeroom',
       CONCAT(
           CASE WHEN t.LO <= -2 AND t.HI >= -2 THEN 'PK;' ELSE '' END,
           CASE WHEN t.LO <= -1 AND t.HI >= -1 THEN 'TK;' ELSE '' END,
           CASE WHEN t.LO <= 0 AND t.HI >= 0 THEN 'KG;' ELSE '' END,
           CASE WHEN t.LO <= 1 AND t.HI >= 1 THEN '01;' ELSE '' END,
           CASE WHEN t.LO <= 2 AND t.HI >= 2 THEN '02;' ELSE '' END,
           CASE WHEN t.LO <= 3 AND t.HI >= 3 THEN '03;' ELSE '' END,
           CASE WHEN t.LO <= 4 AND t.HI >= 4 THEN '04;' ELSE '' END,
           CASE WHEN t.LO <= 5 AND t.HI >= 5 THEN '05;' ELSE '' END,
           CASE WHEN t.LO <= 6 AND t.HI >= 6 THEN '06;' ELSE '' END,
           CASE WHEN t.LO <= 7 AND t.HI >= 7 THEN '07;' ELSE '' END,
           CASE WHEN t.LO <= 8 AND t.HI >= 8 THEN '08;' ELSE '' END,
           CASE WHEN t.LO <= 9 AND t.HI >= 9 THEN '09;' ELSE '' END,
           CASE WHEN t.LO <= 10 AND t.HI >= 10 THEN '10;' ELSE '' END,
           CASE WHEN t.LO <= 11 AND t.HI >= 11 THEN '11;' ELSE '' END,
           CASE WHEN t.LO <= 12 AND t.HI >= 12 THEN '12;' ELSE '' END)
FROM TCH t
JOIN LOC l ON l.CD = t.SC AND l.DEL = 0
WHERE t.DEL = 0
  AND t.TN <> 0
  AND NOT EXISTS (SELECT 1 FROM MST m WHERE m.SC = t.SC AND m.DEL = 0)
  AND EXISTS (SELECT 1 FROM STU s WHERE s.SC = t.SC AND s.CU = t.TN AND s.DEL = 0)
  AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
  AND (:everySchool = 1 OR CAST(t.SC AS VARCHAR(20)) IN (:schools));

-- Pack: Aeries; Microsoft SQL Server 2016 or newer (and PostgreSQL, for tests).
-- Rows: the terms of each school that begin in the school year, and one for the whole year where TRM has none.
-- Confidence: high.
--   Not confirmed: titles of the terms 1 to 4 (trimesters or quarters), and that TRM.D2 is the last day.
-- Sources: TRM, LOC: Aeries Software, Aeries to OneRoster mapping, support article 14000085077; terms, article
--   14000071099.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out on purpose: terms of another school year. An Aeries database holds one school year: when this file gives no
-- row, the connection names the database of another year.
WITH live AS (
    SELECT t.SC,
           LTRIM(RTRIM(t.TM)) AS TM,
           CAST(CAST(t.D1 AS date) AS varchar(10)) AS firstDay,
           CAST(CAST(t.D2 AS date) AS varchar(10)) AS lastDay
    FROM TRM t
    JOIN LOC l ON l.CD = t.SC AND l.DEL = 0
    WHERE t.DEL = 0
      AND CAST(CAST(t.D1 AS date) AS varchar(10)) BETWEEN CONCAT(:schoolYear - 1, '-07-01')
                                                      AND CONCAT(:schoolYear, '-06-30')
      AND RIGHT(CONCAT('0000000', LTRIM(RTRIM(l.SC))), 7) NOT IN ('0000000', '0000001', '0000002')
      AND (:everySchool = 1 OR CAST(t.SC AS VARCHAR(20)) IN (:schools))
)
SELECT CONCAT(t.SC, '_', t.TM) AS termId,
       CASE t.TM WHEN 'Y' THEN 'Full year' WHEN 'F' THEN 'Fall' WHEN 'S' THEN 'Spring' ELSE CONCAT('Term ', t.TM)
       END AS title,
       t.firstDay AS startDate,
       t.lastDay AS endDate,
       :schoolYear AS schoolYear
FROM live t
UNION ALL
-- Sections that meet all year, and elementary classes, name the term Y, which trimester schools may lack.
SELECT CONCAT(t.SC, '_Y'), 'Full year', MIN(t.firstDay), MAX(t.lastDay), :schoolYear
FROM live t
GROUP BY t.SC
HAVING MAX(CASE WHEN t.TM = 'Y' THEN 1 ELSE 0 END) = 0;

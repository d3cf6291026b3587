-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- Rows: each run of terms, such as 1 to 4, that a section of this school year meets in.
-- Confidence: medium. SCHOOL-YEAR is the calendar year in which the school year ends; a single term's dates stand where
--   SCHD-TRM-STR and SCHD-TRM-STP are both its number. Not confirmed: that SEM-TRM-STP-DATE is the last day.
-- Sources: CLASS-MEET, CLASS, TERM-DEFINITION: published Ed-Fi exporter in PHP (Florida's codes).
-- Run on: nothing yet.
--
-- Where TERM-DEFINITION lacks a term, the row is missing here and the section is refused by name.
SELECT
  q."ENTITY-ID" || '-' || CAST(q.STR AS VARCHAR(10)) || '-' || CAST(q.STP AS VARCHAR(10)) AS termId,
  'Terms ' || CAST(q.STR AS VARCHAR(10)) || '-' || CAST(q.STP AS VARCHAR(10)) AS title,
  TO_CHAR(MIN(a."SEM-TRM-STR-DATE"), 'YYYY-MM-DD') AS startDate,
  TO_CHAR(MAX(z."SEM-TRM-STP-DATE"), 'YYYY-MM-DD') AS endDate
FROM (
  SELECT
    cm."ENTITY-ID",
    cm."COR-NUM-ID",
    cm."TRACK",
    cm."CLAS-SECTION",
    MIN(cm."SCH-STR-TRM") AS STR,
    MAX(cm."SCH-STP-TRM") AS STP
  FROM SKYWARD.PUB."CLASS-MEET" cm
  WHERE cm."SCHOOL-YEAR" = :schoolYear
    AND (:everySchool = 1 OR CAST(cm."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
  GROUP BY cm."ENTITY-ID", cm."COR-NUM-ID", cm."TRACK", cm."CLAS-SECTION"
) q
JOIN SKYWARD.PUB."TERM-DEFINITION" a
  ON a."ENTITY-ID" = q."ENTITY-ID"
  AND a."SCHOOL-YEAR" = :schoolYear
  AND a."SCHD-TRM-STR" = q.STR
  AND a."SCHD-TRM-STP" = q.STR
JOIN SKYWARD.PUB."TERM-DEFINITION" z
  ON z."ENTITY-ID" = q."ENTITY-ID"
  AND z."SCHOOL-YEAR" = :schoolYear
  AND z."SCHD-TRM-STR" = q.STP
  AND z."SCHD-TRM-STP" = q.STP
GROUP BY q."ENTITY-ID", q.STR, q.STP
WITH (NOLOCK)

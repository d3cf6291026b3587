-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- Rows: the sections of this school year. One stands in CLASS-MEET as often as it meets, or has teachers.
-- Confidence: medium. Not confirmed: whether the same class of a course may stand in two tracks (ids tell them apart).
-- Sources: CLASS-MEET, CLASS: published Ed-Fi exporter in PHP (Florida's codes); TRACK: published sync in
--   PowerShell (Minnesota's ids).
-- Run on: nothing yet.
--
-- Left out: classes whose CLAS-STATUS is not A (active). Of several periods the first is given.
SELECT
  cm."ENTITY-ID" || '-' || CAST(cm."COR-NUM-ID" AS VARCHAR(20)) || '-' || CAST(cm."TRACK" AS VARCHAR(10)) || '-'
    || CAST(cm."CLAS-SECTION" AS VARCHAR(20)) AS sectionId,
  cm."ENTITY-ID" AS schoolId,
  cm."ENTITY-ID" || '-' || CAST(MIN(cm."SCH-STR-TRM") AS VARCHAR(10)) || '-'
    || CAST(MAX(cm."SCH-STP-TRM") AS VARCHAR(10)) AS termIds,
  CAST(cm."COR-NUM-ID" AS VARCHAR(20)) AS courseId,
  CAST(cm."CLAS-SECTION" AS VARCHAR(20)) AS sectionNumber,
  MIN(CAST(cm."DSP-PERIOD" AS VARCHAR(20))) AS periods
FROM SKYWARD.PUB."CLASS-MEET" cm
WHERE cm."SCHOOL-YEAR" = :schoolYear
  AND (:everySchool = 1 OR CAST(cm."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
  AND EXISTS (
    SELECT 1
    FROM SKYWARD.PUB."CLASS" k
    WHERE k."COR-NUM-ID" = cm."COR-NUM-ID"
      AND k."CLAS-SECTION" = cm."CLAS-SECTION"
      AND k."ENTITY-ID" = cm."ENTITY-ID"
      AND k."CLAS-STATUS" = 'A'
  )
GROUP BY cm."ENTITY-ID", cm."COR-NUM-ID", cm."TRACK", cm."CLAS-SECTION"
WITH (NOLOCK)

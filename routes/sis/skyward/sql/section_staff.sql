-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- Rows: the teachers of this school year's sections.
-- Confidence: medium; low for primary: TCHR-PRIME-FLAG is taken for primary when it is 1, Y, yes or true, and its
--   values were not found.
-- Sources: CLASS-MEET, CLASS: published Ed-Fi exporter in PHP (Florida's codes).
-- Run on: nothing yet.
--
-- CLASS-MEET has no days: each is a teacher for the whole term, until the row is gone. Left out: meetings without a
-- teacher.
SELECT
  cm."ENTITY-ID" || '-' || CAST(cm."COR-NUM-ID" AS VARCHAR(20)) || '-' || CAST(cm."TRACK" AS VARCHAR(10)) || '-'
    || CAST(cm."CLAS-SECTION" AS VARCHAR(20)) AS sectionId,
  CAST(cm."NAME-ID" AS VARCHAR(20)) AS staffId,
  CASE
    WHEN MAX(
      CASE WHEN LOWER(CAST(cm."TCHR-PRIME-FLAG" AS VARCHAR(10))) IN ('1', 'y', 'yes', 'true') THEN 1 ELSE 0 END) = 1
      THEN 'true'
    ELSE 'false'
  END AS "primary"
FROM SKYWARD.PUB."CLASS-MEET" cm
JOIN SKYWARD.PUB."CLASS" k
  ON k."COR-NUM-ID" = cm."COR-NUM-ID"
  AND k."CLAS-SECTION" = cm."CLAS-SECTION"
  AND k."ENTITY-ID" = cm."ENTITY-ID"
WHERE cm."SCHOOL-YEAR" = :schoolYear
  AND k."CLAS-STATUS" = 'A'
  AND cm."NAME-ID" IN (SELECT n."NAME-ID" FROM SKYWARD.PUB."NAME" n)
  AND (:everySchool = 1 OR CAST(cm."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
GROUP BY cm."ENTITY-ID", cm."COR-NUM-ID", cm."TRACK", cm."CLAS-SECTION", cm."NAME-ID"
WITH (NOLOCK)

-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- Rows: the courses that a section of this school year teaches.
-- Confidence: low: the table was seen in one program. SUBJECT-ID is the district's own vocabulary: look at it before
--   saying in the LEA's file which codes mean which subject. DEPARTMENT-ID is another candidate.
-- Sources: COURSE, CLASS-MEET: published sync in PowerShell (Minnesota's ids).
-- Run on: nothing yet.
SELECT DISTINCT
  CAST(c."COR-NUM-ID" AS VARCHAR(20)) AS courseId,
  CASE
    WHEN LENGTH(c."COR-LDESC") > 0 THEN c."COR-LDESC"
    WHEN LENGTH(c."COR-SDESC") > 0 THEN c."COR-SDESC"
    ELSE c."COR-ALPHAKEY"
  END AS title,
  c."COR-ALPHAKEY" AS courseCode,
  c."SUBJECT-ID" AS subjectCodes
FROM SKYWARD.PUB."COURSE" c
JOIN SKYWARD.PUB."CLASS-MEET" cm
  ON cm."COR-NUM-ID" = c."COR-NUM-ID"
  AND cm."ENTITY-ID" = c."ENTITY-ID"
  AND cm."SCHOOL-YEAR" = c."SCHOOL-YEAR"
WHERE c."SCHOOL-YEAR" = :schoolYear
  AND (:everySchool = 1 OR CAST(c."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
WITH (NOLOCK)

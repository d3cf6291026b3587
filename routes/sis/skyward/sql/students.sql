-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- incomplete: find which column holds California's 10-digit SSID, and put it in place of the NULL.
-- Rows: the students active now in an entity, each once.
-- Confidence: high, but for the SSID. Texas has its number in STUDENT-EXT."TEA-STU-ID", Minnesota in
--   STUDENT."MN-EDE-NBR". NAME."FEDERAL-ID-NO" is not it: one of the programs finds the social security number there.
-- Sources: STUDENT, NAME, STUDENT-ENTITY, ENTITY: published Ed-Fi exporter in PHP (Florida's codes); two published
--   programs in Go; published sync in PowerShell (Minnesota's ids).
-- Run on: nothing yet.
--
-- Left out: students whose STUDENT-STATUS is not A. The entity with X-DEFAULT-ENTITY is the school; a student active in
-- others alone has the first of those.
SELECT
  CAST(s."STUDENT-ID" AS VARCHAR(20)) AS studentId,
  CAST(NULL AS VARCHAR(10)) AS ssid,
  n."FIRST-NAME" AS givenName,
  n."LAST-NAME" AS familyName,
  CASE
    WHEN 12 - (s."GRAD-YR" - :schoolYear) BETWEEN 1 AND 12 THEN CAST(12 - (s."GRAD-YR" - :schoolYear) AS VARCHAR(4))
    WHEN 12 - (s."GRAD-YR" - :schoolYear) = 0 THEN 'KG'
  END AS grade,
  COALESCE(
    MAX(CASE WHEN se."X-DEFAULT-ENTITY" = 1 THEN se."ENTITY-ID" END), MIN(se."ENTITY-ID")) AS schoolId
FROM SKYWARD.PUB."STUDENT" s
JOIN SKYWARD.PUB."NAME" n ON n."NAME-ID" = s."NAME-ID"
JOIN SKYWARD.PUB."STUDENT-ENTITY" se ON se."STUDENT-ID" = s."STUDENT-ID"
WHERE se."STUDENT-STATUS" = 'A'
  AND (:everySchool = 1 OR CAST(se."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
GROUP BY s."STUDENT-ID", n."FIRST-NAME", n."LAST-NAME", s."GRAD-YR"
WITH (NOLOCK)

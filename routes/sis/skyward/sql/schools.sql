-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- incomplete: find which column holds the state's 7-digit school code for an entity, and put it in place of the NULL.
-- Rows: the entities, which sections belong to; an entity is a school, or a part of one.
-- Confidence: medium; low for which entities are schools.
-- Sources: ENTITY: published sync in PowerShell (Minnesota's ids).
--   Seen there and of unknown use for California: SCHOOL("SCHOOL-ID", "SCHOOL-NUMBER", "SCHOOL-ORG-NUMBER").
-- Run on: nothing yet.
--
-- cds needs all 14 digits: with a code of 7, :countyDistrictCode || LPAD(code, 7, '0'). An entity that is no school of
-- the state, such as one for summer or for placements elsewhere, must be left out here and in all other files.
SELECT
  e."ENTITY-ID" AS schoolId,
  e."ENTITY-NAME" AS name,
  CAST(NULL AS VARCHAR(14)) AS cds
FROM SKYWARD.PUB."ENTITY" e
WHERE (:everySchool = 1 OR CAST(e."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
WITH (NOLOCK)

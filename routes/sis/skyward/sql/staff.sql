-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- Rows: everyone who teaches a section of this school year, once.
-- Confidence: medium. Not confirmed: that INTERNET-ADDRESS is the address of the TOMS account.
-- Sources: NAME, STAFF-ENTITY, CLASS-MEET, CLASS: published Ed-Fi exporter in PHP (Florida's codes).
-- Run on: nothing yet.
--
-- People without an e-mail address stay: their sections are groups, and the report says whose address is missing.
-- active is false for those who are not on the staff of any entity this year (STATUS-CUR-YR is A for those who are).
SELECT
  CAST(n."NAME-ID" AS VARCHAR(20)) AS staffId,
  n."FIRST-NAME" AS givenName,
  n."LAST-NAME" AS familyName,
  n."INTERNET-ADDRESS" AS email,
  CASE
    WHEN n."NAME-ID" IN (
      SELECT se."NAME-ID" FROM SKYWARD.PUB."STAFF-ENTITY" se WHERE se."STATUS-CUR-YR" = 'A'
    ) THEN 'true'
    ELSE 'false'
  END AS active
FROM SKYWARD.PUB."NAME" n
WHERE n."NAME-ID" IN (
  SELECT cm."NAME-ID"
  FROM SKYWARD.PUB."CLASS-MEET" cm
  JOIN SKYWARD.PUB."CLASS" k
    ON k."COR-NUM-ID" = cm."COR-NUM-ID"
    AND k."CLAS-SECTION" = cm."CLAS-SECTION"
    AND k."ENTITY-ID" = cm."ENTITY-ID"
  WHERE cm."SCHOOL-YEAR" = :schoolYear
    AND k."CLAS-STATUS" = 'A'
    AND (:everySchool = 1 OR CAST(cm."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
)
WITH (NOLOCK)

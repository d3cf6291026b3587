-- Pack: Skyward SMS 2.0; Progress OpenEdge SQL.
-- incomplete: find how STUDENT-CLASS shows that a student left a class (its status or a date), and give endDate by it.
-- Rows: who is in which section this school year, of the students in students.sql.
-- Confidence: low: the table was seen in one program, which takes the rows whose SCHD-STATUS is A for those in force.
-- Sources: STUDENT-CLASS, CLASS-MEET: published sync in PowerShell (Minnesota's ids).
-- Run on: nothing yet.
--
-- Left out: students who are not active in a chosen entity, and rows whose SCHD-STATUS is not A. Should a student who
-- left keep that status, she would stay in her group: find out before you take away the line that says incomplete.
SELECT DISTINCT
  sc."ENTITY-ID" || '-' || CAST(sc."COR-NUM-ID" AS VARCHAR(20)) || '-' || CAST(sc."TRACK" AS VARCHAR(10)) || '-'
    || CAST(sc."CLAS-SECTION" AS VARCHAR(20)) AS sectionId,
  CAST(sc."STUDENT-ID" AS VARCHAR(20)) AS studentId,
  CAST(NULL AS VARCHAR(10)) AS beginDate,
  CAST(NULL AS VARCHAR(10)) AS endDate
FROM SKYWARD.PUB."STUDENT-CLASS" sc
WHERE sc."SCHOOL-YEAR" = :schoolYear
  AND sc."SCHD-STATUS" = 'A'
  AND (:everySchool = 1 OR CAST(sc."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
  AND EXISTS (
    SELECT 1
    FROM SKYWARD.PUB."STUDENT-ENTITY" se
    WHERE se."STUDENT-ID" = sc."STUDENT-ID"
      AND se."STUDENT-STATUS" = 'A'
      AND (:everySchool = 1 OR CAST(se."ENTITY-ID" AS VARCHAR(20)) IN (:schools))
  )
  AND EXISTS (
    SELECT 1
    FROM SKYWARD.PUB."CLASS-MEET" cm
    JOIN SKYWARD.PUB."CLASS" k
      ON k."COR-NUM-ID" = cm."COR-NUM-ID"
      AND k."CLAS-SECTION" = cm."CLAS-SECTION"
      AND k."ENTITY-ID" = cm."ENTITY-ID"
    WHERE cm."ENTITY-ID" = sc."ENTITY-ID"
      AND cm."COR-NUM-ID" = sc."COR-NUM-ID"
      AND cm."TRACK" = sc."TRACK"
      AND cm."CLAS-SECTION" = sc."CLAS-SECTION"
      AND cm."SCHOOL-YEAR" = :schoolYear
      AND k."CLAS-STATUS" = 'A'
  )
WITH (NOLOCK)

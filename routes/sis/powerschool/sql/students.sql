-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the students enrolled now (ENROLL_STATUS 0), each once, at however many schools they have sections.
-- Confidence: high. STATE_STUDENTNUMBER is the SSID: PowerSchool's pages for California say so.
-- Sources: STUDENTS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023; PowerSchool SIS for California, State
--   Reporting pages (Roster-Student Groups Extract).
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Left out: the pre-registered (-1) and those who left (2, 3), who are in no class now; and students excluded from
-- state reporting, whom PowerSchool's own extract for CERS leaves out too. Students without an SSID stay: the report
-- names them. A student's school may be one that schools.sql leaves out while sections are at another.
SELECT
  CAST(stu.ID AS VARCHAR(20)) AS studentId,
  TRIM(stu.STATE_STUDENTNUMBER) AS ssid,
  TRIM(stu.FIRST_NAME) AS givenName,
  TRIM(stu.LAST_NAME) AS familyName,
  CASE
    WHEN stu.GRADE_LEVEL BETWEEN 1 AND 12 THEN LPAD(CAST(stu.GRADE_LEVEL AS VARCHAR(20)), 2, '0')
    WHEN stu.GRADE_LEVEL = 0 THEN 'KG'
    WHEN stu.GRADE_LEVEL = -1 THEN 'TK'
    WHEN stu.GRADE_LEVEL <= -2 THEN 'PK'
    WHEN stu.GRADE_LEVEL > 12 THEN 'PS'
  END AS grade,
  CAST(stu.SCHOOLID AS VARCHAR(20)) AS schoolId
FROM STUDENTS stu
WHERE stu.ENROLL_STATUS = 0
  AND COALESCE(stu.STATE_EXCLUDEFROMREPORTING, 0) = 0
  AND EXISTS (
    SELECT 1
    FROM SCHOOLS sc
    WHERE COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
      AND sc.SCHOOL_NUMBER <> 999999
      AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
      AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
      AND (
        sc.SCHOOL_NUMBER = stu.SCHOOLID
        OR EXISTS (
          SELECT 1
          FROM CC cc
          JOIN SECTIONS s ON s.ID = ABS(cc.SECTIONID)
          WHERE cc.STUDENTID = stu.ID
            AND s.SCHOOLID = sc.SCHOOL_NUMBER
            AND s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
        )
      )
  )
ORDER BY stu.ID

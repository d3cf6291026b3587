-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: everyone who teaches a section of this school year, once, at however many schools.
-- Confidence: high; medium for STATUS, of which only 1 (works there now) was seen, and for the words of the roles.
-- Sources: USERS, SCHOOLSTAFF, SECTIONTEACHER, ROLEDEF, SECTIONS: Lawrence Public Schools, OneRoster-1.1-PowerQueries,
--   2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- Who is a teacher is said in section_staff.sql, and here in the same way. People without an e-mail address stay: their
-- sections are groups, and the report says whose address is missing. Left out: people without a section this year, and
-- people who no longer work at the school of their section, who must not see its students.
SELECT
  CAST(u.DCID AS VARCHAR(20)) AS staffId,
  TRIM(u.FIRST_NAME) AS givenName,
  TRIM(u.LAST_NAME) AS familyName,
  TRIM(u.EMAIL_ADDR) AS email
FROM USERS u
WHERE u.DCID IN (
  SELECT ss.USERS_DCID
  FROM SCHOOLSTAFF ss
  JOIN (
    SELECT s.ID AS SECTIONID, s.TEACHER AS TEACHERID
    FROM SECTIONS s
    UNION ALL
    SELECT st.SECTIONID, st.TEACHERID
    FROM SECTIONTEACHER st
    JOIN ROLEDEF r ON r.ID = st.ROLEID
    WHERE (LOWER(r.NAME) LIKE '%teacher%' OR LOWER(r.NAME) LIKE '%substitute%')
      AND LOWER(r.NAME) NOT LIKE '%aide%'
      AND LOWER(r.NAME) NOT LIKE '%observer%'
  ) p ON p.TEACHERID = ss.ID
  JOIN SECTIONS s ON s.ID = p.SECTIONID
  JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = s.SCHOOLID
  WHERE ss.STATUS = 1
    AND s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
    AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
    AND sc.SCHOOL_NUMBER <> 999999
    AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
    AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
)
ORDER BY u.DCID

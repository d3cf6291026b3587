-- Pack: PowerSchool; Oracle 12c or newer (and PostgreSQL, for tests).
-- Rows: the teachers of this school year's sections: lead teachers, co-teachers and substitutes, past ones with the day
--   their time ended.
-- Confidence: high; medium for roles and for END_DATE, which is taken for the last day, as the source below does.
-- Sources: SECTIONTEACHER, ROLEDEF, SCHOOLSTAFF, SECTIONS: Lawrence Public Schools, OneRoster-1.1-PowerQueries, 2023.
-- Run on: PostgreSQL 15, with the fixture schema; not yet on a district's database.
--
-- ROLEDEF.NAME is the district's to change. Taken: names with "teacher" or "substitute" in them, such as Lead Teacher
-- or Co-teacher. Left out, since they are not to see students' results: aides, observers, administrators, all others.
-- A section's TEACHER without a row of its own in SECTIONTEACHER is its lead teacher for the whole term.
-- Left out too: people who no longer work at the section's school (SCHOOLSTAFF.STATUS not 1), whether or not they work
-- at another; and assignments that end before they begin, as those do that were entered by mistake and taken back.
-- Two rows of one person, section and first day are one: the lead's, then the one that lasts longer.
SELECT
  CAST(q.SECTIONID AS VARCHAR(20)) AS sectionId,
  CAST(q.USERS_DCID AS VARCHAR(20)) AS staffId,
  CASE WHEN q.LEAD_RANK = 1 THEN 'true' ELSE 'false' END AS primary,
  TO_CHAR(q.START_DATE, 'YYYY-MM-DD') AS beginDate,
  TO_CHAR(q.END_DATE, 'YYYY-MM-DD') AS endDate
FROM (
  SELECT
    p.SECTIONID,
    ss.USERS_DCID,
    p.LEAD_RANK,
    p.START_DATE,
    p.END_DATE,
    ROW_NUMBER() OVER (
      PARTITION BY p.SECTIONID, ss.USERS_DCID, p.START_DATE
      ORDER BY p.LEAD_RANK, p.END_DATE DESC NULLS FIRST
    ) AS place
  FROM (
    SELECT
      st.SECTIONID,
      st.TEACHERID,
      CASE WHEN r.NAME = 'Lead Teacher' THEN 1 ELSE 2 END AS LEAD_RANK,
      st.START_DATE,
      st.END_DATE
    FROM SECTIONTEACHER st
    JOIN ROLEDEF r ON r.ID = st.ROLEID
    WHERE (LOWER(r.NAME) LIKE '%teacher%' OR LOWER(r.NAME) LIKE '%substitute%')
      AND LOWER(r.NAME) NOT LIKE '%aide%'
      AND LOWER(r.NAME) NOT LIKE '%observer%'
      AND (st.START_DATE IS NULL OR st.END_DATE IS NULL OR st.END_DATE >= st.START_DATE)
    UNION ALL
    SELECT s.ID, s.TEACHER, 1, CAST(NULL AS DATE), CAST(NULL AS DATE)
    FROM SECTIONS s
    WHERE NOT EXISTS (
      SELECT 1 FROM SECTIONTEACHER st WHERE st.SECTIONID = s.ID AND st.TEACHERID = s.TEACHER
    )
  ) p
  JOIN SECTIONS s ON s.ID = p.SECTIONID
  JOIN SCHOOLS sc ON sc.SCHOOL_NUMBER = s.SCHOOLID
  JOIN SCHOOLSTAFF ss ON ss.ID = p.TEACHERID AND ss.STATUS = 1
  WHERE s.TERMID BETWEEN (:schoolYear - 1991) * 100 AND (:schoolYear - 1991) * 100 + 99
    AND COALESCE(sc.STATE_EXCLUDEFROMREPORTING, 0) = 0
    AND sc.SCHOOL_NUMBER <> 999999
    AND MOD(COALESCE(sc.ALTERNATE_SCHOOL_NUMBER, 0), 10000000) NOT IN (1, 2)
    AND (:everySchool = 1 OR CAST(sc.SCHOOL_NUMBER AS VARCHAR(20)) IN (:schools))
) q
WHERE q.place = 1
ORDER BY q.SECTIONID, q.USERS_DCID, q.START_DATE
